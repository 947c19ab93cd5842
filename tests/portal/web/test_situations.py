"""What has happened? Found, asked and told to anybody, and carried on into a claim."""

from collections.abc import Iterator, Mapping
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from access.actor import Role
from access.scope import acting
from applications import drafts
from applications.drafts import Draft
from portal.questions.guides import GUIDES
from segments.guidance import Situation, answer, situation, situations
from tests.factories import access, employers
from tests.factories.applications import Workplace, workplace
from tests.factories.batches import bureau
from tests.portal.staff.pages import be, errors, owner, texts
from tests.portal.web.guided import url

pytestmark = pytest.mark.django_db

SICKNESS = "sickness_allowance"
PAID = {"reason": "illness", "pay": "yes", "clause": "yes"}
FULL_PAY = {"hours": "half", "agreed": "yes", "pay": "full"}
SKETCH = {
    "onset": "1.9.2026",
    "paid.0.ends_on": "31.10.2026",
    "paid.0.wage": "6000,00",
    "annual_wages": "33600",
}
TITLES = "//p[@class='work-title']"
TABS = "//nav[@class='tabs']//a"
CURRENT = f"{TABS}[@aria-current='page']"
AMOUNT = "//section[@id='estimate']//p[@class='sum']"
LINES = "//section[@id='estimate']//dl/div"


def advice_of(told: Situation, answers: Mapping[str, str]) -> str:
    """Return the address of the advice that answers lead to."""
    return f"{reverse('advice', args=[told.address])}?{'&'.join(f'{a}={b}' for a, b in answers.items())}"


def ways(told: Situation) -> Iterator[dict[str, str]]:
    """Give answers that lead to each of a situation's outcomes, once."""
    reached = set()
    for chosen in product(*(question.options for question in told.questions)):
        answers = {question.id: option.id for question, option in zip(told.questions, chosen, strict=True)}
        outcome = answer(told, answers)
        assert outcome is not None
        if outcome.id not in reached:
            reached.add(outcome.id)
            yield answers


def links(page: HttpResponseBase) -> list[str]:
    """Return where the main buttons of a page lead that are links."""
    content = getattr(page, "content", b"").decode()
    return [
        part.split('"')[0].replace("&amp;", "&") for part in content.split('<a class="button" href="')[1:]
    ]


def new_claims(page: HttpResponseBase, employer_id: int) -> list[str]:
    """Return where claims for a client begin, by the links of a page."""
    content = getattr(page, "content", b"").decode().replace("&amp;", "&")
    begin = reverse("client_claim_begin", args=[employer_id, SICKNESS])
    return [f"{begin}{part.split(chr(34))[0]}" for part in content.split(f'href="{begin}')[1:]]


def draft_of(place: Workplace) -> Draft:
    """Return the one claim that a workplace has begun."""
    with acting(place.owner):
        return drafts.unfinished(for_=place.owner, employer_id=place.employer_id).get()


def test_stranger_sees_every_situation_under_its_topic() -> None:
    page = Client().get(reverse("situations"))

    assert len(texts(page, TITLES)) == len(situations())
    assert texts(page, "//main//h2") == [
        "Sairaus ja tapaturma",
        "Pitkä poissaolo ja paluu työhön",
        "Perhe",
        "Työterveyshuolto ja uusi työnantaja",
    ]


def test_search_leads_to_what_the_words_name() -> None:
    page = Client().get(reverse("situations"), {"haku": "koronakaranteeniin"})

    assert texts(page, TITLES)[0] == "Työntekijä on karanteenissa tai eristyksessä"
    assert texts(page, "//main//h2") == ["Haku: koronakaranteeniin"]


def test_search_that_finds_nothing_says_so_and_shows_everything() -> None:
    page = Client().get(reverse("situations"), {"haku": "xyzzy"})

    assert texts(page, "//p[@class='empty-title']") == ["Näillä sanoilla ei löytynyt mitään"]
    assert len(texts(page, TITLES)) == len(situations())


def test_strangers_page_and_no_other_may_be_found_by_search_engines() -> None:
    client = Client()

    assert "noindex" not in client.get(reverse("situations")).content.decode()
    assert "noindex" in client.get(reverse("sign_in")).content.decode()


def test_sign_in_page_leads_strangers_to_the_guidance() -> None:
    page = Client().get(reverse("sign_in"))

    assert texts(page, f"//a[@href='{reverse('situations')}']") == ["Avaa ohje"]


def test_question_without_an_answer_is_asked_again() -> None:
    address = reverse("situation", args=["pitka-sairaus"])

    fresh = Client().get(address)
    asked = Client().get(address, {"vastaa": "1", "reason": "illness", "clause": "yes"})

    assert errors(fresh) == []
    assert errors(asked) == ["Valitkaa vastaus."]
    assert texts(asked, "//div[@class='error-summary']//a") == ["Maksatteko sairausajalta palkkaa?"]


