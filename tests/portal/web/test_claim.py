"""The guided claim on its pages, without scripts: begun, answered, checked, sent once, received."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from access.scope import acting
from applications import drafts
from applications.queries import of_employers
from benefits.catalogue import BENEFITS
from benefits.sickness import Accident
from employers.queries import employees
from portal.questions.guides import GUIDES
from tests.factories import access, employers
from tests.factories.access import AT
from tests.factories.applications import CLEAN, Workplace, claim, workplace
from tests.factories.batches import bureau
from tests.portal.staff.pages import be, errors, owner, texts
from tests.portal.web.guided import PAGES, begin, fill, url

pytestmark = pytest.mark.django_db

SIGN = "//form[.//input[@name='sign']]//button"


def sent(place: Workplace) -> list[int]:
    """Return the applications of a workplace."""
    with acting(place.owner):
        return list(of_employers(for_=place.owner).values_list("id", flat=True))


def tomorrow() -> str:
    """Return the day after the one that the doors' clock shows, as it is typed."""
    day = localdate() + timedelta(days=1)
    return f"{day.day}.{day.month}.{day.year}"


def test_claim_goes_from_its_beginning_to_the_receipt() -> None:
    place = workplace()
    client = owner(place.owner)

    draft_id = begin(client, place.employee_ids[0])
    here = fill(client, draft_id)
    check = client.get(here)
    received = client.post(here, {"sign": "1"})
    receipt = client.get(received["Location"])

    assert here == url(draft_id, "claim_check")
    assert texts(check, "//section[@id='estimate']//p[@class='sum']") == ["2 866,92 €"]
    assert texts(check, "//dl[@class='summary']/div/dd[1]") == [
        "Matti Virtanen",
        "1.9.2026",
        "Kanta-palvelun kautta",
        "1.9.2026",
        "31.10.2026",
        "6 000,00 euroa",
        "Työsopimuslaki",
        "Ei",
        "Ei",
        "202611300010",
        "Ei",
    ]
    assert texts(check, SIGN) == ["Allekirjoita ja lähetä"]
    assert received["Location"] == url(draft_id, "claim_receipt")
    assert texts(receipt, "//h1") == ["Hakemus on vastaanotettu"]
    assert texts(receipt, "//p[@class='receipt-reference']/strong") == [str(each) for each in sent(place)]
    assert len(sent(place)) == 1


def test_claim_is_sent_once_however_often_the_button_is_pressed() -> None:
    place = workplace()
    client = owner(place.owner)
    here = fill(client, begin(client, place.employee_ids[0]))

    answers = [client.post(here, {"sign": "1"})["Location"] for _ in range(3)]

    assert set(answers) == {here.replace("tarkista", "kuitti")}
    assert len(sent(place)) == 1
    assert client.get(here)["Location"] == answers[0]


def test_claim_is_not_sent_unsigned() -> None:
    place = workplace()
    client = owner(place.owner)
    here = fill(client, begin(client, place.employee_ids[0]))

    page = client.post(here)

    assert texts(page, "//p[@id='sign-error']") == ["Vahvista tiedot ennen kuin lähetät hakemuksen."]
    assert sent(place) == []


def test_claim_from_a_day_to_come_is_not_sent_even_past_the_button() -> None:
    place = workplace()
    client = owner(place.owner)
    day = tomorrow()
    days = {"paid.0.starts_on": day, "paid.0.ends_on": day}
    here = fill(client, begin(client, place.employee_ids[0]), sairaus={"onset": day}, paivat=days)

    page = client.get(here)
    answer = client.post(here, {"sign": "1"})

    for each in (page, answer):
        assert texts(each, SIGN) == []
        assert texts(each, "//main//li[@class='finding stops']//a") == [
            "Muuta vastausta: Työkyvyttömyyden ensimmäinen päivä"
        ]
        assert texts(each, "//div[@class='notice stop']//p[@class='notice-title']") == [
            "Hakemusta ei voi vielä lähettää"
        ]
    assert sent(place) == []


def test_claim_for_days_already_claimed_is_not_sent_and_says_why() -> None:
    place = workplace()
    earlier = place.submit()
    client = owner(place.owner)
    here = fill(client, begin(client, place.employee_ids[0]))

    answer = client.post(here, {"sign": "1"})

    assert texts(answer, SIGN) == []
    assert len(texts(answer, "//main//li[@class='finding stops']")) == 1
    assert sent(place) == [earlier]


def test_unfinished_claim_says_on_its_check_what_is_missing_and_is_not_sent() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    client.post(url(draft_id, "claim_step", "sairaus"), PAGES["sairaus"])

    page = client.post(url(draft_id, "claim_check"), {"sign": "1"})

    links = texts(page, "//li[@class='finding stops']//a")
    assert links == [
        "Muuta vastausta: Palkalliset poissaolot",
        "Muuta vastausta: Mihin poissaolon palkka perustuu",
    ]
    assert texts(page, SIGN) == []
    assert client.get(url(draft_id, "claim_receipt"))["Location"] == url(draft_id, "claim_check")
    assert sent(place) == []


