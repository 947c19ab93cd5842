"""The register's rules R01–R27 on a Kela application, as changes to a sample of one."""

import pytest

from access.sealing import identity_key
from incomes.wage_reports.answer import Status
from incomes.wage_reports.message import IdType
from tests.incomes.messages import SICK_PAY, changed, faults, judge, reports

CAUSE = "<CauseCode>1<"
TYPE = "<ReimbPayment><PaymentType>1<"
APPLICATION = """<ReimbApp>
                  <ReimbPayment><PaymentType>1</PaymentType><PaymentRef>202611300010</PaymentRef></ReimbPayment>
                </ReimbApp>"""
PERIODS_END = "</PaidAbsencePeriods>"
PAID_ABSENCE = "<PaidAbsence>"
FULL_TIME = "<EmploymentCode>1</EmploymentCode>"
NO_EMAIL = ("<Email>palkat@leipomo.invalid</Email>", "")
PERIOD = "PaidAbsencePeriod.0"


def paid(starts_on: str, ends_on: str) -> str:
    return (
        f"<PaidAbsencePeriod><StartDate>{starts_on}</StartDate><EndDate>{ends_on}</EndDate>"
        "<CauseCode>21</CauseCode><Amount>100.00</Amount></PaidAbsencePeriod>"
    )


def unpaid(starts_on: str, ends_on: str) -> str:
    return (
        f"<UnpaidAbsence><UnpaidAbsencePeriods><UnpaidAbsencePeriod><StartDate>{starts_on}</StartDate>"
        f"<EndDate>{ends_on}</EndDate><CauseCode>16</CauseCode></UnpaidAbsencePeriod>"
        "</UnpaidAbsencePeriods></UnpaidAbsence>"
    )


FAULTY = {
    "R02 no e-mail": ([NO_EMAIL], "ir_application_contact", "ContactPersons"),
    "R03 only a technical contact": (
        [("<ResponsibilityCode>1<", "<ResponsibilityCode>2<")],
        "ir_application_contact",
        "ContactPersons",
    ),
    "R04 no end": ([("<EndDate>2026-10-25</EndDate>", "")], "ir_application_end", f"{PERIOD}.EndDate"),
    **{
        f"R05 cause {cause}": (
            [(CAUSE, f"<CauseCode>{cause}<")],
            "ir_application_cause",
            f"{PERIOD}.ReimbPayment.0.PaymentType",
        )
        for cause in (6, 20, 21)
    },
    "R06 family leave compensation for an illness": (
        [(TYPE, "<ReimbPayment><PaymentType>2<")],
        "ir_application_cause",
        f"{PERIOD}.ReimbPayment.0.PaymentType",
    ),
    "R07 no employment code": (
        [(CAUSE, "<CauseCode>3<"), (TYPE, "<ReimbPayment><PaymentType>2<"), (FULL_TIME, "")],
        "ir_application_employment_code",
        "Employment.EmploymentCode",
    ),
    "R08 reference and specifier": (
        [("</PaymentRef>", "</PaymentRef><PaymentSpecifier>Lokakuu</PaymentSpecifier>")],
        "ir_application_references",
        f"{PERIOD}.ReimbPayment.0.PaymentSpecifier",
    ),
    "R09 only contract pay": (
        [("<PaymentTypes><PaymentType>1<", "<PaymentTypes><PaymentType>3<")],
        "ir_application_pay_form",
        "Employment.PaymentTypes",
    ),
    "R10 employment begins later": (
        [("<StartDate>2019-02-01<", "<StartDate>2026-10-06<")],
        "ir_application_before_employment",
        f"{PERIOD}.StartDate",
    ),
    "R11 information without application": (
        [(APPLICATION, "")],
        "ir_information_without_application",
        f"{PERIOD}.PaidAbsencePeriodInfo",
    ),
    "R12 two paid periods share a day": (
        [(PERIODS_END, paid("2026-10-25", "2026-10-26") + PERIODS_END)],
        "ir_absence_overlap",
        "PaidAbsencePeriod.1",
    ),
    "R13 a paid and an unpaid period share days": (
        [(PAID_ABSENCE, unpaid("2026-10-20", "2026-10-21") + PAID_ABSENCE)],
        "ir_absence_overlap",
        PERIOD,
    ),
    "R14 goes on until before it begins": (
        [("</AbsenceDays>", "</AbsenceDays><AbsenceUntil>2026-10-04</AbsenceUntil>")],
        "ir_absence_until",
        f"{PERIOD}.AbsenceUntil",
    ),
    "R15 negative pay": ([("1900.00", "-1.00")], "ir_absence_amount", f"{PERIOD}.Amount"),
    "R16 half a span": (
        [("<AbsenceRepEndDate>2026-10-31</AbsenceRepEndDate>", "")],
        "ir_span_half",
        "AbsenceRepEndDate",
    ),
    "R17 a foreign identity code": (
        [
            (
                "<Type>2</Type><Code>140590-902C</Code>",
                "<Type>9</Type><Code>X1</Code><CountryCode>SE</CountryCode>",
            )
        ],
        "ir_application_earner",
        "IncomeEarner.IncomeEarnerIds",
    ),
    "R19 a new report with the register's reference": (
        [("<ReportId>", f"<IRReportId>{'a' * 32}</IRReportId><ReportId>")],
        "ir_new_with_register_id",
        "ReportData.IRReportId",
    ),
}


