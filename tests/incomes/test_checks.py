"""What is wrong with deliveries and reports beyond the ten rules of an application."""

from datetime import date

import pytest

from incomes.wage_reports.answer import Status
from incomes.wage_reports.case import Case, Reception
from incomes.wage_reports.kela import Application, applications_of
from incomes.wage_reports.message import Employment, EmploymentPeriod
from tests.incomes.messages import SICK_PAY, TEST_RECEPTION, changed, faults, judge, reading, reports

OWNER = "<DeliveryDataOwner><Type>1</Type><Code>9990011-2</Code>"
PAYER = "<PayerIds><Id><Type>1</Type><Code>9990011-2</Code></Id></PayerIds>"
EARNER = "<IncomeEarnerIds><Id><Type>2</Type><Code>140590-902C</Code></Id></IncomeEarnerIds>"
SECOND = "<Id><Type>2</Type><Code>221178Y915P</Code></Id>"
ABSENCE = """<AbsenceRepStartDate>2026-10-01</AbsenceRepStartDate>
          <AbsenceRepEndDate>2026-10-31</AbsenceRepEndDate>"""


def payer(*ids: str) -> tuple[str, str]:
    return (PAYER, f"<PayerIds>{''.join(f'<Id>{one}</Id>' for one in ids)}</PayerIds>")


def second(*ids: str) -> tuple[str, str]:
    return (SECOND, "".join(f"<Id>{one}</Id>" for one in ids))


DELIVERY = {
    "type": (("Type>100<", "Type>101<"), "ir_delivery_type", "DeliveryDataType"),
    "reference": (("LEIPOMO-2026-11<", "LEIPOMO 11<"), "ir_reference_characters", "DeliveryId"),
    "control": (("Control>1<", "Control>3<"), "ir_faulty_control", "FaultyControl"),
    "environment": ((">false<", ">true<"), "ir_environment", "ProductionEnvironment"),
    "zone": (("00+02:00", "00"), "ir_timestamp_zone", "Timestamp"),
    "sender": (
        ("Sender><Type>1</Type><Code>9990012-0", "Sender><Type>1</Type><Code>9990013-9"),
        "ir_sender_not_creator",
        "DeliveryDataSender",
    ),
    "owner": ((OWNER, OWNER.replace("9990011-2", "9990013-9")), "ir_owner_not_payer", "DeliveryDataOwner"),
    "early payment": (
        (">2026-11-13<", ">2018-12-31<"),
        "ir_payment_date_early",
        "PaymentPeriod.PaymentDate",
    ),
    "late payment": ((">2026-11-13<", ">2027-01-09<"), "ir_payment_date_late", "PaymentPeriod.PaymentDate"),
    "period": ((">2026-11-30<", ">2026-10-31<"), "ir_pay_period", "PaymentPeriod.EndDate"),
    "payer unknown": ((PAYER, ""), "ir_identifier_missing", "Payer.PayerIds"),
    "payer's check digit": (
        payer("<Type>2</Type><Code>140590-902X</Code>"),
        "ir_identity_code",
        "Payer.PayerIds.0.Code",
    ),
    "payer twice": (
        payer(*["<Type>7</Type><Code>A</Code><CountryCode>SE</CountryCode>"] * 2),
        "ir_identifiers_alike",
        "Payer.PayerIds",
    ),
}


@pytest.mark.parametrize(("change", "code", "field"), DELIVERY.values(), ids=DELIVERY.keys())
def test_fault_in_what_reports_share_refuses_the_delivery(
    change: tuple[str, str], code: str, field: str
) -> None:
    answer = judge(changed(change))

    assert answer.status == Status.REFUSED_AT_RECEPTION
    assert faults(answer) == [(0, code, field)]


def test_last_day_ahead_is_taken() -> None:
    assert faults(judge(changed((">2026-11-13<", ">2027-01-08<")))) == []


