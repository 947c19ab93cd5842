"""Messages of the Incomes Register as batches: applications, corrections, withdrawals, coded errors."""

import pytest

from access.scope import acting
from applications.models import Application, ClaimVersion
from applications.rows import Result
from applications.services import close
from batches import queries, services
from batches.models import Batch
from batches.register_claims import CLAIMED
from benefits.catalogue import BENEFITS
from employers.models import Employee
from incomes.models import Report
from incomes.wage_reports import code_lists
from tests.factories import batches
from tests.factories.access import AT, SETUP
from tests.factories.batches import Bureau, told
from tests.incomes.messages import REGISTER, SAMPLES, SICK_PAY, changed, needs_register

pytestmark = pytest.mark.django_db

CODE = "140590-902C"
CANCELLATION = (SAMPLES / "cancellation.xml").read_text()
APPLICATION = SICK_PAY[
    SICK_PAY.index("                <ReimbApp>") : SICK_PAY.index("              </PaidAbsencePeriod>")
]


@pytest.fixture
def bakery() -> Bureau:
    return batches.bureau(business_id="9990011-2", code=CODE)


def replacement(*changes: tuple[str, str], delivery: str = "LEIPOMO-2026-11-R") -> str:
    """Return a delivery that replaces the sample's first report and leaves the second out."""
    second = SICK_PAY[SICK_PAY.rindex("      <Report>") : SICK_PAY.rindex("    </Reports>")]
    return changed(
        (second, ""),
        ("<DeliveryId>LEIPOMO-2026-11<", f"<DeliveryId>{delivery}<"),
        ("<ActionCode>1<", "<ActionCode>2<"),
        *changes,
    )


def create(bakery: Bureau, message: str) -> Batch:
    return bakery.create(message.encode())


def the_application() -> Application:
    with acting(SETUP):
        return Application.objects.get()


def decide(application: Application) -> None:
    result = Result(
        application_id=application.id,
        refused=False,
        counted=(),
        paid_until=None,
        annual_income=None,
        full_waiting=True,
    )
    close([result], by=SETUP, at=AT)


def test_application_in_a_report_becomes_a_claim(bakery: Bureau) -> None:
    batch = create(bakery, SICK_PAY)

    (row,) = batches.items(batch)
    application = the_application()
    assert (batch.state, batch.format, batch.rows, batch.created) == ("done", "register", 1, 1)
    assert (row.line, row.origin, row.application_id) == (30, "LEIPOMO-2026-11-1:0:1", application.id)
    assert [found["code"] for found in row.findings if found["code"].startswith("row_")] == [
        "row_from_register"
    ]
    assert (application.channel, application.origin) == ("register", row.origin)
    assert application.employee_id == bakery.employee_id
    assert {name: value for name, value in batches.claim_of(row).items() if value} == {
        "benefit": "sickness_allowance",
        "onset": "2026-10-05",
        "paid": [{"starts_on": "2026-10-05", "ends_on": "2026-10-25", "wage": "1900.00"}],
        "certificate": "later",
        "pay_basis": "agreement",
        "previous": "nothing",
        "accident": "none",
        "payment_reference": "202611300010",
        "note": "Palkka sairausajalta",
    }


def asking(cause: str, type_: str = "1", *changes: tuple[str, str]) -> str:
    """Return the sample with its application of another cause and type of reimbursement."""
    types = ("<ReimbPayment><PaymentType>1<", f"<ReimbPayment><PaymentType>{type_}<")
    return changed(("<CauseCode>1<", f"<CauseCode>{cause}<"), types, *changes)


@pytest.mark.parametrize(
    ("cause", "type_", "benefit", "told"),
    [
        ("2", "1", "partial_sickness_allowance", "row_from_register_partial"),
        ("3", "1", "parental_allowance", "row_from_register_parental"),
        ("3", "2", "family_leave_compensation", "row_from_register_family_leave"),
        ("4", "1", "special_pregnancy_allowance", "row_from_register_special"),
        ("5", "1", "rehabilitation_allowance", "row_from_register_rehabilitation"),
        ("23", "1", "annual_leave_cost", "row_from_register_leave_cost"),
        ("23", "3", "annual_leave_cost", "row_from_register_leave_cost"),
    ],
)
def test_application_of_every_code_becomes_a_claim_of_its_benefit(
    bakery: Bureau, cause: str, type_: str, benefit: str, told: str
) -> None:
    batch = create(bakery, asking(cause, type_))

    (row,) = batches.items(batch)
    assert (batch.created, row.state, the_application().benefit) == (1, "created", benefit)
    assert told in {found["code"] for found in row.findings}


