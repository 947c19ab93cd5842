"""Taking deliveries in: versions, replacements, cancellations, and who may send for whom."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import Actor, Kind, Matter, NotAllowedError
from access.models import Trail
from access.scope import acting
from access.sealing import identity_key, unseal_text
from employers.models import Employer
from incomes.models import Absence, Delivery, Report
from incomes.rows import EARNER
from incomes.services import Receipt, cancel, examine, receive
from incomes.states import Source
from incomes.wage_reports.answer import Status
from tests.incomes.messages import REGISTER, SAMPLES, SICK_PAY, changed, faults, needs_register

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Helsinki"))
RUN = Actor.run("incomes")
FIRST, SECOND = "LEIPOMO-2026-11-1", "LEIPOMO-2026-11-2"
REGISTER_ID = "0123456789abcdef0123456789abcdef"
CANCELLATION = (SAMPLES / "cancellation.xml").read_text()


@pytest.fixture
def bakery() -> Employer:
    with acting(RUN):
        return Employer.objects.create(business_id="9990011-2", name="Leipomo", created_at=NOW)


def firm_of(*employers: Employer, matter: Matter = Matter.CLAIM) -> Actor:
    rights = {employer.pk: frozenset({matter}) for employer in employers}
    return Actor(kind=Kind.FIRM, user_id=7, firm_id=3, rights=rights)


def send(message: str, by: Actor = RUN, source: Source = Source.UPLOAD) -> Receipt:
    return receive(source=source, content=BytesIO(message.encode()), by=by, at=NOW)


def replacement(*changes: tuple[str, str], delivery_id: str = "LEIPOMO-2026-11-R") -> str:
    """Return a delivery that replaces the sample's first report and leaves the second out."""
    second = SICK_PAY[SICK_PAY.rindex("      <Report>") : SICK_PAY.rindex("    </Reports>")]
    return changed(
        (second, ""),
        ("<DeliveryId>LEIPOMO-2026-11<", f"<DeliveryId>{delivery_id}<"),
        ("<ActionCode>1<", "<ActionCode>2<"),
        *changes,
    )


def versions(report_id: str = FIRST) -> list[tuple[int, str]]:
    with acting(RUN):
        found = Report.objects.filter(report_id=report_id).order_by("version")
        return [(report.version, report.state) for report in found]


def test_delivery_is_kept_with_its_reports_and_absences(bakery: Employer) -> None:
    receipt = send(SICK_PAY, by=firm_of(bakery))

    assert receipt.answer.status == Status.VALID
    assert receipt.employer_id == bakery.pk
    with acting(RUN):
        delivery = Delivery.objects.get()
        first, second = Report.objects.order_by("pk")
        (absence,) = Absence.objects.all()
    assert receipt.delivery_id == delivery.pk
    assert (delivery.source, delivery.firm_id, delivery.received_at) == ("upload", 3, NOW)
    assert receipt.reports == {1: first.pk, 2: second.pk}
    assert receipt.replaced == {}
    assert (first.report_id, first.version, first.wages, first.doubtful) == (FIRST, 1, Decimal(2800), False)
    assert bytes(first.earner_key) == identity_key("140590-902C")
    assert unseal_text(first.earner, EARNER) == "140590-902C"
    assert (absence.report_id, absence.paid, absence.cause, absence.application_type) == (
        first.pk,
        True,
        1,
        1,
    )
    assert absence.amount == Decimal("1900.00")


@pytest.mark.parametrize(
    ("ids", "code", "key"),
    [
        (
            (
                "<IncomeEarnerIds><Id><Type>9</Type><Code>A1</Code><CountryCode>SE</CountryCode></Id>"
                "<Id><Type>2</Type><Code>221178Y915P</Code></Id></IncomeEarnerIds>"
            ),
            "221178Y915P",
            "221178Y915P",
        ),
        (
            (
                "<IncomeEarnerIds><Id><Type>9</Type><Code>A1</Code><CountryCode>SE</CountryCode></Id>"
                "</IncomeEarnerIds>"
            ),
            "A1",
            "9:SE:A1",
        ),
        (
            "<IncomeEarnerBasic><MissingId>true</MissingId></IncomeEarnerBasic>",
            "",
            f"report:{SECOND}",
        ),
    ],
)
def test_earner_is_known_by_the_identity_code_or_what_there_is(
    bakery: Employer, ids: str, code: str, key: str
) -> None:
    known = "<IncomeEarnerIds><Id><Type>2</Type><Code>221178Y915P</Code></Id></IncomeEarnerIds>"

    send(changed((known, ids)))

    with acting(RUN):
        report = Report.objects.get(report_id=SECOND)
    assert unseal_text(report.earner, EARNER) == code
    assert bytes(report.earner_key) == identity_key(key)


