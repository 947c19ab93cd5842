"""The insight page: what is shown, drawn and hidden, for whom, at what cost, and its files."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from pytest_django import DjangoAssertNumQueries

from access.actor import Role
from access.scope import acting
from portal.staff import exhibits
from portal.staff.exhibits import NONE, Value, covered, hidden
from segments import insight, shown
from segments.classes import Segment
from segments.contacts import About
from segments.insight import FEWEST, Cell
from segments.publication import publication
from tests.factories import access, employers
from tests.factories.access import SETUP
from tests.factories.applications import workplace
from tests.factories.decisions import officer
from tests.factories.segments import contact
from tests.portal.staff.pages import be, cells, texts

pytestmark = pytest.mark.django_db

PAGE = reverse("insight")
QUERIES = 27


def summarised(*, customers: int, contacts: int = 1) -> None:
    """Let some employers make contact yesterday, and the night make its summary."""
    at, clerk = now() - timedelta(days=1), officer()
    for _ in range(customers):
        about = About(employer_id=employers.employer())
        for _again in range(contacts):
            contact(about, by=clerk, at=at)
    day = localdate(at)
    insight.refresh(day, day, by=SETUP, at=now())


def year() -> dict[str, str]:
    """Return the query of the year that yesterday was in."""
    return {"kausi": str(localdate(now() - timedelta(days=1)).year)}


def test_page_before_the_first_night_says_so() -> None:
    page = be(officer()).get(PAGE)

    assert "Yhteenvetoa ei ole vielä tehty. Se tehdään joka yö." in texts(page, "//main//p")


def test_share_of_customers_stands_beside_share_of_load() -> None:
    summarised(customers=FEWEST, contacts=2)

    page = be(officer()).get(PAGE, year())

    assert cells(page, "osuudet")[0] == ["Pienet, alle 20", "5", "0", "10", "0"]
    assert cells(page, "yhteydenotot")[0][1:] == ["2,0", "–", "0,0", "–"]
    assert cells(page, "yhteydenottokanavat") == [["Puhelu", "10", "0", "0", "0"]]


def test_cells_of_few_employers_are_hidden_on_the_page_and_in_the_file() -> None:
    summarised(customers=FEWEST - 1, contacts=7)
    client = be(officer())

    page = client.get(PAGE, year())
    file = client.get(reverse("insight_table", args=["osuudet"]), year())

    assert cells(page, "osuudet")[0] == ["Pienet, alle 20", "alle 5", "0", "alle 5", "0"]
    assert "28" not in "".join(texts(page, "//section[@id='osuudet']"))
    assert file.content.decode("utf-8-sig").splitlines()[1] == "Pienet, alle 20;alle 5;0;alle 5;0"
    assert file["Content-Disposition"].startswith('attachment; filename="osuudet-')


def test_every_exhibit_has_its_file() -> None:
    summarised(customers=FEWEST)
    client = be(officer())
    keys = [each.key for each in exhibition(client)]

    answers = [client.get(reverse("insight_table", args=[key]), year()).status_code for key in keys]

    assert answers == [200] * len(keys)
    assert client.get(reverse("insight_table", args=["ei-ole"])).status_code == 404


def exhibition(client: "object") -> list[exhibits.Exhibit]:
    """Return what the page shows."""
    page = client.get(PAGE, year())  # type: ignore[attr-defined]
    found: list[exhibits.Exhibit] = page.context["exhibits"]
    return found


def test_one_class_is_looked_at_alone() -> None:
    summarised(customers=FEWEST)

    page = be(officer()).get(PAGE, year() | {"ryhma": "large"})

    assert [row[0] for row in cells(page, "osuudet")] == ["Suuret, yli 1 000"]


def test_month_is_looked_at_day_by_day() -> None:
    summarised(customers=FEWEST)
    yesterday = localdate(now() - timedelta(days=1))

    page = be(officer()).get(PAGE, {"kausi": f"{yesterday:%Y-%m}"})

    (row,) = cells(page, "yhteydenotot-ajassa")
    assert row[:2] == [f"{yesterday.day}.{yesterday.month}.", "5"]


def test_what_cannot_be_read_is_the_newest_year() -> None:
    summarised(customers=FEWEST)

    page = be(officer()).get(PAGE, {"kausi": "koska", "ryhma": "kuka", "etuus": "mika"})

    assert len(cells(page, "osuudet")) == 4


def test_publication_stands_beside_as_reference() -> None:
    summarised(customers=FEWEST)

    page = be(officer()).get(PAGE, year())

    assert texts(page, "//div[contains(@class, 'reference')]//td[@class='number']") == [
        "0,4 vuodessa, 26 min",
        "0,9 vuodessa, 25 min",
        "6,5 vuodessa, 39 min",
    ]
    assert texts(page, "//section[contains(@class, 'reference')]//span") == [
        "560 000",
        "50 000",
        "80 % / 20 %",
    ]
    assert publication().checked == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("guided", "expected"),
    [
        (FEWEST, [["5", "5", "–", "–", "0,0"], ["6", "6", "–", "–", "0,0"]]),
        (FEWEST - 1, [["alle 5", "alle 5", "–", "–", "alle 5"]] * 2),
    ],
)
def test_what_guided_employers_did_stands_beside_what_the_others_did(
    guided: int, expected: list[list[str]]
) -> None:
    at = now() - timedelta(days=1)
    for number in range(2 * guided + 1):
        place = workplace()
        if number < guided:
            with acting(place.owner):
                shown.note("short_illness.longer", Segment.SMALL, by=place.owner, at=at)
        place.submit(at=at)
    shown.note("short_illness.nothing", Segment.SMALL, by=None, at=at)
    insight.refresh(localdate(at), localdate(at), by=SETUP, at=now())

    page = be(officer()).get(PAGE, year())

    rows = [row for row in cells(page, "ohjaus") if row[0].startswith("Pienet")]
    assert [row[1:] for row in rows] == expected
    assert cells(page, "ohjeet")[-1][1:] == ["1", "0", "0", "–", "–", "–"]


@pytest.mark.parametrize("customers", [1, 9])
def test_page_costs_the_same_however_much_has_happened(
    customers: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    summarised(customers=customers)
    client = be(officer())

    with django_assert_num_queries(QUERIES):
        client.get(PAGE, year())


@pytest.mark.parametrize("role", list(Role))
def test_page_is_open_to_all_of_kelas_people(role: Role) -> None:
    assert be(access.staff(role)).get(PAGE).status_code == 200


def test_no_value_of_a_column_is_hidden_alone() -> None:
    three, seven = Value("3", Decimal(3)), Value("7", Decimal(7))

    assert covered([seven, hidden(), three]) == [seven, hidden(), hidden()]
    assert covered([hidden(), hidden(), three]) == [hidden(), hidden(), three]
    assert covered([hidden(), NONE]) == [hidden(), NONE]
    assert covered([seven, three]) == [seven, three]


def test_ratio_of_a_hidden_cell_is_hidden_and_of_none_is_none() -> None:
    few, many = Cell(8, Decimal(16), FEWEST - 1), Cell(8, Decimal(16), FEWEST)

    assert [exhibits.mean(cell) for cell in (few, many, Cell())] == [hidden(), Value("2,0", Decimal(2)), NONE]
    assert exhibits.share(many, few) == hidden()
    assert exhibits.share(many, many).text == "100 %"
