"""The work list: claims begun, filled in, checked and sent many at a time, and what came of each."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from access.actor import Matter
from access.scope import acting
from applications import drafts
from applications import queries as applications
from segments.manner import Manner, choose
from tests.factories import employers, incomes
from tests.factories.access import AT
from tests.factories.applications import Workplace, workplace
from tests.portal.staff.pages import be, cells, owner, texts

pytestmark = pytest.mark.django_db

ANSWERS = {
    "answer": "1",
    "sickness_allowance.certificate": "kanta",
    "sickness_allowance.pay_basis": "agreement",
}


def ill(people: int = 2, *, cause: int = 1) -> Workplace:
    """Return a workplace whose people have been ill for four weeks and whose claims are in time."""
    place = workplace(people=people)
    first = localdate() - timedelta(days=40)
    for employee in place.employee_ids:
        incomes.absence(place.employer_id, employee, first, first + timedelta(days=27), cause=cause)
    return place


def values(client: Client, address: str) -> list[str]:
    """Return what the checkboxes of a page send."""
    return texts_of_values(client.get(address).content.decode())


def texts_of_values(content: str) -> list[str]:
    return [part.split('"')[0] for part in content.split('name="valittu" value="')[1:]]


def begun(place: Workplace) -> Client:
    """Begin the claims of all absences and answer what they lack alike."""
    client = owner(place.owner)
    client.post(reverse("absences"), {"valittu": values(client, reverse("absences"))})
    client.post(reverse("absences_check"), ANSWERS)
    return client


def sent(place: Workplace) -> int:
    with acting(place.owner):
        return applications.of_employers(for_=place.owner).count()


def test_work_list_tells_days_benefit_and_euros() -> None:
    place = ill(1)
    first = localdate() - timedelta(days=40)
    last = first + timedelta(days=27)

    (row,) = cells(owner(place.owner).get(reverse("absences")), "absences")

    assert row[0] == "Matti Virtanen"
    assert row[1] == f"{first:%-d.%-m.%Y}–{last:%-d.%-m.%Y} Sairauspäiväraha"
    assert row[3].endswith("€")
    assert row[4] == "Hakematta"


def test_chosen_claims_are_begun_and_the_others_are_not() -> None:
    place = ill()
    client = owner(place.owner)

    page = client.post(reverse("absences"), {"valittu": values(client, reverse("absences"))[:1]})

    assert page["Location"] == reverse("absences_check")
    (row,) = cells(client.get(reverse("absences_check")), "lacking")
    first = localdate() - timedelta(days=40)
    last = first + timedelta(days=27)
    days = f"{first:%-d.%-m.%Y}–{last:%-d.%-m.%Y}"
    assert row == ["Matti Virtanen", f"{days} Sairauspäiväraha", "tarkentuu", "Täydennettävää"]


def test_nothing_chosen_begins_nothing() -> None:
    place = ill(1)
    page = owner(place.owner).post(reverse("absences"), {})

    assert "Valitkaa ensin vähintään yksi poissaolo." in page.content.decode()
    assert page.status_code == 200


def test_shared_answers_make_the_claims_whole() -> None:
    client = begun(ill())

    page = client.get(reverse("absences_check"))

    assert len(cells(page, "whole")) == 2
    assert cells(page, "lacking") == []


def test_shared_answers_leave_what_was_answered_already() -> None:
    place = ill(1)
    client = owner(place.owner)
    client.post(reverse("absences"), {"valittu": values(client, reverse("absences"))})
    with acting(place.owner):
        draft = drafts.unfinished(for_=place.owner, employer_id=place.employer_id)[0]
        drafts.save(
            draft.id,
            {"certificate": "later"},
            version=draft.version,
            step="sairaus",
            by=place.owner,
            at=AT,
        )

    client.post(reverse("absences_check"), ANSWERS)

    answers = drafts.open_draft(draft.id, for_=place.owner).answers
    assert (answers["certificate"], answers["pay_basis"]) == ("later", "agreement")


def test_whole_claims_are_signed_and_sent_together() -> None:
    place = ill()
    client = begun(place)

    chosen = values(client, reverse("absences_check"))
    page = client.post(reverse("absences_check"), {"valittu": chosen, "sign": "1"})

    assert texts(page, "//h1") == ["Lähetetty 2/2 hakemusta"]
    assert [row[2] for row in cells(page, "sent")] == ["Lähetetty", "Lähetetty"]
    assert sent(place) == 2
    assert cells(client.get(reverse("absences")), "absences") == []


def test_claims_sent_twice_are_sent_once() -> None:
    place = ill()
    client = begun(place)
    told = {"valittu": values(client, reverse("absences_check")), "sign": "1"}
    client.post(reverse("absences_check"), told)

    page = client.post(reverse("absences_check"), told)

    assert [row[2] for row in cells(page, "sent")] == ["Lähetetty", "Lähetetty"]
    assert sent(place) == 2


def test_nothing_is_sent_without_a_signature() -> None:
    place = ill()
    client = begun(place)

    page = client.post(reverse("absences_check"), {"valittu": values(client, reverse("absences_check"))})

    assert texts(page, "//p[@id='sign-error']") == ["Vahvistakaa tiedot ennen kuin lähetätte hakemukset."]
    assert sent(place) == 0


def test_claim_that_lacks_something_is_not_sent_and_says_so() -> None:
    place = ill(1)
    client = owner(place.owner)
    client.post(reverse("absences"), {"valittu": values(client, reverse("absences"))})
    draft = drafts.unfinished(for_=place.owner, employer_id=place.employer_id)
    with acting(place.owner):
        draft_id = str(draft[0].id)

    page = client.post(reverse("absences_check"), {"valittu": [draft_id], "sign": "1"})

    assert [row[2] for row in cells(page, "sent")] == ["Ei lähetetty Täydennettävää"]
    assert sent(place) == 0


def test_stranger_sends_nothing_of_others() -> None:
    place, stranger = ill(1), workplace()
    chosen = values(begun(place), reverse("absences_check"))

    owner(stranger.owner).post(reverse("absences_check"), {"valittu": chosen, "sign": "1"})

    assert sent(place) == 0


def test_firm_works_through_the_list_of_its_client_and_of_no_other() -> None:
    place, other = ill(1), ill(1)
    firm_id = employers.firm()
    employers.mandate(firm_id, place.employer_id)
    client = be(employers.clerk(firm_id), f"firm:{firm_id}")
    address = reverse("client_absences", args=[place.employer_id])

    page = client.post(address, {"valittu": values(client, address)})

    assert page["Location"] == reverse("client_absences_check", args=[place.employer_id])
    assert len(cells(client.get(page["Location"]), "lacking")) == 1
    assert client.get(reverse("client_absences", args=[other.employer_id])).status_code == 404
    assert client.get(reverse("absences"))["Location"] == reverse("clients")
    assert client.get(reverse("absences_check")).status_code == 404


def test_work_list_is_closed_to_who_may_not_claim() -> None:
    place = ill(1)
    reader = employers.owner(place.employer_id, frozenset({Matter.PAYMENTS}))

    assert owner(reader).get(reverse("absences")).status_code == 404


def test_home_opens_with_the_work_list_or_files_or_one_page_at_a_time() -> None:
    place = ill(1)
    client = owner(place.owner)
    opened = {}
    for manner in Manner:
        choose(employer_id=place.employer_id, manner=manner, by=place.owner, at=AT)
        page = client.get(reverse("home"))
        opened[manner] = (texts(page, "//h1"), len(cells(page, "absences")))

    assert opened == {
        Manner.STEP_BY_STEP: (["Hei! Mitä on tapahtunut?"], 0),
        Manner.WORK_LIST: (["Poissaolot, joista voi hakea"], 1),
        Manner.FILES: (["Hakemukset tiedostona tai rajapinnasta"], 0),
    }


def test_employer_chooses_its_manner_on_the_settings_page() -> None:
    place = workplace()
    client = owner(place.owner)

    page = client.post(reverse("settings_manner"), {"manner": "work_list"}, follow=True)

    assert "Työlista: poissaolot, joista voi hakea, monta kerralla" in page.content.decode()
    assert texts(client.get(reverse("home")), "//h1") == ["Poissaolot, joista voi hakea"]


@pytest.mark.parametrize("people", [1, 4])
def test_work_list_costs_the_same_for_one_and_for_many(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = owner(ill(people).owner)

    with django_assert_num_queries(34):
        client.get(reverse("absences"))