def test_payer_without_identifier_says_so() -> None:
    nameless = "<PayerBasic><MissingId>true</MissingId></PayerBasic>"

    assert [code for _, code, _ in faults(judge(changed((PAYER, nameless))))] == ["ir_application_payer"]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (("<ActionCode>1<", "<ActionCode>3<"), "ir_action", "ReportData.ActionCode"),
        ((">LEIPOMO-2026-11-1<", ">LEIPOMO 1<"), "ir_reference_characters", "ReportData.ReportId"),
        (("<ReportId>LEIPOMO-2026-11-1</ReportId>", ""), "ir_report_id_missing", "ReportData.ReportId"),
        (
            ("</ReportId>", "</ReportId><ReportVersion>1</ReportVersion>"),
            "ir_new_with_register_id",
            "ReportData.IRReportId",
        ),
        (
            (
                "<ActionCode>1</ActionCode>\n          <ReportId>LEIPOMO-2026-11-1</ReportId>",
                "<ActionCode>2</ActionCode>",
            ),
            "ir_replacement_without_reference",
            "ReportData",
        ),
        (
            (
                "<ActionCode>1</ActionCode>\n          <ReportId>LEIPOMO-2026-11-1</ReportId>",
                "<ActionCode>2</ActionCode><ReportId>A</ReportId><ReportVersion>0</ReportVersion>",
            ),
            "ir_version",
            "ReportData.ReportVersion",
        ),
        ((EARNER, ""), "ir_identifier_missing", "IncomeEarner.IncomeEarnerIds"),
        (("140590-902C", "140590-902c"), "ir_identity_code", "IncomeEarner.IncomeEarnerIds.0.Code"),
        (
            (EARNER, EARNER.replace("</Id>", "</Id><Id><Type>2</Type><Code>221178-915P</Code></Id>")),
            "ir_identifiers_alike",
            "IncomeEarner.IncomeEarnerIds",
        ),
        (
            ("<StartDate>2019-02-01<", "<StartDate>2027-01-09<"),
            "ir_employment_late",
            "Employment.EmploymentPeriods",
        ),
        (("<TransactionCode>402<", "<TransactionCode>101<"), "ir_methods_mixed", "Transactions"),
        ((ABSENCE, ABSENCE.replace("2026-10-31", "2026-09-30")), "ir_span_order", "AbsenceRepEndDate"),
        ((ABSENCE, ABSENCE.replace("2026-10-01", "1799-12-31")), "ir_span_early", "AbsenceRepStartDate"),
        ((ABSENCE, ABSENCE.split("\n")[1]), "ir_span_half", "AbsenceRepStartDate"),
        (("<EndDate>2026-10-25<", "<EndDate>2026-10-04<"), "ir_absence_order", "PaidAbsencePeriod.0.EndDate"),
        (("Days>15<", "Days>-1<"), "ir_absence_days", "PaidAbsencePeriod.0.AbsenceDays"),
        (
            ("<ReimbPayment><PaymentType>1<", "<ReimbPayment><PaymentType>3<"),
            "ir_application_type",
            "PaidAbsencePeriod.0.ReimbPayment.0.PaymentType",
        ),
        (
            ("<EmploymentPeriods><Period><StartDate>2019-02-01</StartDate></Period></EmploymentPeriods>", ""),
            "ir_application_employment",
            "Employment.EmploymentPeriods",
        ),
    ],
)
def test_fault_of_one_report_is_told(change: tuple[str, str], code: str, field: str) -> None:
    assert (1, code, field) in faults(judge(changed(change)))


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (second("<Type>1</Type><Code>99900112</Code>"), "ir_business_id", ".0.Code"),
        (second("<Type>1</Type><Code>9990011-2</Code>"), "ir_earner_is_payer", ""),
        (
            second("<Type>2</Type><Code>221178Y915P</Code>", "<Type>2</Type><Code>140590-902C</Code>"),
            "ir_earner_birth_dates",
            "",
        ),
        (second("<Type>9</Type><Code>A1</Code>"), "ir_identifier_country", ".0.CountryCode"),
        (
            second("<Type>9</Type><Code>A1</Code><CountryCode>99</CountryCode>"),
            "ir_identifier_country",
            ".0.CountryName",
        ),
        (
            second("<Type>9</Type><Code>221178Y915P</Code><CountryCode>SE</CountryCode>"),
            "ir_identifier_type",
            ".0.Type",
        ),
        (
            second("<Type>9</Type><Code>A1</Code><CountryCode>FI</CountryCode>"),
            "ir_identifier_finland",
            ".0.CountryCode",
        ),
        (
            second("<Type>9</Type><Code>A\N{NO-BREAK SPACE}1</Code><CountryCode>SE</CountryCode>"),
            "ir_identifier_space",
            ".0.Code",
        ),
    ],
)
def test_fault_of_an_identifier_is_told(change: tuple[str, str], code: str, field: str) -> None:
    assert (2, code, f"IncomeEarner.IncomeEarnerIds{field}") in faults(judge(changed(change)))