def test_answered_questions_lead_to_the_advice() -> None:
    address = reverse("situation", args=["pitka-sairaus"])

    answered = Client().get(address, {"vastaa": "1", "reason": "accident"})

    assert answered["Location"] == advice_of(situation("long_illness"), {"reason": "accident"})


def test_situation_without_questions_leads_straight_to_its_advice() -> None:
    answered = Client().get(reverse("situation", args=["kuusikymmenta-paivaa"]))

    assert answered["Location"] == reverse("advice", args=["kuusikymmenta-paivaa"])


def test_answers_can_be_changed_without_being_given_again() -> None:
    page = Client().get(reverse("situation", args=["pitka-sairaus"]), PAID)

    assert texts(page, "//input[@checked]/following-sibling::label") == [
        "Ei",
        "Kyllä, koko palkan tai osan siitä",
        "Kyllä",
    ]


def test_advice_without_its_answers_asks_for_them() -> None:
    answered = Client().get(reverse("advice", args=["pitka-sairaus"]), {"reason": "illness"})

    assert answered["Location"] == f"{reverse('situation', args=['pitka-sairaus'])}?reason=illness&vastaa=1"


@pytest.mark.parametrize("name", ["situation", "advice"])
def test_situation_that_there_is_none_of_is_not_found(name: str) -> None:
    assert Client().get(reverse(name, args=["ei-ole"])).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("told", situations(), ids=lambda told: told.id)
def test_every_way_through_a_situation_ends_in_a_page(told: Situation, language: str) -> None:
    client = Client(headers={"accept-language": language})

    for answers in ways(told):
        page = client.get(advice_of(told, answers))
        assert texts(page, "//h1") == [told.title.said(language)]
        assert texts(page, "//main//ol[@class='next']/li | " + TITLES) != [], answers


def test_advice_tells_a_small_employer_until_another_class_is_chosen() -> None:
    address = advice_of(situation("long_illness"), PAID)

    small = Client().get(address)
    large = Client().get(f"{address}&koko=large")

    assert texts(small, TABS) == [
        "Alle 20 työntekijää",
        "20–1 000 työntekijää",
        "Yli 1 000 työntekijää",
        "Palkkatoimisto",
    ]
    assert texts(small, CURRENT) == ["Alle 20 työntekijää"]
    assert texts(large, CURRENT) == ["Yli 1 000 työntekijää"]


def test_advice_tells_whoever_is_signed_in_by_their_own_class() -> None:
    address = advice_of(situation("long_illness"), PAID)
    office = bureau()

    own = owner(workplace().owner).get(address)
    clerks = be(office.clerk, f"firm:{office.firm_id}").get(address)

    assert texts(own, CURRENT) == ["Alle 20 työntekijää"]
    assert texts(clerks, CURRENT) == ["Palkkatoimisto"]


def test_estimate_is_that_of_the_claim_line_by_line() -> None:
    place = workplace()
    client = owner(place.owner)
    address = advice_of(situation("long_illness"), {**PAID, **SKETCH})

    told = Client().get(address)
    begun = client.post(links(told)[0])
    chosen = client.post(begun["Location"], {"employee": str(place.employee_ids[0])})
    certified = client.post(chosen["Location"], {**SKETCH, "certificate": "kanta"})
    claimed = client.get(certified["Location"])

    assert texts(told, AMOUNT) == texts(claimed, AMOUNT) == ["2 866,92 €"]
    assert texts(told, LINES) == texts(claimed, LINES)
    assert len(texts(told, LINES)) > 1


def test_estimate_tells_the_last_day_to_claim() -> None:
    page = Client().get(advice_of(situation("long_illness"), {**PAID, "onset": "24.10.2026"}))

    assert texts(page, "//div[@id='result']//p[@class='lead number']") == ["28.12.2026"]
    assert texts(page, AMOUNT) == []


@pytest.mark.parametrize(
    ("told", "answers", "expected"),
    [
        ("long_illness", PAID, "Hakuaika on jo päättynyt."),
        ("part_time_return", FULL_PAY, "Ensimmäisten päivien hakuaika on jo päättynyt."),
    ],
)
def test_estimate_tells_when_the_time_is_over(told: str, answers: dict[str, str], expected: str) -> None:
    long_ago = {"onset": "2.1.2025", "paid.0.starts_on": "20.1.2025"}

    page = Client().get(advice_of(situation(told), {**answers, **long_ago}))

    (said,) = texts(page, "//div[@id='result']/section[h2='Hakekaa viimeistään']/p[2]")
    assert said.startswith(expected)


def test_estimate_objects_beside_the_answer() -> None:
    typed = {**SKETCH, "paid.0.ends_on": "31.2.2026", "annual_wages": "paljon"}

    page = Client().get(advice_of(situation("long_illness"), {**PAID, **typed}))

    assert len(errors(page)) == 2
    assert texts(page, AMOUNT) == []


def test_estimate_says_why_it_cannot_be_given() -> None:
    page = Client().get(
        advice_of(situation("long_illness"), {**PAID, **SKETCH, "paid.0.ends_on": "1.8.2026"})
    )

    assert texts(page, AMOUNT) == []
    assert len(texts(page, "//div[@id='result']//ul[@class='findings']/li")) == 1


