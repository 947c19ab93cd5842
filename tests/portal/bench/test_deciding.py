"""The deciding of the bench: its mix holds every benefit, and is calculated as it was before."""

import msgspec
import pytest

from benefits.catalogue import BENEFITS, benefit_of, check
from benefits.findings import stops
from benefits.law import law_on
from portal.bench import deciding, mix
from portal.bench.deciding import Account, DecisionError


def test_thousand_claims_hold_the_shares_of_the_mix() -> None:
    made = [(benefit_of(each.claim).code, each.claim.anchor.year) for each in mix.facts(mix.THOUSAND)]

    shares = {(benefit, year): made.count((benefit, year)) for benefit, year in made}
    assert shares == {
        (benefit, year): share for benefit, part in mix.MIX.items() for year, share in part.years.items()
    }
    assert sum(shares.values()) == mix.THOUSAND
    assert set(mix.MIX) == set(BENEFITS)


def test_nothing_stops_a_claim_of_the_mix() -> None:
    stopped = [
        each for each in mix.facts(mix.THOUSAND) if stops(check(each.claim, law_on(each.claim.anchor)))
    ]

    assert stopped == []


def test_first_thousand_are_calculated_as_kept() -> None:
    account = deciding.decide(mix.THOUSAND)

    assert deciding.checked(account) == account
    assert set(deciding.kept()) == {mix.THOUSAND, deciding.DECISIONS}


@pytest.mark.parametrize(("field", "value"), [("distinct", 0.89), ("digests", {1000: "another"})])
def test_account_of_other_claims_or_calculations_is_refused(field: str, value: object) -> None:
    right = Account(
        decisions=1000,
        seconds=1.0,
        processor_seconds=1.0,
        distinct=0.9,
        digests={1000: deciding.kept()[1000]},
    )
    assert deciding.checked(right) == right

    with pytest.raises(DecisionError):
        deciding.checked(msgspec.structs.replace(right, **{field: value}))
