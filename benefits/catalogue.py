"""The catalogue of benefits: the only list of them, and the way to each one's rules."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

import msgspec

from benefits import (
    annual_leave,
    asked_of_sickness,
    donor,
    family_leave,
    infectious,
    occupational_health,
    parental,
    partial,
    rehabilitation,
    sickness,
)
from benefits.annual_leave import asked as asked_of_annual_leave
from benefits.asking import Question
from benefits.calculation import Calculation, Payee
from benefits.deadlines import Limit
from benefits.donor import asked as asked_of_donor
from benefits.facts import Facts as FactsOf
from benefits.family_leave import asked as asked_of_family_leave
from benefits.findings import Finding
from benefits.infectious import asked as asked_of_infectious
from benefits.law import Law
from benefits.occupational_health import asked as asked_of_occupational_health
from benefits.parental import asked as asked_of_parental
from benefits.partial import asked as asked_of_partial
from benefits.rehabilitation import asked as asked_of_rehabilitation

Claim = (
    sickness.Claim
    | partial.Claim
    | infectious.Claim
    | donor.Claim
    | rehabilitation.Claim
    | rehabilitation.PartialClaim
    | parental.AnyClaim
    | family_leave.Claim
    | annual_leave.Claim
    | occupational_health.Claim
)
"""A claim of any benefit: the union of what the modules of the benefits declare.