def test_page_asks_again_where_an_answer_will_not_do() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    here = url(draft_id, "claim_step", "sairaus")

    page = client.post(here, {"onset": "31.2.2026"})
    again = client.get(here)

    assert len(errors(page)) == 2
    assert texts(again, "//h1") == ["Milloin sairaus alkoi?"]
    assert 'value="31.2.2026"' in again.content.decode()


def test_page_adds_a_period_and_comes_back_to_the_check_when_asked_from_there() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    fill(client, draft_id)
    here = url(draft_id, "claim_step", "paivat")

    more = client.post(here, {**PAGES["paivat"], "more": "1"})
    page = client.get(here, {"tarkista": "1"})
    done = client.post(here, {**PAGES["paivat"], "back_to_check": "1"})

    assert more["Location"] == here
    assert len(texts(page, "//form//label[contains(., 'jakso 2')]")) == 2
    assert 'name="back_to_check"' in page.content.decode()
    assert done["Location"] == url(draft_id, "claim_check")


def test_stale_page_is_told_and_overwrites_nothing() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    here = url(draft_id, "claim_step", "sairaus")
    version = str(drafts.open_draft(draft_id, for_=place.owner).version)
    client.post(here, {"onset": "2.9.2026", "certificate": "kanta", "version": version})

    page = client.post(here, {"onset": "3.9.2026", "certificate": "later", "version": version})

    assert texts(page, "//*[@id='kept']//p[@class='notice-title']") == [
        "Hakemusta on muutettu toisessa ikkunassa"
    ]
    assert texts(page, "//*[@id='kept']//li") == ["3.9.2026", "later"]
    assert drafts.open_draft(draft_id, for_=place.owner).answers == {
        "onset": "2.9.2026",
        "certificate": "kanta",
    }


def test_stale_page_is_told_also_when_it_asks_for_another_period() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    here = url(draft_id, "claim_step", "paivat")
    version = str(drafts.open_draft(draft_id, for_=place.owner).version)
    client.post(here, {**PAGES["paivat"], "version": version})

    page = client.post(here, {"paid.0.ends_on": "30.10.2026", "version": version, "more": "1"})

    assert texts(page, "//*[@id='kept']//li") == ["30.10.2026"]
    assert len(texts(page, "//form//label[contains(., 'jakso 2')]")) == 2


def test_save_while_typing_draws_the_side_anew() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    fill(client, draft_id)

    page = client.post(url(draft_id, "claim_save", "palkka"), {"paid.0.wage": "6000,00", "version": "99"})

    assert texts(page, "//*[@id='saved']")[0].startswith("Tallennettu kello")
    assert texts(page, "//section[@id='estimate']//p[@class='sum']") == ["2 866,92 €"]
    assert client.get(url(draft_id, "claim_save", "palkka")).status_code == 405


def test_special_matter_adds_its_page() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])

    before = client.get(url(draft_id, "claim_step", "tapaturma"))
    chosen = client.post(url(draft_id, "claim_step", "erityista"), {"special": ["accident"]})
    page = client.get(chosen["Location"])

    assert before.status_code == 404
    assert chosen["Location"] == url(draft_id, "claim_step", "tapaturma")
    assert texts(page, "//h1") == ["Vakuutusyhtiön päätös"]


def test_somebody_new_is_added_on_the_page() -> None:
    place = workplace()
    client = owner(place.owner)
    here = client.post(reverse("claim_begin", args=["sickness_allowance"]))["Location"]
    code = access.identity_code()

    nobody = client.post(here, {})
    faulty = client.post(here, {"employee": "new", "last_name": "Uusi", "identity_code": "010190-999X"})
    person = {"employee": "new", "last_name": "Uusi", "first_name": "Iida", "identity_code": code}
    added = client.post(here, person)

    assert errors(nobody) == ["Valitkaa työntekijä tai ”Joku muu”."]
    assert len(errors(faulty)) == 2
    assert added["Location"].endswith("/sairaus/")
    known = employees(for_=place.owner, employer_id=place.employer_id)
    assert [each.name for each in known] == ["Iida Uusi", "Matti Virtanen"]


def test_another_employers_employee_cannot_be_chosen() -> None:
    place, other = workplace(), workplace()
    client = owner(place.owner)
    here = client.post(reverse("claim_begin", args=["sickness_allowance"]))["Location"]

    page = client.post(here, {"employee": str(other.employee_ids[0])})

    assert (page.status_code, len(errors(page))) == (200, 1)


