"""Reading register data back: annual income, payments, absences and headcount."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import Actor
from access.scope import acting
from access.sealing import identity_key
from benefits.income import DOUBTED_SOURCES
from benefits.periods import Period
from employers.models import Employer
from incomes.queries import (
    AbsencePeriod,
    Asking,
    Payment,
    Wages,
    absences,
    headcounts,
    payments,
    sick_leaves,
    wages_in_reference_periods,
)
from incomes.services import cancel, receive
from incomes.states import Source
from tests.incomes.messages import SAMPLES, changed
from tests.incomes.test_services import NOW, RUN, firm_of

pytestmark = pytest.mark.django_db

ONSET = date(2026, 10, 5)
LIISA, OTHER = identity_key("140590-902C"), identity_key("221178Y915P")
BAKERY, SHOP = "9990011-2", "9990013-9"


@pytest.fixture
def employers() -> dict[str, int]:
    with acting(RUN):
        return {
            business_id: Employer.objects.create(business_id=business_id, name=name, created_at=NOW).pk
            for business_id, name in ((BAKERY, "Leipomo"), (SHOP, "Kauppa"))
        }


def paid(
    on: str,
    *,
    source: Source = Source.REGISTER,
    payer: str = BAKERY,
    amount: str = "2800.00",
    income: int = 201,
) -> None:
    """Report one payment to Liisa, and one of 2 640 euros to somebody else."""
    message = changed(
        (">2026-11-13<", f">{on}<"),
        ("<DeliveryId>LEIPOMO", f"<DeliveryId>{on}"),
        (">LEIPOMO-2026-11-1<", f">{on}-1<"),
        (">LEIPOMO-2026-11-2<", f">{on}-2<"),
        ("2800.00", amount),
        ("<TransactionCode>201<", f"<TransactionCode>{income}<"),
    ).replace(BAKERY, payer)
    receipt = receive(source=source, content=BytesIO(message.encode()), by=RUN, at=NOW)
    assert len(receipt.reports) == 2


def income(*asked: Asking, by: Actor = RUN) -> list[Wages | None]:
    with acting(by):
        return wages_in_reference_periods(asked)


def test_wages_are_those_paid_in_the_reference_period(employers: dict[str, int]) -> None:
    for day in ("2025-08-31", "2025-09-01", "2026-05-31", "2026-06-01", "2026-08-31", "2026-09-01"):
        paid(day)

    found = income(Asking(earner_key=LIISA, onset=ONSET))

    assert found == [Wages(Decimal(4 * 2800), Decimal(2 * 2800), "register")]


def test_each_person_and_onset_gets_an_answer_in_order(employers: dict[str, int]) -> None:
    paid("2026-07-15")

    found = income(
        Asking(earner_key=OTHER, onset=ONSET),
        Asking(earner_key=identity_key("110266-934V"), onset=ONSET),
        Asking(earner_key=LIISA, onset=date(2026, 7, 20)),
        Asking(earner_key=LIISA, onset=ONSET),
    )

    assert found == [
        Wages(Decimal(2640), Decimal(2640), "register"),
        None,
        None,
        Wages(Decimal(2800), Decimal(2800), "register"),
    ]


def test_r25_person_with_another_century_sign_has_no_wages(employers: dict[str, int]) -> None:
    paid("2026-07-15")

    assert income(Asking(earner_key=identity_key("221178-915P"), onset=ONSET)) == [None]


def test_wages_of_one_payer_are_asked_alone(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    paid("2026-07-16", payer=SHOP, amount="100.00")

    found = income(
        Asking(earner_key=LIISA, onset=ONSET),
        Asking(earner_key=LIISA, onset=ONSET, payer_id=employers[SHOP]),
    )

    assert [wages and wages.gross for wages in found] == [Decimal(2900), Decimal(100)]


@pytest.mark.parametrize(
    ("source", "income_type", "expected"),
    [(Source.UPLOAD, 201, "upload"), (Source.REGISTER, 368, "doubtful"), (Source.UPLOAD, 368, "doubtful")],
)
def test_source_of_the_weakest_report_is_told(
    employers: dict[str, int], source: Source, income_type: int, expected: str
) -> None:
    paid("2026-07-15")
    paid("2026-08-14", source=source, income=income_type)

    (wages,) = income(Asking(earner_key=LIISA, onset=ONSET))

    assert wages is not None
    assert wages.source == expected


@pytest.mark.parametrize("source", ["upload", "doubtful"])
def test_weak_source_is_objected_to_in_the_calculation(source: str) -> None:
    assert source in DOUBTED_SOURCES


def test_only_the_newest_valid_version_counts(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    paid("2026-08-14")
    corrected = changed(
        (">2026-11-13<", ">2026-07-15<"),
        ("<DeliveryId>LEIPOMO-2026-11<", "<DeliveryId>KORJAUS<"),
        ("<ActionCode>1<", "<ActionCode>2<"),
        (">LEIPOMO-2026-11-1<", ">2026-07-15-1<"),
        ("2800.00", "3000.00"),
    )
    cancellation = (SAMPLES / "cancellation.xml").read_text().replace("LEIPOMO-2026-11-1", "2026-08-14-1")

    receive(source=Source.REGISTER, content=BytesIO(corrected.encode()), by=RUN, at=NOW)
    cancel(content=BytesIO(cancellation.encode()), by=RUN, at=NOW)

    assert income(Asking(earner_key=LIISA, onset=ONSET)) == [Wages(Decimal(3000), Decimal(3000), "register")]


def test_employer_sees_its_own_reports_only(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    paid("2026-07-16", payer=SHOP, amount="100.00")
    with acting(RUN):
        shop = Employer.objects.get(pk=employers[SHOP])
    clerk = firm_of(shop)

    (wages,) = income(Asking(earner_key=LIISA, onset=ONSET), by=clerk)
    seen = payments(earner_key=LIISA, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), for_=clerk)

    assert wages is not None
    assert wages.gross == Decimal(100)
    assert [payment.payer for payment in seen] == ["Kauppa"]


def test_many_people_take_one_query(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    asked = [Asking(earner_key=LIISA, onset=ONSET), Asking(earner_key=OTHER, onset=ONSET)]

    with acting(RUN), CaptureQueriesContext(connection) as captured:
        wages_in_reference_periods(asked * 500)

    assert len(captured) == 1


def test_payments_are_listed_newest_first(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    paid("2026-08-14", source=Source.UPLOAD, income=368)

    seen = payments(earner_key=LIISA, starts_on=date(2026, 7, 15), ends_on=date(2026, 8, 14), for_=RUN)

    assert seen == [
        Payment(
            payment_date=date(2026, 8, 14),
            payer="Leipomo",
            wages=Decimal(0),
            source="upload",
            version=1,
            doubtful=(368,),
        ),
        Payment(
            payment_date=date(2026, 7, 15),
            payer="Leipomo",
            wages=Decimal(2800),
            source="register",
            version=1,
            doubtful=(),
        ),
    ]


def test_absences_of_valid_reports_are_listed(employers: dict[str, int]) -> None:
    paid("2026-11-13")

    found = absences(
        earner_keys=[LIISA, OTHER], starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 5), for_=RUN
    )

    assert found == [
        AbsencePeriod(
            earner_key=LIISA,
            payer_id=employers[BAKERY],
            starts_on=date(2026, 10, 5),
            ends_on=date(2026, 10, 25),
            until=None,
            paid=True,
            cause=1,
            amount=Decimal("1900.00"),
            applied=True,
        )
    ]
    assert absences(earner_keys=[LIISA], starts_on=date(2026, 10, 6), ends_on=date.max, for_=RUN) == []


def test_absences_of_cancelled_reports_are_gone(employers: dict[str, int]) -> None:
    paid("2026-11-13")
    cancellation = (SAMPLES / "cancellation.xml").read_text().replace("LEIPOMO-2026-11-1", "2026-11-13-1")

    cancel(content=BytesIO(cancellation.encode()), by=RUN, at=NOW)

    assert absences(earner_keys=[LIISA], starts_on=date.min, ends_on=date.max, for_=RUN) == []


def test_headcount_is_people_and_not_payments(employers: dict[str, int]) -> None:
    paid("2026-07-15")
    paid("2026-08-14")

    counted = headcounts(
        employer_ids=employers.values(), starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), for_=RUN
    )

    assert counted == {employers[BAKERY]: 2, employers[SHOP]: 0}


def test_sick_leaves_before_an_onset_are_those_the_notice_counts(employers: dict[str, int]) -> None:
    paid("2026-11-13")
    own, month = Period(date(2026, 10, 5), date(2026, 10, 25)), date(2026, 11, 2)

    def leaves(onset: date, payer: str | None = None, key: bytes = LIISA) -> tuple[Period, ...]:
        payer_id = None if payer is None else employers[payer]
        with acting(RUN):
            (found,) = sick_leaves([Asking(earner_key=key, onset=onset, payer_id=payer_id)])
        return found

    assert leaves(month) == leaves(month, BAKERY) == leaves(date(2026, 10, 6)) == (own,)
    assert leaves(date(2026, 10, 5)) == leaves(month, SHOP) == ()
    assert leaves(date(2027, 10, 25)) == (own,)
    assert leaves(date(2027, 10, 26)) == ()


def test_sick_leaves_of_many_people_take_one_query(employers: dict[str, int]) -> None:
    paid("2026-11-13")
    asked = [Asking(earner_key=LIISA, onset=date(2026, 11, 2)), Asking(earner_key=OTHER, onset=ONSET)]

    with acting(RUN), CaptureQueriesContext(connection) as captured:
        found = sick_leaves(asked * 500)

    assert len(captured) == 1
    assert [len(each) for each in found] == [1, 0] * 500