Each has an `anchor`, the day whose law it goes by, and `days`, which no other claim may have.
"""

Facts = FactsOf[Claim]
"""The facts of any benefit: its claim and what the Incomes Register and earlier decisions know."""


class Kind(StrEnum):
    """What kind of benefit it is: within a kind no day of a person is claimed twice.

    Daily allowances exclude one another; each compensation excludes only itself.
    """

    DAILY_ALLOWANCE = "daily_allowance"
    FAMILY_LEAVE = "family_leave"
    ANNUAL_LEAVE = "annual_leave"
    OCCUPATIONAL_HEALTH = "occupational_health"


class RegisterCode(msgspec.Struct, frozen=True):
    """How an earnings payment report to the Incomes Register names the absence and its payment.

    `whole` says that what the report leaves open may be taken as usual by the rules alone (C20); of other
    benefits it tells too little, and a person at Kela looks.
    """

    cause: int
    payment_type: int
    whole: bool = False


class Benefit(msgspec.Struct, frozen=True, kw_only=True):
    """One benefit: what it is called, who is paid, and its rules.

    `payee` is whom the law pays first when the claim is the employer's; `register` is None for a benefit
    that cannot be claimed through the Incomes Register (C20). `limit` is its time limit; `questions` are what
    can be asked of it. The group of its figures bears its code. `for_employee` says that each claim is for
    one employee; the others are for an employer and a financial year. `choices` are what an officer chooses
    where the law leaves it open, by the names of the facts: each is yes or no.
    """

    code: str
    kind: Kind
    names: Mapping[str, str]
    payee: Payee
    register: RegisterCode | None
    claim: type[Claim]
    facts: type[FactsOf[Any]]
    limit: Limit
    check: Callable[[Any, Law, date | None], tuple[Finding, ...]]
    calculate: Callable[[Any, Law], Calculation]
    questions: Mapping[str, Question]
    for_employee: bool = True
    choices: tuple[str, ...] = ()


def _for_parents(
    code: str,
    names: Mapping[str, str],
    claim: type[Claim],
    facts: type[FactsOf[Any]],
    register: RegisterCode | None = None,
) -> Benefit:
    """Return an allowance for parents: one set of rules serves them all."""
    return Benefit(
        code=code,
        kind=Kind.DAILY_ALLOWANCE,
        names=names,
        payee=Payee.EMPLOYER,
        register=register,
        claim=claim,
        facts=facts,
        limit=parental.LIMIT,
        check=parental.check,
        calculate=parental.calculate,
        questions=asked_of_parental.QUESTIONS[code],
    )


BENEFITS: Final[Mapping[str, Benefit]] = {
    benefit.code: benefit
    for benefit in (
        Benefit(
            code="sickness_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={"fi": "Sairauspäiväraha", "sv": "Sjukdagpenning", "en": "Sickness allowance"},
            payee=Payee.EMPLOYER,
            register=RegisterCode(cause=1, payment_type=1, whole=True),
            claim=sickness.Claim,
            facts=sickness.Facts,
            limit=sickness.LIMIT,
            check=sickness.check,
            calculate=sickness.calculate,
            questions=asked_of_sickness.QUESTIONS,
        ),
        Benefit(
            code="rehabilitation_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={"fi": "Kuntoutusraha", "sv": "Rehabiliteringspenning", "en": "Rehabilitation allowance"},
            payee=Payee.EMPLOYER,
            register=RegisterCode(cause=5, payment_type=1),
            claim=rehabilitation.Claim,
            facts=rehabilitation.Facts,
            limit=rehabilitation.LIMIT,
            check=rehabilitation.check,
            calculate=rehabilitation.calculate,
            questions=asked_of_rehabilitation.QUESTIONS,
        ),
        Benefit(
            code="partial_rehabilitation_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={
                "fi": "Osakuntoutusraha",
                "sv": "Partiell rehabiliteringspenning",
                "en": "Partial rehabilitation allowance",
            },
            payee=Payee.EMPLOYER,
            register=None,
            claim=rehabilitation.PartialClaim,
            facts=rehabilitation.PartialFacts,
            limit=rehabilitation.LIMIT,
            check=rehabilitation.check,
            calculate=rehabilitation.calculate,
            questions=asked_of_rehabilitation.PARTIAL_QUESTIONS,
        ),
        Benefit(
            code="occupational_health",
            kind=Kind.OCCUPATIONAL_HEALTH,
            names={
                "fi": "Työterveyshuollon korvaus",
                "sv": "Ersättning för företagshälsovård",
                "en": "Occupational health care reimbursement",
            },
            payee=Payee.EMPLOYER,
            register=None,
            claim=occupational_health.Claim,
            facts=occupational_health.Facts,
            limit=occupational_health.LIMIT,
            check=occupational_health.check,
            calculate=occupational_health.calculate,
            questions=asked_of_occupational_health.QUESTIONS,
            for_employee=False,
            choices=("raised", "prorated"),
        ),
        Benefit(
            code="partial_sickness_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={
                "fi": "Osasairauspäiväraha",
                "sv": "Partiell sjukdagpenning",
                "en": "Partial sickness allowance",
            },
            payee=Payee.EMPLOYER,
            register=RegisterCode(cause=2, payment_type=1, whole=True),
            claim=partial.Claim,
            facts=partial.Facts,
            limit=partial.LIMIT,
            check=partial.check,
            calculate=partial.calculate,
            questions=asked_of_partial.QUESTIONS,
        ),
        Benefit(
            code="infectious_disease_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={
                "fi": "Tartuntatautipäiväraha",
                "sv": "Dagpenning vid smittsam sjukdom",
                "en": "Sickness allowance on account of an infectious disease",
            },
            payee=Payee.EMPLOYER,
            register=None,
            claim=infectious.Claim,
            facts=infectious.Facts,
            limit=infectious.LIMIT,
            check=infectious.check,
            calculate=infectious.calculate,
            questions=asked_of_infectious.QUESTIONS,
        ),
        Benefit(
            code="donor_allowance",
            kind=Kind.DAILY_ALLOWANCE,
            names={"fi": "Luovutuspäiväraha", "sv": "Donationsdagpenning", "en": "Donor's allowance"},
            payee=Payee.EMPLOYER,
            register=None,
            claim=donor.Claim,
            facts=donor.Facts,
            limit=donor.LIMIT,
            check=donor.check,
            calculate=donor.calculate,
            questions=asked_of_donor.QUESTIONS,
        ),
        _for_parents(
            "pregnancy_allowance",
            {"fi": "Raskausraha", "sv": "Graviditetspenning", "en": "Pregnancy allowance"},
            parental.PregnancyClaim,
            parental.Facts[parental.PregnancyClaim],
            RegisterCode(cause=3, payment_type=1),
        ),
        _for_parents(
            "special_pregnancy_allowance",
            {
                "fi": "Erityisraskausraha",
                "sv": "Särskild graviditetspenning",
                "en": "Special pregnancy allowance",
            },
            parental.SpecialPregnancyClaim,
            parental.Facts[parental.SpecialPregnancyClaim],
            RegisterCode(cause=4, payment_type=1),
        ),
        _for_parents(
            "partial_special_pregnancy_allowance",
            {
                "fi": "Osittainen erityisraskausraha",
                "sv": "Partiell särskild graviditetspenning",
                "en": "Partial special pregnancy allowance",
            },
            parental.PartialSpecialPregnancyClaim,
            parental.Facts[parental.PartialSpecialPregnancyClaim],
        ),
        _for_parents(
            "parental_allowance",
            {"fi": "Vanhempainraha", "sv": "Föräldrapenning", "en": "Parental allowance"},
            parental.ParentalClaim,
            parental.Facts[parental.ParentalClaim],
            RegisterCode(cause=3, payment_type=1),
        ),
        _for_parents(
            "partial_parental_allowance",
            {
                "fi": "Osittainen vanhempainraha",
                "sv": "Partiell föräldrapenning",
                "en": "Partial parental allowance",
            },
            parental.PartialParentalClaim,
            parental.Facts[parental.PartialParentalClaim],
        ),
        Benefit(
            code="family_leave_compensation",
            kind=Kind.FAMILY_LEAVE,
            names={
                "fi": "Perhevapaakorvaus",
                "sv": "Familjeledighetsersättning",
                "en": "Family leave compensation",
            },
            payee=Payee.EMPLOYER,
            register=RegisterCode(cause=3, payment_type=2),
            claim=family_leave.Claim,
            facts=family_leave.Facts,
            limit=family_leave.LIMIT,
            check=family_leave.check,
            calculate=family_leave.calculate,
            questions=asked_of_family_leave.QUESTIONS,
        ),
        Benefit(
            code="annual_leave_cost",
            kind=Kind.ANNUAL_LEAVE,
            names={
                "fi": "Vuosilomakustannuskorvaus",
                "sv": "Semesterkostnadsersättning",
                "en": "Compensation for annual leave costs",
            },
            payee=Payee.EMPLOYER,
            register=RegisterCode(cause=23, payment_type=3),
            claim=annual_leave.Claim,
            facts=annual_leave.Facts,
            limit=annual_leave.LIMIT,
            check=annual_leave.check,
            calculate=annual_leave.calculate,
            questions=asked_of_annual_leave.QUESTIONS,
        ),
    )
}


def claim_type(benefit: str) -> type[Claim]:
    """Return the type of a benefit's claim; KeyError if there is no such benefit."""
    return BENEFITS[benefit].claim


def benefit_of(claim: Claim) -> Benefit:
    """Return the benefit that is claimed."""
    return BENEFITS[str(claim.__struct_config__.tag)]


def check(claim: Claim, law: Law, filed_on: date | None = None) -> tuple[Finding, ...]:
    """Return what can be objected to the claim by itself; `filed_on` is the day it comes in, if it does."""
    return benefit_of(claim).check(claim, law, filed_on)


def calculate(facts: Facts, law: Law) -> Calculation:
    """Return what the claim is worth with its lines, instalments and findings."""
    return benefit_of(facts.claim).calculate(facts, law)