def test_unfinished_claim_is_offered_again_and_thrown_away_on_a_second_asking() -> None:
    place = workplace()
    client = owner(place.owner)
    draft_id = begin(client, place.employee_ids[0])
    offered = "//a[contains(@href, '/kesken/')]"

    page = client.get(reverse("claim_new"))
    asked = client.get(url(draft_id, "claim_discard"))
    client.post(url(draft_id, "claim_discard"))

    assert texts(page, offered) == ["Matti Virtanen"]
    assert asked.status_code == 200
    assert texts(client.get(reverse("claim_new")), offered) == []
    assert client.get(url(draft_id, "claim_check")).status_code == 404


def test_sent_claim_is_corrected_with_a_reason_and_both_versions_stay() -> None:
    place = workplace()
    application_id = place.submit(claim(one_of_several_jobs=True))
    client = owner(place.owner)

    here = client.post(reverse("claim_correct", args=[application_id]))["Location"]
    draft_id = here.split("/")[2]
    chosen = client.get(f"/kesken/{draft_id}/erityista/").content.decode()
    unchanged = client.post(here, {"sign": "1"})
    client.post(f"/kesken/{draft_id}/palkka/", {"paid.0.wage": "6500,00", "back_to_check": "1"})
    client.post(here, {"sign": "1", "reason": "Palkka oli väärin"})
    page = client.get(reverse("claim", args=[application_id]))

    assert chosen.count("checked") == 1
    assert len(texts(unchanged, "//main//ul[@class='findings']/li")) >= 1
    assert texts(page, "//table[thead//th='Kysymys']/tbody//td") == ["6 500,00 euroa", "6 000,00 euroa"]
    assert sent(place) == [application_id]


def test_special_matter_of_a_sent_claim_is_corrected_on_its_own_page() -> None:
    place = workplace()
    application_id = place.submit(claim(accident=Accident.INSURER_DECIDES))
    client = owner(place.owner)
    here = client.post(reverse("claim_correct", args=[application_id]))["Location"]
    step = here.replace("tarkista", "tapaturma")

    answered = client.post(step, {"accident": "insurer_decided"})
    saved = client.post(f"{step}tallenna/", {"accident": "insurer_decided"})
    page = client.get(here)

    assert answered["Location"] == here.replace("tarkista", "lisatiedot")
    assert saved.status_code == 200
    assert len(texts(page, "//div[dt='Onko vakuutusyhtiö jo tehnyt päätöksen?']")) == 1
    assert client.post(here, {"sign": "1"})["Location"] == here.replace("tarkista", "kuitti")


def test_every_benefit_is_offered_under_its_topic_with_what_it_takes() -> None:
    client = owner(workplace().owner)

    page = client.get(reverse("claim_new"))
    pages = {benefit: client.get(reverse("claim_begin", args=[benefit])) for benefit in GUIDES}

    offered = texts(page, "//ul[@class='work']//a")
    assert offered == [BENEFITS[benefit].names["fi"] for benefit in GUIDES]
    assert {benefit: texts(each, "//h1") for benefit, each in pages.items()} == {
        benefit: [str(guide.title)] for benefit, guide in GUIDES.items()
    }
    assert client.get(reverse("claim_begin", args=["housing"])).status_code == 404


def test_clerk_claims_for_a_client() -> None:
    office = bureau()
    client = be(office.clerk, f"firm:{office.firm_id}")

    begun = client.post(reverse("client_claim_begin", args=[office.employer_id, "sickness_allowance"]))
    page = client.get(begun["Location"])

    assert client.get(reverse("claim_new"))["Location"] == reverse("clients")
    assert client.get(reverse("client_claim_new", args=[office.employer_id])).status_code == 200
    assert page.status_code == 200


@pytest.mark.parametrize("step", ["claim_employee", "claim_check", "claim_receipt", "claim_discard"])
def test_draft_of_another_employer_is_not_there(step: str) -> None:
    place = workplace()
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    stranger = owner(employers.owner(employers.employer()))

    assert stranger.get(url(draft.id, step)).status_code == 404
    assert stranger.post(url(draft.id, step)).status_code in {404, 405}
    assert owner(place.owner).get(url(uuid4(), step)).status_code == 404
    assert drafts.open_draft(draft.id, for_=place.owner).version == 1


def test_page_of_another_employers_draft_is_neither_shown_nor_saved() -> None:
    place = workplace()
    draft = drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    stranger = owner(employers.owner(employers.employer()))
    step, save = (url(draft.id, name, "sairaus") for name in ("claim_step", "claim_save"))

    answers = [stranger.get(step), stranger.post(step, {"onset": "1.9.2026"}), stranger.post(save)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert drafts.open_draft(draft.id, for_=place.owner).answers == {}


def test_stranger_begins_no_claim_for_another_employer() -> None:
    place = workplace()
    stranger: Client = owner(employers.owner(employers.employer()))

    assert stranger.get(reverse("client_claim_new", args=[place.employer_id])).status_code == 404
    assert (
        stranger.post(
            reverse("client_claim_begin", args=[place.employer_id, "sickness_allowance"])
        ).status_code
        == 404
    )
    assert stranger.post(reverse("claim_correct", args=[place.submit(CLEAN)])).status_code == 404
