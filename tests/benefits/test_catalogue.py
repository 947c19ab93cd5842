"""The catalogue: every benefit has its claim, its names and its rules, and is found by its claim."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from benefits import catalogue, sickness, words
from benefits.calculation import Payee
from benefits.catalogue import BENEFITS, Benefit, RegisterCode
from benefits.claims import Certificate, PayBasis
from benefits.deadlines import Deadline
from benefits.law import law_on
from benefits.periods import PaidPeriod

ONSET = date(2026, 1, 5)
CLAIM = sickness.Claim(
    onset=ONSET,
    paid=(PaidPeriod(ONSET, date(2026, 1, 31), Decimal("2300.00")),),
    certificate=Certificate.LATER,
    pay_basis=PayBasis.ACT,
)


@pytest.mark.parametrize("benefit", BENEFITS.values(), ids=list(BENEFITS))
def test_benefit_is_known_by_its_code_and_its_claim(benefit: Benefit) -> None:
    config = benefit.claim.__struct_config__

    assert BENEFITS[benefit.code] is benefit
    assert (config.tag_field, config.tag) == ("benefit", benefit.code)
    assert "claim" in {field.name for field in msgspec.structs.fields(benefit.facts)}


@pytest.mark.parametrize("benefit", BENEFITS.values(), ids=list(BENEFITS))
def test_benefit_has_a_name_of_its_own_in_every_language(benefit: Benefit) -> None:
    assert tuple(benefit.names) == words.LANGUAGES
    assert len(set(benefit.names.values())) == len(words.LANGUAGES)


def test_sickness_allowance_goes_to_the_employer_and_is_claimed_by_cause_one_and_type_one() -> None:
    benefit = BENEFITS["sickness_allowance"]

    assert benefit.payee is Payee.EMPLOYER
    assert benefit.register == RegisterCode(cause=1, payment_type=1, whole=True)


def test_rehabilitation_allowance_is_claimed_by_cause_five_and_the_partial_one_not_at_all() -> None:
    full, partial = BENEFITS["rehabilitation_allowance"], BENEFITS["partial_rehabilitation_allowance"]

    assert (full.payee, partial.payee) == (Payee.EMPLOYER, Payee.EMPLOYER)
    assert (full.register, partial.register) == (RegisterCode(cause=5, payment_type=1), None)


def test_sickness_allowance_is_claimed_within_two_months() -> None:
    benefit = BENEFITS["sickness_allowance"]

    deadline = benefit.limit.deadline(date(2026, 10, 24), law_on(date(2026, 10, 24)))
    continued = benefit.limit.deadline(date(2026, 2, 28), law_on(ONSET))

    assert deadline == Deadline(date(2026, 12, 24), date(2026, 12, 28))
    assert continued == Deadline(date(2026, 4, 28), date(2026, 4, 28))


def test_claim_is_checked_and_calculated_by_the_rules_of_its_benefit() -> None:
    facts = sickness.Facts(claim=CLAIM, annual_income=Decimal(30000))
    law = law_on(ONSET)

    findings = catalogue.check(CLAIM, law)
    calculation = catalogue.calculate(facts, law)

    assert catalogue.claim_type("sickness_allowance") is sickness.Claim
    assert [finding.code for finding in findings] == ["certificate_later"]
    assert calculation == sickness.calculate(facts, law)
    assert calculation.employer_total == Decimal("883.74")


def test_claim_names_the_day_whose_law_it_goes_by_and_the_days_no_other_may_have() -> None:
    assert (CLAIM.anchor, CLAIM.days) == (CLAIM.onset, CLAIM.paid)


def test_claim_attaches_a_certificate_that_is_uploaded() -> None:
    uploaded = msgspec.structs.replace(CLAIM, certificate=Certificate.UPLOAD)

    assert (uploaded.attaches, CLAIM.attaches) == (True, False)


def test_unknown_benefit_has_no_claim() -> None:
    with pytest.raises(KeyError):
        catalogue.claim_type("housing")