def test_estimate_of_an_accident_waits_for_the_insurer() -> None:
    waiting = {"insured": "insurer", "length": "yes", "decision": "waiting"}

    page = Client().get(advice_of(situation("accident"), {**waiting, **SKETCH}))

    assert texts(page, AMOUNT) == ["0,00 €"]


def test_claim_begins_with_what_was_told_and_asks_only_the_rest() -> None:
    place = workplace()
    client = owner(place.owner)
    (link,) = links(Client().get(advice_of(situation("long_illness"), {**PAID, **SKETCH})))

    begin = client.get(link)
    begun = client.post(link)
    draft = draft_of(place)
    first = client.post(begun["Location"], {"employee": str(place.employee_ids[0])})
    second = client.post(first["Location"], {"onset": "1.9.2026", "certificate": "kanta"})

    assert texts(begin, "//dl[@class='summary']/div/dd") == [
        "1.9.2026",
        "1.9.2026",
        "31.10.2026",
        "6000,00",
        "Työehtosopimus tai työsopimus",
    ]
    assert draft.answers == {
        "onset": "1.9.2026",
        "paid.0.starts_on": "1.9.2026",
        "paid.0.ends_on": "31.10.2026",
        "paid.0.wage": "6000,00",
        "pay_basis": "agreement",
        "special": [],
    }
    assert first["Location"] == url(draft.id, "claim_step", "sairaus")
    assert second["Location"] == url(draft.id, "claim_step", "erityista")


def test_claim_of_an_accident_begins_with_the_accident() -> None:
    place = workplace()
    waiting = {"insured": "insurer", "length": "yes", "decision": "waiting"}
    (link,) = links(Client().get(advice_of(situation("accident"), waiting)))

    owner(place.owner).post(link)

    draft = draft_of(place)
    assert draft.answers == {"accident": "insurer_decides", "special": ["accident"]}


def test_pages_that_somebody_has_answered_are_not_passed() -> None:
    place = workplace()
    client = owner(place.owner)
    (link,) = links(Client().get(advice_of(situation("long_illness"), {**PAID, **SKETCH})))
    begun = client.post(link)
    draft = draft_of(place)
    client.post(begun["Location"], {"employee": str(place.employee_ids[0])})
    client.post(
        url(draft.id, "claim_step", "paivat"),
        {"paid.0.starts_on": "1.9.2026", "paid.0.ends_on": "30.10.2026"},
    )

    following = client.post(
        url(draft.id, "claim_step", "sairaus"), {"onset": "1.9.2026", "certificate": "kanta"}
    )

    assert following["Location"] == url(draft.id, "claim_step", "paivat")


def test_stranger_who_claims_signs_in_first_and_keeps_the_answers() -> None:
    (link,) = links(Client().get(advice_of(situation("long_illness"), {**PAID, **SKETCH})))

    asked = Client().get(link)

    assert urlsplit(asked["Location"]).path == reverse("sign_in")
    assert parse_qs(urlsplit(asked["Location"]).query)["next"] == [link]


def test_clerk_chooses_a_client_and_keeps_the_answers() -> None:
    office = bureau()
    client = be(office.clerk, f"firm:{office.firm_id}")
    (link,) = links(client.get(advice_of(situation("long_illness"), {**PAID, **SKETCH})))

    clients = client.get(link, follow=True)
    (offered,) = new_claims(clients, office.employer_id)

    assert parse_qs(urlsplit(offered).query) == parse_qs(urlsplit(link).query)


def test_address_carries_nothing_into_a_claim_but_answers_to_its_questions() -> None:
    place = workplace()
    carried = {"onset": "x" * 41, "special": "accident", "employee": "1", "paid.0.wage": "5"}

    owner(place.owner).post(
        f"{reverse('claim_begin', args=[SICKNESS])}?" + "&".join(f"{a}={b}" for a, b in carried.items())
    )

    draft = draft_of(place)
    assert draft.answers == {"paid.0.wage": "5", "special": []}


def test_kelas_people_read_the_guidance_and_are_offered_no_claim() -> None:
    page = be(access.staff(Role.OFFICER)).get(advice_of(situation("long_illness"), PAID))

    assert links(page) == []


def test_benefit_without_a_claim_here_says_where_it_is_claimed() -> None:
    benefits = {
        benefit: (told, answers)
        for told in situations()
        for answers in ways(told)
        for benefit in getattr(answer(told, answers), "benefits", ())[:1]
    }

    for benefit, (told, answers) in benefits.items():
        page = Client().get(advice_of(told, answers))
        assert len(links(page)) == (benefit in GUIDES), benefit


def test_employer_that_does_not_know_what_to_claim_is_led_to_the_guidance() -> None:
    page = owner(employers.owner(employers.employer())).get(reverse("claim_new"))

    assert texts(page, f"//a[@href='{reverse('situations')}']") == ["Katsokaa, mitä on tapahtunut"]