def test_r01_sample_is_accepted() -> None:
    answer = judge(SICK_PAY)

    assert answer.status == Status.VALID
    assert [item.report_id for item in answer.valid] == ["LEIPOMO-2026-11-1", "LEIPOMO-2026-11-2"]
    assert faults(answer) == []


@pytest.mark.parametrize(("changes", "code", "field"), FAULTY.values(), ids=FAULTY.keys())
def test_one_rule_broken_refuses_the_report_alone(
    changes: list[tuple[str, str]], code: str, field: str
) -> None:
    answer = judge(changed(*changes))

    assert answer.status == Status.VALID
    assert [item.number for item in answer.valid] == [2]
    assert faults(answer) == [(1, code, field)]


def test_r15_pay_of_nothing_is_accepted() -> None:
    assert faults(judge(changed(("1900.00", "0.00")))) == []


def test_r15_third_decimal_refuses_the_message() -> None:
    answer = judge(changed(("1900.00", "1.234")))

    assert answer.status == Status.REFUSED_AT_RECEPTION
    assert [finding.code for finding in answer.message] == ["ir_not_an_amount"]


def test_r18_same_report_twice_is_taken_once() -> None:
    answer = judge(changed(("LEIPOMO-2026-11-2", "LEIPOMO-2026-11-1")))

    assert [item.number for item in answer.valid] == [1]
    assert faults(answer) == [(2, "ir_report_repeated", "ReportData")]


def test_r22_faulty_control_two_refuses_the_whole_delivery() -> None:
    answer = judge(changed(NO_EMAIL, ("<FaultyControl>1<", "<FaultyControl>2<")))

    assert answer.status == Status.REFUSED
    assert answer.valid == ()
    assert [item.number for item in answer.invalid] == [1]


def test_r23_faulty_control_one_refuses_the_faulty_report() -> None:
    answer = judge(changed(NO_EMAIL))

    assert answer.status == Status.VALID
    assert [item.number for item in answer.valid] == [2]
    assert [item.number for item in answer.invalid] == [1]


def test_r24_all_reports_faulty_refuses_the_delivery() -> None:
    answer = judge(changed(NO_EMAIL, ("<ReportId>LEIPOMO-2026-11-2</ReportId>", "")))

    assert answer.status == Status.REFUSED
    assert [item.number for item in answer.invalid] == [1, 2]


def test_r25_century_sign_makes_another_person() -> None:
    message = changed(("140590-902C", "221178-915P"))

    first, second = [report.earner.ids[0] for report in reports(message)]

    assert faults(judge(message)) == []
    assert first.type == second.type == IdType.IDENTITY_CODE
    assert identity_key(first.code) != identity_key(second.code)


def test_r26_environment_as_a_number_refuses_the_message() -> None:
    answer = judge(changed(("<ProductionEnvironment>false<", "<ProductionEnvironment>1<")))

    assert answer.status == Status.REFUSED_AT_RECEPTION
    assert faults(answer) == [(0, "ir_not_true_or_false", "DeliveryData.ProductionEnvironment")]


def test_r27_annual_leave_cost_before_its_code_is_refused() -> None:
    answer = judge(changed(("2026-11-13", "2024-12-31"), (CAUSE, "<CauseCode>23<")))

    assert faults(answer) == [
        (1, "ir_cause", f"{PERIOD}.CauseCode"),
        (1, "ir_application_cause", f"{PERIOD}.ReimbPayment.0.PaymentType"),
    ]


def test_annual_leave_cost_is_accepted_since_2025() -> None:
    assert faults(judge(changed((CAUSE, "<CauseCode>23<")))) == []