def test_answer_names_items_taken_with_their_versions(bakery: Employer) -> None:
    answer = send(SICK_PAY).answer

    assert [(item.number, item.report_id, item.version) for item in answer.valid] == [
        (1, FIRST, 1),
        (2, SECOND, 1),
    ]


def test_identity_codes_and_names_stand_nowhere_in_plain(bakery: Employer) -> None:
    send(SICK_PAY)

    with acting(RUN), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(r::text || d::text, ' ') FROM incomes_report r, incomes_delivery d")
        (text,) = cursor.fetchone()
    assert [word for word in ("140590-902C", "221178Y915P", "Limppu", "sairausajalta") if word in text] == []
    assert b"140590-902C".hex() not in text


def test_trail_tells_of_the_delivery(bakery: Employer) -> None:
    receipt = send(SICK_PAY, by=firm_of(bakery))

    with acting(RUN):
        row = Trail.objects.get(deed="receive")
    assert (row.subject, row.subject_ids, row.employer_ids) == (
        "delivery",
        [receipt.delivery_id],
        [bakery.pk],
    )
    assert (row.user_id, row.firm_id) == (7, 3)
    assert row.details == {"source": "upload", "reports": 2}


def test_faulty_report_falls_alone(bakery: Employer) -> None:
    receipt = send(changed(("<ResponsibilityCode>1<", "<ResponsibilityCode>2<")))

    assert receipt.answer.status == Status.VALID
    assert faults(receipt.answer) == [(1, "ir_application_contact", "ContactPersons")]
    assert list(receipt.reports) == [2]


@pytest.mark.parametrize(
    "change",
    [
        ("<FaultyControl>1<", "<FaultyControl>2<"),
        (f"<ReportId>{SECOND}<", "<ReportId>ei käy<"),
    ],
)
def test_delivery_refused_in_processing_leaves_nothing(bakery: Employer, change: tuple[str, str]) -> None:
    receipt = send(changed(("<ResponsibilityCode>1<", "<ResponsibilityCode>2<"), change))

    assert receipt.answer.status == Status.REFUSED
    assert (receipt.delivery_id, receipt.reports) == (None, {})
    with acting(RUN):
        assert (Delivery.objects.count(), Report.objects.count(), Trail.objects.count()) == (0, 0, 0)


def test_file_that_breaks_after_good_reports_leaves_nothing(bakery: Employer) -> None:
    receipt = send(changed(("2640.00", "2640,00")))

    assert receipt.answer.status == Status.REFUSED_AT_RECEPTION
    assert [finding.code for finding in receipt.answer.message] == ["ir_not_an_amount"]
    with acting(RUN):
        assert Report.objects.count() == 0


def test_trial_gives_the_answer_and_leaves_nothing(bakery: Employer) -> None:
    tried = examine(source=Source.UPLOAD, content=BytesIO(SICK_PAY.encode()), by=RUN, at=NOW)

    with acting(RUN):
        assert (Delivery.objects.count(), Report.objects.count(), Trail.objects.count()) == (0, 0, 0)
    assert tried.answer == send(SICK_PAY).answer
    assert (tried.employer_id, tried.delivery_id, tried.reports) == (bakery.pk, None, {})


def test_same_delivery_twice_is_refused(bakery: Employer) -> None:
    send(SICK_PAY)

    again = send(SICK_PAY)

    assert again.answer.status == Status.REFUSED_AT_RECEPTION
    assert faults(again.answer) == [(0, "ir_delivery_repeated", "DeliveryId")]


def test_r18_new_report_with_a_known_reference_is_refused(bakery: Employer) -> None:
    send(SICK_PAY)

    again = send(changed(("<DeliveryId>LEIPOMO-2026-11<", "<DeliveryId>TOINEN<")))

    assert again.answer.status == Status.REFUSED
    assert [(number, code) for number, code, _ in faults(again.answer)] == [
        (1, "ir_report_known"),
        (2, "ir_report_known"),
    ]


def test_replacement_is_the_next_version(bakery: Employer) -> None:
    former = send(SICK_PAY)

    receipt = send(replacement(("<EndDate>2026-10-25<", "<EndDate>2026-10-23<")))

    assert [(item.report_id, item.version) for item in receipt.answer.valid] == [(FIRST, 2)]
    assert receipt.replaced == {1: former.reports[1]}
    assert versions() == [(1, "replaced"), (2, "valid")]


def test_replacement_teaches_the_register_reference_and_is_found_by_it(bakery: Employer) -> None:
    send(SICK_PAY)
    send(replacement(("<ReportId>", f"<IRReportId>{REGISTER_ID}</IRReportId><ReportId>")))

    receipt = send(
        replacement(
            (f"<ReportId>{FIRST}</ReportId>", f"<IRReportId>{REGISTER_ID}</IRReportId>"),
            delivery_id="KOLMAS",
        )
    )

    assert [(item.report_id, item.register_id, item.version) for item in receipt.answer.valid] == [
        (FIRST, REGISTER_ID, 3)
    ]


