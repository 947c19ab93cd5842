"""What a ruling must say, and which reasons there are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from benefits import words
from benefits.catalogue import BENEFITS
from benefits.periods import Period
from decisions.refusals import REFUSALS, refusals_of
from decisions.rulings import Outcome, Override, Ruling, RulingError

DAYS = Period(date(2026, 10, 1), date(2026, 10, 10))
AMOUNT = Override(place=0, amount=Decimal("0.00"), reason="Ei palkkaa.")
LATER = Period(date(2026, 10, 20), date(2026, 10, 21))


def ruling(outcome: Outcome, refusal: str = "", explanation: str = "", *withheld: Period) -> Ruling:
    return Ruling(
        application_id=1,
        proposal_id=1,
        outcome=outcome,
        refusal=refusal,
        explanation=explanation,
        withheld=withheld,
    )


@pytest.mark.parametrize(
    "sound",
    [
        ruling(Outcome.GRANTED),
        ruling(Outcome.PARTLY, "refusal_late", "Myöhässä.", DAYS, LATER),
        ruling(Outcome.REFUSED, "refusal_other", "Muu syy."),
        replace(ruling(Outcome.GRANTED), overrides=(AMOUNT,)),
        replace(ruling(Outcome.PARTLY, "refusal_other", "Muu syy."), overrides=(AMOUNT,)),
    ],
)
def test_ruling_that_says_what_it_must_is_taken(sound: Ruling) -> None:
    assert sound.checked() is sound


@pytest.mark.parametrize(
    "unsound",
    [
        ruling(Outcome.GRANTED, "refusal_late"),
        ruling(Outcome.GRANTED, "", "", DAYS),
        ruling(Outcome.REFUSED, "refusal_late", "  "),
        ruling(Outcome.REFUSED, "no_such_reason", "Selitys."),
        ruling(Outcome.REFUSED, "refusal_late", "Selitys.", DAYS),
        replace(ruling(Outcome.REFUSED, "refusal_late", "Selitys."), overrides=(AMOUNT,)),
        replace(ruling(Outcome.GRANTED), overrides=(replace(AMOUNT, reason=" "),)),
        replace(ruling(Outcome.GRANTED), overrides=(replace(AMOUNT, amount=Decimal("-0.01")),)),
        ruling(Outcome.PARTLY, "refusal_late", "Selitys."),
        ruling(Outcome.PARTLY, "refusal_late", "Selitys.", LATER, DAYS),
        ruling(Outcome.PARTLY, "refusal_late", "Selitys.", DAYS, Period(DAYS.ends_on, LATER.ends_on)),
        ruling(Outcome.PARTLY, "refusal_late", "Selitys.", Period(DAYS.ends_on, DAYS.starts_on)),
    ],
)
def test_ruling_that_contradicts_itself_is_refused(unsound: Ruling) -> None:
    with pytest.raises(RulingError):
        unsound.checked()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_has_its_sentence(refusal: str, language: str) -> None:
    assert words.say_code(refusal, {}, language).endswith(".")


@pytest.mark.parametrize("benefit", BENEFITS)
def test_every_benefit_can_be_refused_for_its_own_reasons_and_for_those_of_all(benefit: str) -> None:
    for_all = {"refusal_nothing_payable", "refusal_no_answer", "refusal_late", "refusal_other"}
    offered = set(refusals_of(benefit))

    assert for_all < offered
    assert offered - for_all


@pytest.mark.parametrize(
    ("benefit", "refusal"),
    [
        ("parental_allowance", "refusal_no_incapacity"),
        ("parental_allowance", "refusal_annual_leave"),
        ("sickness_allowance", "refusal_days_off"),
        ("occupational_health", "refusal_no_pay"),
    ],
)
def test_reason_of_another_benefit_is_not_offered(benefit: str, refusal: str) -> None:
    assert refusal not in refusals_of(benefit)