def test_every_benefit_of_the_register_can_be_claimed_through_it() -> None:
    assert CLAIMED.keys() == {asked.benefit for asked in code_lists.benefits()}


def test_row_says_that_a_person_looks_where_the_report_tells_too_little() -> None:
    looked_at = {benefit: claimed.told.officer for benefit, claimed in CLAIMED.items()}

    assert looked_at == {
        code: not benefit.register.whole
        for code, benefit in BENEFITS.items()
        if benefit.register and code in CLAIMED
    }


def test_family_leave_compensation_takes_its_conditions_from_the_report(bakery: Bureau) -> None:
    batch = create(bakery, asking("3", "2"))

    assert {name: value for name, value in batches.claim_of(batches.items(batch)[0]).items() if value} == {
        "benefit": "family_leave_compensation",
        "allowance": "pregnancy",
        "allowance_starts_on": "2026-10-05",
        "allowance_ends_on": "2026-10-25",
        "paid": [{"starts_on": "2026-10-05", "ends_on": "2026-10-25"}],
        "employed_from": "2019-02-01",
        "contract_type": "indefinite",
        "working_time": "1",
        "employee_is_woman": True,
        "payment_reference": "202611300010",
        "note": "Palkka sairausajalta",
    }


FULL_TIME = "<EmploymentCode>1</EmploymentCode>"
SINCE = "<Period><StartDate>2019-02-01</StartDate></Period>"


def contracts(*days: tuple[str, str]) -> tuple[str, str]:
    """Return the change to fixed-term contracts of these first and last days; a last one may be left open."""
    ends = [f"<EndDate>{last}</EndDate>" if last else "" for _, last in days]
    told = [f"<StartDate>{days[place][0]}</StartDate>{end}" for place, end in enumerate(ends)]
    return (SINCE, "".join(f"<Period>{each}</Period>" for each in told))


@pytest.mark.parametrize(
    ("periods", "employed"),
    [
        ([("2026-01-01", "2026-12-31")], ("2026-01-01", "fixed_term", "2026-12-31")),
        (
            [("2026-01-01", "2026-06-30"), ("2026-07-01", "2027-06-30")],
            ("2026-01-01", "fixed_term", "2027-06-30"),
        ),
        (
            [("2026-07-01", "2027-06-30"), ("2026-01-01", "2026-06-29")],
            ("2026-07-01", "fixed_term", "2027-06-30"),
        ),
        (
            [("2026-01-01", "2026-10-31"), ("2026-12-01", "2026-12-31")],
            ("2026-01-01", "fixed_term", "2026-10-31"),
        ),
        (
            [("2026-01-01", "2026-12-31"), ("2026-05-01", "2026-05-31")],
            ("2026-01-01", "fixed_term", "2026-12-31"),
        ),
        ([("2026-01-01", "2026-06-30"), ("2026-07-01", "")], ("2026-01-01", "indefinite", None)),
        ([("2026-01-01", ""), ("2026-07-01", "2026-12-31")], ("2026-01-01", "indefinite", None)),
    ],
)
def test_contracts_directly_after_each_other_are_one_employment(
    bakery: Bureau, periods: list[tuple[str, str]], employed: tuple[str, str, str | None]
) -> None:
    fixed = (FULL_TIME, f"{FULL_TIME}<TermCode>2</TermCode>")

    claim = batches.claim_of(batches.items(create(bakery, asking("3", "2", fixed, contracts(*periods))))[0])

    assert (claim["employed_from"], claim["contract_type"], claim["contract_ends_on"]) == employed


def test_part_time_is_told_in_percent(bakery: Bureau) -> None:
    part_time = "<EmploymentCode>2</EmploymentCode><PartTime>87.50</PartTime>"

    batch = create(bakery, asking("3", "2", (FULL_TIME, part_time)))

    assert batches.claim_of(batches.items(batch)[0])["working_time"] == "0.875"


@pytest.mark.parametrize("code", ["2", "3"])
def test_working_time_that_nobody_tells_is_missing(bakery: Bureau, code: str) -> None:
    batch = create(bakery, asking("3", "2", (FULL_TIME, f"<EmploymentCode>{code}</EmploymentCode>")))

    (row,) = batches.items(batch)
    missing, _taken_as_usual = row.findings
    assert (row.state, missing["code"], missing["field"]) == ("faulty", "value_missing", "working_time")