def test_r20_replacement_of_an_old_version_is_refused(bakery: Employer) -> None:
    send(SICK_PAY)
    send(replacement())
    of_version = ("</ReportId>", "</ReportId><ReportVersion>1</ReportVersion>")

    receipt = send(replacement(of_version, delivery_id="KOLMAS"))

    assert faults(receipt.answer) == [(1, "ir_version", "ReportData")]
    assert versions() == [(1, "replaced"), (2, "valid")]


@pytest.mark.parametrize(
    "change",
    [
        ("<PaymentDate>2026-11-13<", "<PaymentDate>2026-11-14<"),
        ("<StartDate>2026-11-01<", "<StartDate>2026-11-02<"),
        ("140590-902C", "110266-934V"),
        ("<LastName>Limppu</LastName><FirstName>Liisa</FirstName>", "<BirthDate>1990-05-14</BirthDate>"),
    ],
)
def test_r21_replacement_that_changes_what_may_not_change_is_refused(
    bakery: Employer, change: tuple[str, str]
) -> None:
    send(SICK_PAY)

    receipt = send(replacement(change))

    assert faults(receipt.answer) == [(1, "ir_unchangeable", "ReportData")]
    assert versions() == [(1, "valid")]


def test_r25_replacement_for_a_person_with_another_century_sign_is_refused(bakery: Employer) -> None:
    send(changed(("140590-902C", "221178-915P"), ("221178Y915P", "030703A907L")))

    receipt = send(replacement(("140590-902C", "221178Y915P")))

    assert faults(receipt.answer) == [(1, "ir_unchangeable", "ReportData")]


def test_replacement_of_an_unknown_report_is_refused(bakery: Employer) -> None:
    receipt = send(replacement())

    assert faults(receipt.answer) == [(1, "ir_report_not_found", "ReportData")]


def test_register_reference_that_differs_from_the_known_one_is_not_found(bakery: Employer) -> None:
    send(SICK_PAY)
    send(replacement(("<ReportId>", f"<IRReportId>{REGISTER_ID}</IRReportId><ReportId>")))

    receipt = send(
        replacement(("<ReportId>", f"<IRReportId>{'f' * 32}</IRReportId><ReportId>"), delivery_id="KOLMAS")
    )

    assert faults(receipt.answer) == [(1, "ir_report_not_found", "ReportData")]


def test_one_report_replaced_twice_in_a_delivery_by_both_references_is_replaced_once(
    bakery: Employer,
) -> None:
    send(SICK_PAY)
    send(replacement(("<ReportId>", f"<IRReportId>{REGISTER_ID}</IRReportId><ReportId>")))
    begins, ends = SICK_PAY.index("      <Report>"), SICK_PAY.index("</Report>") + len("</Report>")
    report = SICK_PAY[begins:ends].replace("<ActionCode>1<", "<ActionCode>2<")
    by_register = report.replace(f"<ReportId>{FIRST}</ReportId>", f"<IRReportId>{REGISTER_ID}</IRReportId>")

    receipt = send(replacement(("</Report>", f"</Report>{by_register}"), delivery_id="KOLMAS"))

    assert [item.version for item in receipt.answer.valid] == [3]
    assert faults(receipt.answer) == [(2, "ir_report_repeated", "ReportData")]


def test_register_confirms_an_upload(bakery: Employer) -> None:
    send(SICK_PAY)

    receipt = send(SICK_PAY, source=Source.REGISTER)

    assert [item.version for item in receipt.answer.valid] == [2, 2]
    with acting(RUN):
        assert Report.objects.get(report_id=FIRST, state="valid").source == "register"


def test_upload_does_not_repeat_what_the_register_gave(bakery: Employer) -> None:
    send(SICK_PAY, source=Source.REGISTER)

    receipt = send(SICK_PAY)

    assert [code for _, code, _ in faults(receipt.answer)] == ["ir_report_known", "ir_report_known"]


