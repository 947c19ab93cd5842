"""What rulings make of a calculation: lines, instalments and days."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefits.calculation import Calculation, Instalment, Line, Payee
from benefits.calendar import count_weekdays
from benefits.codes import Reason
from benefits.lump_sums import paid_line, payment, unpaid_line
from benefits.money import NOTHING
from benefits.periods import Period
from decisions.awards import Award, AwardedLine, award
from decisions.rulings import Outcome, Override, Ruling, RulingError

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 30)
GRANTED = Ruling(application_id=1, proposal_id=1)


def line(starts_on: date, ends_on: date, daily: str, payee: Payee = Payee.EMPLOYER) -> Line:
    days = count_weekdays(starts_on, ends_on)
    return Line(
        starts_on=starts_on,
        ends_on=ends_on,
        days=days,
        daily_amount=Decimal(daily),
        amount=Decimal(daily) * days,
        payee=payee,
        code="line_allowance",
        rule="S21, SVL 7:4.1",
    )


WAITING = line(date(2026, 9, 19), date(2026, 9, 30), "0.00", Payee.NOBODY)
EMPLOYER = line(FIRST, LAST, "60.01")
EMPLOYEE = line(date(2026, 10, 15), LAST, "8.25", Payee.EMPLOYEE)


def instalment(number: int, starts_on: date, ends_on: date, amount: str) -> Instalment:
    days = count_weekdays(starts_on, ends_on)
    return Instalment(number=number, starts_on=starts_on, ends_on=ends_on, days=days, amount=Decimal(amount))


def calculation(*lines: Line) -> Calculation:
    total = sum((each.amount for each in lines if each.payee is Payee.EMPLOYER), Decimal("0.00"))
    return Calculation(
        benefit="sickness_allowance",
        law_on=date(2026, 9, 19),
        annual_income=Decimal("28899.00"),
        daily_allowance=Decimal("68.26"),
        first_payable_day=FIRST,
        last_payable_day=date(2027, 8, 31),
        deadline=date(2026, 11, 19),
        steps=(),
        lines=lines,
        instalments=(
            instalment(1, FIRST, date(2026, 10, 7), "360.06"),
            instalment(2, date(2026, 10, 8), LAST, str(total - Decimal("360.06"))),
        ),
        employer_total=total,
        employee_total=Decimal("0.00"),
        findings=(),
    )


CALCULATION = calculation(WAITING, EMPLOYER, EMPLOYEE)


def ruling(outcome: Outcome, refusal: str, *withheld: Period) -> Ruling:
    return Ruling(
        application_id=1,
        proposal_id=1,
        outcome=outcome,
        refusal=refusal,
        explanation="Selitys.",
        withheld=withheld,
    )


def told(awarded: Award) -> list[tuple[str, str, int, str, str]]:
    return [
        (f"{each.starts_on:%d.%m.}", f"{each.ends_on:%d.%m.}", each.days, str(each.amount), each.payee.value)
        for each in awarded.lines
    ]


def test_award_of_a_grant_is_the_calculation() -> None:
    awarded = award(CALCULATION, GRANTED)

    assert awarded == Award(
        lines=tuple(AwardedLine(**msgspec.structs.asdict(each)) for each in CALCULATION.lines),
        instalments=CALCULATION.instalments,
        total=CALCULATION.employer_total,
        counted=(Period(FIRST, LAST), Period(EMPLOYEE.starts_on, LAST)),
        paid_until=LAST,
    )


def test_award_keeps_the_computed_amount_beside_an_officers_own() -> None:
    more = Override(place=1, amount=Decimal("1820.26"), reason=" Palkkaa oli enemmän. ")

    awarded = award(CALCULATION, replace(GRANTED, overrides=(more,)))

    line = awarded.lines[1]
    assert (line.amount, line.daily_amount) == (Decimal("1820.26"), Decimal("70.01"))
    assert (line.computed, line.override_reason) == (Decimal("1560.26"), "Palkkaa oli enemmän.")
    assert [each.computed for each in awarded.lines] == [None, Decimal("1560.26"), None]
    assert awarded.total == Decimal("1820.26")
    assert [each.amount for each in awarded.instalments] == [Decimal("420.06"), Decimal("1400.20")]


def test_award_in_part_cuts_the_computed_amount_with_the_officers_own() -> None:
    less = Override(place=1, amount=Decimal("1300.00"), reason="Palkkaa oli vähemmän.")
    cut = ruling(Outcome.PARTLY, "refusal_no_incapacity", Period(date(2026, 10, 20), LAST))

    awarded = award(CALCULATION, replace(cut, overrides=(less,)))

    assert [(each.amount, each.computed) for each in awarded.lines] == [
        (Decimal("0.00"), None),
        (Decimal("800.00"), Decimal("960.16")),
        (Decimal("33.00"), None),
        (Decimal("0.00"), None),
    ]


def test_award_of_a_lesser_amount_is_no_grant_whole() -> None:
    less = (Override(place=1, amount=Decimal("1300.00"), reason="Palkkaa oli vähemmän."),)
    nowhere = (Override(place=3, amount=Decimal("9.00"), reason="Ei riviä."),)

    partly = award(CALCULATION, replace(ruling(Outcome.PARTLY, "refusal_other"), overrides=less))

    assert partly.total == Decimal("1300.00")
    for overrides in (less, nowhere):
        with pytest.raises(RulingError):
            award(CALCULATION, replace(GRANTED, overrides=overrides))


def test_award_cut_from_a_day_on_pays_nobody_from_it() -> None:
    cut = ruling(Outcome.PARTLY, "refusal_no_incapacity", Period(date(2026, 10, 20), LAST))

    awarded = award(CALCULATION, cut)

    assert told(awarded) == [
        ("19.09.", "30.09.", 10, "0.00", "nobody"),
        ("01.10.", "19.10.", 16, "960.16", "employer"),
        ("15.10.", "19.10.", 4, "33.00", "employee"),
        ("20.10.", "30.10.", 10, "0.00", "nobody"),
    ]
    assert awarded.total == Decimal("960.16")
    assert [(each.ends_on, each.days, each.amount) for each in awarded.instalments] == [
        (date(2026, 10, 7), 6, Decimal("360.06")),
        (date(2026, 10, 19), 10, Decimal("600.10")),
    ]
    assert awarded.paid_until == date(2026, 10, 19)
    assert [each.code for each in awarded.lines] == [*["line_allowance"] * 3, "refusal_no_incapacity"]


def test_award_without_days_in_the_middle_pays_before_and_after() -> None:
    holiday = Period(date(2026, 10, 5), date(2026, 10, 9))

    awarded = award(CALCULATION, ruling(Outcome.PARTLY, "refusal_annual_leave", holiday))

    assert told(awarded) == [
        ("19.09.", "30.09.", 10, "0.00", "nobody"),
        ("01.10.", "04.10.", 3, "180.03", "employer"),
        ("05.10.", "09.10.", 5, "300.05", "employee"),
        ("10.10.", "30.10.", 18, "1080.18", "employer"),
        ("15.10.", "30.10.", 14, "115.50", "employee"),
    ]
    assert [(each.days, each.amount) for each in awarded.instalments] == [
        (3, Decimal("180.03")),
        (18, Decimal("1080.18")),
    ]


def test_award_of_a_refusal_pays_nothing_and_counts_nothing() -> None:
    awarded = award(CALCULATION, ruling(Outcome.REFUSED, "refusal_no_certificate"))

    assert told(awarded) == [
        ("19.09.", "30.09.", 10, "0.00", "nobody"),
        ("01.10.", "30.10.", 26, "0.00", "nobody"),
    ]
    assert awarded.total == 0
    assert (awarded.instalments, awarded.counted, awarded.paid_until) == ((), (), None)


def test_award_refused_for_lateness_counts_its_days() -> None:
    awarded = award(CALCULATION, ruling(Outcome.REFUSED, "refusal_late"))

    assert awarded.counted == (Period(FIRST, LAST),)


def test_award_refused_for_want_of_the_employers_right_leaves_the_employee_everything() -> None:
    awarded = award(CALCULATION, ruling(Outcome.REFUSED, "refusal_no_employer_right"))

    assert told(awarded) == [
        ("19.09.", "30.09.", 10, "0.00", "nobody"),
        ("01.10.", "30.10.", 26, "1560.26", "employee"),
        ("15.10.", "30.10.", 14, "115.50", "employee"),
    ]
    assert awarded.total == 0


def test_award_of_a_claim_without_lines_can_be_refused() -> None:
    awarded = award(calculation(), ruling(Outcome.REFUSED, "refusal_nothing_payable"))

    assert awarded.lines == ()
    assert awarded.total == 0


@pytest.mark.parametrize(
    ("reckoned", "senseless"),
    [
        pytest.param(calculation(WAITING), GRANTED, id="nothing to grant"),
        pytest.param(
            CALCULATION,
            ruling(Outcome.PARTLY, "refusal_late", Period(FIRST, LAST)),
            id="everything withheld",
        ),
        pytest.param(
            CALCULATION,
            ruling(Outcome.PARTLY, "refusal_late", Period(date(2026, 9, 19), date(2026, 9, 20))),
            id="nothing withheld",
        ),
    ],
)
def test_award_that_makes_no_sense_is_refused(reckoned: Calculation, senseless: Ruling) -> None:
    with pytest.raises(RulingError):
        award(reckoned, senseless)


@given(
    first=st.dates(FIRST, LAST),
    last=st.dates(FIRST, LAST),
    daily=st.decimals("0.01", "150.00", places=2),
)
def test_award_in_part_adds_up(first: date, last: date, daily: Decimal) -> None:
    claimed = calculation(WAITING, line(FIRST, LAST, str(daily)))
    withheld = Period(min(first, last), max(first, last))

    try:
        awarded = award(claimed, ruling(Outcome.PARTLY, "refusal_no_incapacity", withheld))
    except RulingError:
        return

    assert awarded.total == sum(
        (each.amount for each in awarded.lines if each.payee is Payee.EMPLOYER), Decimal(0)
    )
    assert awarded.total == sum((each.amount for each in awarded.instalments), Decimal(0))
    assert sum(each.days for each in awarded.lines) == WAITING.days + count_weekdays(FIRST, LAST)


def test_later_decision_pays_in_one_instalment_what_it_adds() -> None:
    awarded = award(CALCULATION, GRANTED)

    assert awarded.payable(Decimal("1500.00")) == (instalment(1, FIRST, LAST, "60.26"),)


@pytest.mark.parametrize("former", ["1560.26", "2000.00"])
def test_later_decision_that_adds_nothing_pays_nothing(former: str) -> None:
    assert award(CALCULATION, GRANTED).payable(Decimal(former)) == ()


def test_first_decision_pays_its_instalments() -> None:
    assert award(CALCULATION, GRANTED).payable(None) == CALCULATION.instalments


JUNE, JULY = (Period(date(2026, month, 1), date(2026, month, 30)) for month in (6, 7))
REASON = Reason("line_leave_cost_cap", "F13, F15, SVL 14:3")


def lump_sums(*lines: Line) -> Calculation:
    total = sum((each.amount for each in lines), NOTHING)
    return msgspec.structs.replace(
        calculation(),
        benefit="annual_leave_cost",
        lines=lines,
        instalments=payment(Period(JUNE.starts_on, JULY.ends_on), total),
        employer_total=total,
    )


MONTHS = lump_sums(paid_line(JUNE, Decimal("121.00"), REASON), paid_line(JULY, Decimal("121.01"), REASON))


def test_lump_sum_is_granted_whole_with_its_payment() -> None:
    awarded = award(MONTHS, GRANTED)

    assert told(awarded) == [
        ("01.06.", "30.06.", 0, "121.00", "employer"),
        ("01.07.", "30.07.", 0, "121.01", "employer"),
    ]
    assert awarded.instalments == MONTHS.instalments
    assert (awarded.counted, awarded.paid_until) == ((JUNE, JULY), JULY.ends_on)


@pytest.mark.parametrize("withheld", [JULY, Period(date(2026, 7, 20), date(2026, 7, 20))])
def test_lump_sum_is_withheld_with_any_of_its_days(withheld: Period) -> None:
    awarded = award(MONTHS, ruling(Outcome.PARTLY, "refusal_late", withheld))

    assert told(awarded) == [
        ("01.06.", "30.06.", 0, "121.00", "employer"),
        ("01.07.", "30.07.", 0, "0.00", "nobody"),
    ]
    assert [each.code for each in awarded.lines] == ["line_leave_cost_cap", "refusal_late"]
    assert [(each.days, each.amount) for each in awarded.instalments] == [(0, Decimal("121.00"))]
    assert awarded.counted == (JUNE, JULY)


def test_lump_sum_that_is_refused_is_never_the_employees() -> None:
    awarded = award(MONTHS, ruling(Outcome.REFUSED, "refusal_nothing_payable"))

    assert [line[3:] for line in told(awarded)] == [("0.00", "nobody")] * 2
    assert (awarded.total, awarded.instalments) == (Decimal("0.00"), ())


def test_lump_sum_may_be_given_in_another_amount() -> None:
    less = (Override(place=0, amount=Decimal("100.00"), reason="Lomapalkkaa oli vähemmän."),)
    partly = replace(ruling(Outcome.PARTLY, "refusal_other"), overrides=less)

    awarded = award(MONTHS, partly)

    assert [(each.amount, each.daily_amount, each.computed) for each in awarded.lines] == [
        (Decimal("100.00"), NOTHING, Decimal("121.00")),
        (Decimal("121.01"), NOTHING, None),
    ]
    assert [(each.number, each.amount) for each in awarded.instalments] == [(1, Decimal("221.01"))]


def test_line_that_pays_nobody_is_the_employers_where_an_officer_gives_it_something() -> None:
    late = lump_sums(unpaid_line(JUNE, REASON), unpaid_line(JULY, REASON))
    given = (Override(place=1, amount=Decimal("121.00"), reason="Myöhästyminen oli perusteltu."),)

    awarded = award(late, replace(GRANTED, overrides=given))

    assert [line[3:] for line in told(awarded)] == [("0.00", "nobody"), ("121.00", "employer")]
    assert awarded.instalments == (
        Instalment(
            number=1, starts_on=JULY.starts_on, ends_on=JULY.ends_on, days=0, amount=Decimal("121.00")
        ),
    )


def test_line_that_pays_nobody_and_is_given_nothing_stays_nobodys() -> None:
    nothing = (Override(place=0, amount=NOTHING, reason="Ei mitään."),)
    both = lump_sums(unpaid_line(JUNE, REASON), paid_line(JULY, Decimal("121.00"), REASON))

    awarded = award(both, replace(GRANTED, overrides=nothing))

    assert [line[3:] for line in told(awarded)] == [("0.00", "nobody"), ("121.00", "employer")]


def test_days_that_were_not_to_be_paid_make_an_instalment_of_their_own() -> None:
    given = (Override(place=0, amount=Decimal("500.00"), reason="Työkyvyttömyys jatkui."),)

    awarded = award(CALCULATION, replace(GRANTED, overrides=given))

    assert [(each.number, each.days, each.amount) for each in awarded.instalments] == [
        (1, 6, Decimal("360.06")),
        (2, 20, Decimal("1200.20")),
        (3, 10, Decimal("500.00")),
    ]
    assert sum(each.amount for each in awarded.instalments) == awarded.total


def test_later_decision_on_a_lump_sum_pays_what_it_adds() -> None:
    awarded = award(MONTHS, GRANTED)

    (paid,) = awarded.payable(Decimal("121.00"))

    assert (paid.days, paid.amount) == (0, Decimal("121.01"))