def test_strict_rules_on_identifiers_begin_with_payments_of_2026() -> None:
    change = second("<Type>9</Type><Code>A1</Code><CountryCode>FI</CountryCode>")

    assert faults(judge(changed(change, (">2026-11-13<", ">2025-12-31<")))) == []


def test_test_people_are_refused_in_production() -> None:
    answer = judge(changed((">false<", ">true<")), Reception(on=date(2026, 11, 24), production=True))

    assert [code for _, code, _ in faults(answer)] == ["ir_identity_code", "ir_identity_code"]


def test_unpaid_absence_has_its_own_causes_and_days() -> None:
    unpaid = (
        "<UnpaidAbsence><UnpaidAbsencePeriods><UnpaidAbsencePeriod><StartDate>2026-10-30</StartDate>"
        "<EndDate>2026-10-29</EndDate><AbsenceDays>-1</AbsenceDays><CauseCode>21</CauseCode>"
        "</UnpaidAbsencePeriod></UnpaidAbsencePeriods></UnpaidAbsence><PaidAbsence>"
    )

    assert faults(judge(changed(("<PaidAbsence>", unpaid)))) == [
        (1, "ir_absence_order", "UnpaidAbsencePeriod.0.EndDate"),
        (1, "ir_absence_days", "UnpaidAbsencePeriod.0.AbsenceDays"),
        (1, "ir_cause", "UnpaidAbsencePeriod.0.CauseCode"),
    ]


def applications(message: str) -> tuple[Application, ...]:
    return applications_of(Case(reading(message).header, reports(message)[0], TEST_RECEPTION))


def test_application_says_what_is_applied_for() -> None:
    assert applications(SICK_PAY) == (
        Application(
            place=0,
            type=1,
            cause=1,
            benefit="sickness_allowance",
            starts_on=date(2026, 10, 5),
            ends_on=date(2026, 10, 25),
            until=None,
            amount=applications(SICK_PAY)[0].amount,
            reference="202611300010",
            specifier="",
            information="Palkka sairausajalta",
            findings=(),
            identity_code="140590-902C",
            employment=Employment(
                employed=True, code=1, pay_forms=(1,), periods=(EmploymentPeriod(date(2019, 2, 1)),)
            ),
        ),
    )


def test_one_absence_may_carry_two_applications() -> None:
    both = "</ReimbPayment><ReimbPayment><PaymentType>2</PaymentType></ReimbPayment>"

    found = applications(changed(("<CauseCode>1<", "<CauseCode>3<"), ("</ReimbPayment>", both)))

    assert [(each.type, each.benefit) for each in found] == [
        (1, "parental_allowance"),
        (2, "family_leave_compensation"),
    ]


def test_household_without_business_id_is_guided_and_its_report_is_valid() -> None:
    message = changed(
        payer("<Type>2</Type><Code>110266-934V</Code>"),
        (OWNER, OWNER.replace("<Type>1</Type><Code>9990011-2", "<Type>2</Type><Code>110266-934V")),
    )

    (application,) = applications(message)

    assert faults(judge(message)) == []
    assert [finding.code for finding in application.findings] == ["ir_payer_without_business_id"]


@pytest.mark.parametrize(
    ("cause", "type_", "benefit"),
    [
        (2, 1, "partial_sickness_allowance"),
        (23, 1, "annual_leave_cost"),
        (23, 3, "annual_leave_cost"),
    ],
)
def test_type_that_was_not_seen_in_a_source_is_told_to_staff(cause: int, type_: int, benefit: str) -> None:
    message = changed(
        ("<CauseCode>1<", f"<CauseCode>{cause}<"),
        ("<ReimbPayment><PaymentType>1<", f"<ReimbPayment><PaymentType>{type_}<"),
    )

    (application,) = applications(message)

    assert faults(judge(message)) == []
    assert application.benefit == benefit
    assert [(finding.code, finding.officer) for finding in application.findings] == [
        ("ir_application_type_uncertain", True)
    ]


def test_applications_of_a_faulty_report_are_not_taken() -> None:
    with pytest.raises(ValueError, match="without errors"):
        applications(changed(("<EndDate>2026-10-25</EndDate>", "")))