def test_cancellation_is_final(bakery: Employer) -> None:
    received = send(SICK_PAY)

    receipt = cancel(content=BytesIO(CANCELLATION.encode()), by=firm_of(bakery), at=NOW)
    again = cancel(content=BytesIO(CANCELLATION.encode()), by=RUN, at=NOW)
    corrected = send(replacement())

    assert [(item.report_id, item.version) for item in receipt.answer.valid] == [(FIRST, 2)]
    assert receipt.reports == {1: received.reports[1]}
    assert versions() == [(1, "cancelled")]
    assert faults(again.answer) == [(1, "ir_report_cancelled", "ReportData")]
    assert faults(corrected.answer) == [(1, "ir_report_cancelled", "ReportData")]
    with acting(RUN):
        assert Trail.objects.get(deed="cancel").subject_ids == [received.reports[1]]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([("<ItemVersion>1<", "<ItemVersion>2<")], ["ir_version"]),
        ([(FIRST, "TUNTEMATON")], ["ir_report_not_found"]),
        ([(f"<ItemId>{FIRST}</ItemId>", "")], ["ir_report_not_found"]),
        ([(">105<", ">106<")], ["ir_delivery_type"]),
        ([("9990011-2", "9990013-9")], ["ir_payer_unknown"]),
        (
            [("<Type>1</Type><Code>9990011-2", "<Type>2</Type><Code>110266-934V")],
            ["ir_payer_without_business_id"],
        ),
        ([("<Items>", "<Items/><Items>")], ["ir_element_missing", "ir_element_repeated"]),
    ],
)
def test_cancellation_that_cannot_be_done_is_refused(
    bakery: Employer, changes: list[tuple[str, str]], codes: list[str]
) -> None:
    send(SICK_PAY)

    receipt = cancel(content=BytesIO(changed(*changes, sample=CANCELLATION).encode()), by=RUN, at=NOW)

    assert [code for _, code, _ in faults(receipt.answer)] == codes
    assert versions() == [(1, "valid")]


def test_report_cancelled_twice_in_a_message_is_cancelled_once(bakery: Employer) -> None:
    send(SICK_PAY)
    item = f"<Item><ItemId>{FIRST}</ItemId></Item>"

    receipt = cancel(
        content=BytesIO(changed(("</Items>", f"{item}</Items>"), sample=CANCELLATION).encode()),
        by=RUN,
        at=NOW,
    )

    assert receipt.answer.status == Status.VALID
    assert faults(receipt.answer) == [(2, "ir_report_repeated", "ReportData")]


def test_payer_without_mandate_is_as_unknown(bakery: Employer) -> None:
    with acting(RUN):
        other = Employer.objects.create(business_id="9990013-9", name="Toinen", created_at=NOW)

    for actor in (firm_of(other), firm_of(bakery, matter=Matter.DECISIONS)):
        assert faults(send(SICK_PAY, by=actor).answer) == [(0, "ir_payer_unknown", "Payer.PayerIds")]


def test_payer_without_business_id_is_guided(bakery: Employer) -> None:
    message = SICK_PAY.replace("<Type>1</Type><Code>9990011-2", "<Type>2</Type><Code>110266-934V")

    assert faults(send(message).answer) == [(0, "ir_payer_without_business_id", "Payer.PayerIds")]


def test_only_a_run_of_the_portal_brings_register_data(bakery: Employer) -> None:
    with pytest.raises(NotAllowedError):
        send(SICK_PAY, by=firm_of(bakery), source=Source.REGISTER)


def test_many_reports_take_as_many_queries_as_few(bakery: Employer) -> None:
    begins, ends = SICK_PAY.index("      <Report>"), SICK_PAY.index("    </Reports>")

    def queries(count: int) -> int:
        reports = "".join(
            SICK_PAY[begins:ends].replace("LEIPOMO-2026-11-", f"R-{count}-{number}-")
            for number in range(count)
        )
        message = SICK_PAY[:begins] + reports + SICK_PAY[ends:]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            receipt = send(message.replace("<DeliveryId>LEIPOMO-2026-11<", f"<DeliveryId>A-{count}<"))
        assert len(receipt.reports) == 2 * count
        return len(captured)

    assert queries(1) == queries(200)


@needs_register
def test_register_samples_are_received_replaced_and_cancelled() -> None:
    with acting(RUN):
        Employer.objects.create(business_id="9990001-6", name="Esimerkki", created_at=NOW)

    sent = send((REGISTER / "sample-sick-pay.xml").read_text())
    replaced = send((REGISTER / "sample-sick-pay-replacement.xml").read_text())
    stale = cancel(content=BytesIO((REGISTER / "sample-invalidation.xml").read_bytes()), by=RUN, at=NOW)
    newest = (REGISTER / "sample-invalidation.xml").read_text().replace("Version>1<", "Version>2<")
    cancelled = cancel(content=BytesIO(newest.encode()), by=RUN, at=NOW)

    assert [item.version for item in sent.answer.valid] == [1, 1]
    assert [item.version for item in replaced.answer.valid] == [2]
    assert [code for _, code, _ in faults(stale.answer)] == ["ir_version"]
    assert [item.version for item in cancelled.answer.valid] == [3]
    assert versions("ESIM-2026-11-0001-00001") == [(1, "replaced"), (2, "cancelled")]