def test_allowance_period_goes_on_where_the_absence_does(bakery: Bureau) -> None:
    goes_on = (
        "<AbsenceDays>15</AbsenceDays>",
        "<AbsenceDays>15</AbsenceDays><AbsenceUntil>2026-11-19</AbsenceUntil>",
    )

    claim = batches.claim_of(batches.items(create(bakery, asking("3", "2", goes_on)))[0])

    assert (claim["allowance_ends_on"], claim["paid"][0]["ends_on"]) == ("2026-11-19", "2026-10-25")


def test_annual_leave_cost_takes_the_period_for_leave_and_the_amount_for_holiday_pay(bakery: Bureau) -> None:
    batch = create(bakery, asking("23", "3"))

    assert {name: value for name, value in batches.claim_of(batches.items(batch)[0]).items() if value} == {
        "benefit": "annual_leave_cost",
        "entitlement_start": "2026-10-05",
        "leave": [{"starts_on": "2026-10-05", "ends_on": "2026-10-25", "allowance": "parental"}],
        "claimed": [{"starts_on": "2026-10-05", "ends_on": "2026-10-25"}],
        "holiday_pay": "1900.00",
        "payment_reference": "202611300010",
        "note": "Palkka sairausajalta",
    }


def test_report_without_an_application_is_kept_and_leaves_no_row(bakery: Bureau) -> None:
    batch = create(bakery, changed((APPLICATION, "")))

    assert (batch.state, batch.rows) == ("done", 0)
    with acting(SETUP):
        assert Report.objects.count() == 2


def test_earner_who_is_not_known_is_added_with_the_name_reported() -> None:
    bakery = batches.bureau(business_id="9990011-2")

    create(bakery, SICK_PAY)

    with acting(SETUP):
        employee = Employee.objects.get(applications=the_application())
    assert (employee.last_name, employee.first_name) == ("Limppu", "Liisa")


def test_pay_goes_on_where_the_absence_does(bakery: Bureau) -> None:
    batch = create(
        bakery,
        changed(
            (
                "<AbsenceDays>15</AbsenceDays>",
                "<AbsenceDays>15</AbsenceDays><AbsenceUntil>2026-12-31</AbsenceUntil>",
            )
        ),
    )

    assert batches.claim_of(batches.items(batch)[0])["continues_from"] == "2026-10-26"


def test_dry_run_keeps_neither_reports_nor_claims(bakery: Bureau) -> None:
    batch = bakery.read(SICK_PAY.encode(), dry_run=True)

    assert (batch.state, batch.ready) == ("checked", 1)
    with acting(SETUP):
        assert (Report.objects.count(), Application.objects.count()) == (0, 0)
    assert create(bakery, SICK_PAY).created == 1


def test_faulty_report_comes_back_with_the_register_s_own_errors(bakery: Bureau) -> None:
    batch = create(bakery, changed(("<Amount>1900.00<", "<Amount>-1.00<")))

    (row,) = batches.items(batch)
    assert told(batch) == [(30, "faulty", ["ir_absence_amount"])]
    assert row.origin == "LEIPOMO-2026-11-1"
    assert batch.faulty == 1


def test_several_applications_of_a_report_are_rows_of_their_own(bakery: Bureau) -> None:
    period = SICK_PAY[SICK_PAY.index("<PaidAbsencePeriod>") : SICK_PAY.index("</PaidAbsencePeriods>")]
    earlier = period.replace("2026-10-05", "2026-09-01").replace("2026-10-25", "2026-09-20")

    batch = create(bakery, changed((period, period + earlier)))

    rows = [(row.line, row.origin, row.state) for row in batches.items(batch)]
    assert rows == [
        (30, "LEIPOMO-2026-11-1:0:1", "created"),
        (31, "LEIPOMO-2026-11-1:1:1", "created"),
    ]


