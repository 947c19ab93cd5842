"""The page of the quality of data: its charts with tables, what to do, its files, and who may see it."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from applications.states import Channel
from tests.factories import batches, employers
from tests.factories.applications import CLEAN, workplace
from tests.factories.batches import Bureau
from tests.factories.decisions import propose
from tests.portal.staff.pages import be, cells, errors, owner, texts

pytestmark = pytest.mark.django_db

PAGE = reverse("quality")
NOVEMBER = {"alku": "1.11.2026", "loppu": "30.11.2026"}
QUERIES = 34


def made(*, good: int = 2) -> Bureau:
    """Return a bureau that has sent some good rows, one with a wrong identity code and one that repeats."""
    bureau = batches.bureau()
    rows = [bureau.row(), bureau.row(), bureau.row(code="x"), *bureau.people(good - 1)]
    bureau.create(batches.table(rows))
    return bureau


def test_rows_are_shown_with_their_share_and_what_to_do() -> None:
    bureau = made()

    page = be(bureau.clerk, f"firm:{bureau.firm_id}").get(PAGE, NOVEMBER)

    assert [row[:3] for row in cells(page, "rivit")] == [
        ["Hakemuksia", "2", "50 %"],
        ["Korjattavaa", "1", "25 %"],
        ["Jo haettu", "1", "25 %"],
    ]
    assert texts(page, "//section[@id='rivit']//table[@class='chart']//th[@scope='row']") == [
        "Hakemuksia",
        "Korjattavaa",
        "Jo haettu",
    ]
    assert texts(page, "//*[@class='metric-value']")[:2] == ["4", "50 %"]


def test_finding_is_said_in_words_with_a_way_to_an_example() -> None:
    bureau = made()

    page = be(bureau.clerk, f"firm:{bureau.firm_id}").get(PAGE, NOVEMBER)

    (invalid,) = [row for row in cells(page, "havainnot") if "henkilötunnus." in row[3]]
    assert invalid[1:] == [
        "1",
        "leaves.csv, rivi 4",
        "Korjatkaa rivi ja lähettäkää se uudelleen. Kohta: Työntekijän henkilötunnus.",
    ]
    assert texts(page, "//section[@id='havainnot']//a[contains(@href, 'nayta=faulty')]") == [
        "leaves.csv, rivi 4"
    ]


def test_duplicate_is_not_told_to_be_sent_again() -> None:
    bureau = made()

    page = be(bureau.clerk, f"firm:{bureau.firm_id}").get(PAGE, NOVEMBER)

    told = {row[3] for row in cells(page, "havainnot") if row[2] == "leaves.csv, rivi 3"}
    assert "Korjatkaa rivi ja lähettäkää se uudelleen." not in {each[:42] for each in told}


def test_employer_sees_when_its_claims_came_and_its_reports() -> None:
    place = workplace()
    place.submit(CLEAN, channel=Channel.API)
    propose()

    page = owner(place.owner).get(PAGE, NOVEMBER)

    assert [row[:2] for row in cells(page, "ajoissa") if row[1] != "0"] == [["Viimeisellä viikolla", "1"]]
    assert cells(page, "ilmoitukset")[0] == ["Voimassa", "12", "100 %", "Ei tehtävää."]


def test_page_without_anything_says_so() -> None:
    page = owner(employers.owner(employers.employer())).get(PAGE, NOVEMBER)
    wrong = owner(employers.owner(employers.employer())).get(PAGE, {"alku": "x"})

    assert texts(page, "//p[@class='empty-title']") == [
        "Tällä kaudella ette ole lähettäneet tietoja tiedostona, rajapinnan kautta tai tulorekisteriin."
    ]
    assert (texts(wrong, "//p[@class='empty-title']"), errors(wrong)) == (
        [],
        ["Kirjoita päivä näin: 5.1.2026."],
    )


def test_table_is_taken_as_a_file() -> None:
    bureau = made()
    client = be(bureau.clerk, f"firm:{bureau.firm_id}")

    file = client.get(reverse("quality_table", args=["rivit"]), NOVEMBER)

    assert file.content.decode("utf-8-sig").splitlines()[:2] == [
        "Mitä;Rivejä;Osuus;Mitä tehdä",
        "Hakemuksia;2;50 %;Ei tehtävää.",
    ]
    assert client.get(reverse("quality_table", args=["muu"]), NOVEMBER).status_code == 404


def test_quality_is_for_who_may_claim() -> None:
    place = workplace()
    reader = owner(employers.owner(place.employer_id, frozenset({Matter.PAYMENTS})))

    assert reader.get(PAGE).status_code == 404
    assert reader.get(reverse("quality_table", args=["rivit"])).status_code == 404


@pytest.mark.parametrize("good", [1, 3])
def test_quality_costs_the_same_for_few_rows_and_for_many(
    good: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bureau = made(good=good)
    client = be(bureau.clerk, f"firm:{bureau.firm_id}")

    with django_assert_num_queries(QUERIES):
        page = client.get(PAGE, NOVEMBER)

    assert cells(page, "rivit")[0][1] == str(good)