def test_replacement_corrects_the_application(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = create(bakery, replacement(("<Amount>1900.00<", "<Amount>2000.00<")))

    application = the_application()
    assert (batch.created, application.version, application.state) == (1, 2, "submitted")
    assert "row_corrects" in [found["code"] for found in batches.items(batch)[0].findings]
    with acting(SETUP):
        version = ClaimVersion.objects.get(application=application, number=2)
    assert version.claim["paid"][0]["wage"] == "2000.00"
    assert version.reason.startswith("Tulorekisterin ilmoitus on korvattu")


def test_replacement_that_changes_nothing_of_the_claim_leaves_it(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = create(bakery, replacement(("<Amount>2800.00<", "<Amount>2900.00<")))

    assert (batch.created, the_application().version) == (1, 1)


def test_replacement_without_the_application_withdraws_it(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = create(bakery, replacement((APPLICATION, "")))

    assert (batch.created, the_application().state) == (1, "withdrawn")


def test_cancelled_report_withdraws_its_application(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = create(bakery, CANCELLATION)

    (row,) = batches.items(batch)
    assert (batch.created, the_application().state) == (1, "withdrawn")
    assert [found["code"] for found in row.findings] == ["row_withdraws"]
    assert row.application_id == the_application().id


def test_withdrawal_that_was_made_meanwhile_is_made_once(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)
    batch = bakery.receive(CANCELLATION.encode(), confirmed=True)
    services.read_on(batch.id, by=batches.READ, at=AT)
    with acting(SETUP):
        Application.objects.update(state="withdrawn")

    services.create(by=batches.CREATE, at=AT)

    assert told(batch) == [(14, "duplicate", [])]


@pytest.mark.parametrize("message", [CANCELLATION, replacement(("<Amount>1900.00<", "<Amount>2000.00<"))])
def test_decided_application_goes_back_into_the_queue(bakery: Bureau, message: str) -> None:
    create(bakery, SICK_PAY)
    decide(the_application())

    create(bakery, message)

    assert the_application().state == "submitted"


def test_cancellation_that_is_only_tried_cancels_nothing(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = bakery.read(CANCELLATION.encode(), dry_run=True)

    assert told(batch) == [(14, "ready", [])]
    with acting(SETUP):
        assert set(Report.objects.values_list("state", flat=True)) == {"valid"}


def test_report_sent_as_new_again_is_a_faulty_row(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)

    batch = create(bakery, changed(("<DeliveryId>LEIPOMO-2026-11<", "<DeliveryId>LEIPOMO-AGAIN<")))

    assert [codes for _, _, codes in told(batch)] == [["ir_report_known"], ["ir_report_known"]]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("<nothing/>", "ir_not_a_delivery"),
        (SICK_PAY[:-40], "ir_not_well_formed"),
        (SICK_PAY.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1), "ir_document_type"),
        (SICK_PAY.replace(">9990011-2<", ">9990001-6<"), "ir_payer_unknown"),
    ],
)
def test_message_of_which_nothing_can_be_judged_is_refused(bakery: Bureau, message: str, code: str) -> None:
    batch = bakery.read(message.encode())

    assert (batch.state, batches.refusal_of(batch)["code"]) == ("refused", code)
    assert batches.items(batch) == []


def test_answer_brings_the_faulty_reports_back_with_their_errors(bakery: Bureau) -> None:
    faulty = create(bakery, changed(("<Amount>1900.00<", "<Amount>-1.00<")))

    answer = queries.answer(faulty.id, for_=bakery.clerk, at=AT)

    text = answer.content.decode()
    assert answer.name == "delivery-faulty.xml"
    assert "<DeliveryId>LEIPOMO-2026-11-K1</DeliveryId>" in text
    assert text.count("<Report>") == 1
    assert "<!--" in text
    mended = create(bakery, text.replace("<Amount>-1.00<", "<Amount>1900.00<"))
    assert (mended.created, mended.faulty) == (1, 0)


def test_answer_replaces_a_report_that_was_taken(bakery: Bureau) -> None:
    faulty = create(bakery, changed(("<StartDate>2026-10-05<", "<StartDate>2019-10-05<")))

    text = queries.answer(faulty.id, for_=bakery.clerk, at=AT).content.decode()

    assert faulty.faulty == 1
    assert text.count("<ActionCode>2</ActionCode>") == 1
    mended = create(bakery, text.replace("<StartDate>2019-10-05<", "<StartDate>2026-10-05<"))
    assert (mended.created, mended.faulty) == (1, 0)


def test_answer_to_cancellations_brings_those_back_that_failed(bakery: Bureau) -> None:
    create(bakery, SICK_PAY)
    faulty = create(bakery, CANCELLATION.replace("<ItemVersion>1<", "<ItemVersion>4<"))

    text = queries.answer(faulty.id, for_=bakery.clerk, at=AT).content.decode()

    assert told(faulty) == [(14, "faulty", ["ir_version"])]
    assert create(bakery, text.replace("<ItemVersion>4<", "<ItemVersion>1<")).created == 1


@needs_register
def test_published_sample_becomes_one_claim() -> None:
    bureau = batches.bureau(business_id="9990001-6", code="140385-904J")

    batch = create(bureau, (REGISTER / "sample-sick-pay.xml").read_text())

    assert (batch.state, batch.rows, batch.created) == ("done", 1, 1)
