"""Sent claims in words: a row of the list, the answers, the versions side by side, the story."""

from datetime import timedelta
from decimal import Decimal

import pytest

from applications import services
from applications.queries import Version, whole
from applications.states import Channel, State
from benefits.sickness import Accident, Claim, PaidPeriod
from portal.questions.sent import (
    CHANNELS,
    STATES,
    answers,
    benefit_name,
    columns,
    days_text,
    rows,
    story,
    versions,
)
from tests.factories.access import AT
from tests.factories.applications import CLEAN, claim, workplace
from tests.factories.decisions import propose

BENEFIT = "sickness_allowance"
HIGHER = claim(paid=(PaidPeriod(CLEAN.onset, CLEAN.paid[0].ends_on, Decimal("6500.00")),))


def filed(*stated: Claim) -> list[Version]:
    """Return versions of a claim, the first one the newest."""
    return [
        Version(number=len(stated) - place, claim=each, filed_at=AT, reason="")
        for place, each in enumerate(stated)
    ]


def test_versions_show_what_differs_and_nothing_else() -> None:
    space = "\N{NO-BREAK SPACE}"
    wages = [f"6{space}{hundreds}00,00{space}euroa" for hundreds in (5, 0)]
    assert versions(BENEFIT, filed(HIGHER, CLEAN)) == [
        {"question": "Palkka poissaolon ajalta", "answers": wages}
    ]
    assert versions(BENEFIT, filed(CLEAN, CLEAN)) == []


def test_versions_show_a_dash_where_the_question_was_not_asked() -> None:
    differences = versions(BENEFIT, filed(claim(accident=Accident.INSURER_DECIDES), CLEAN))

    told = {str(each["question"]): each["answers"] for each in differences}
    assert list(told) == ["Koskeeko jokin näistä poissaoloa?", "Onko vakuutusyhtiö jo tehnyt päätöksen?"]
    assert told["Koskeeko jokin näistä poissaoloa?"] == [
        "Syynä on tapaturma, ammattitauti tai liikennevahinko",
        "Ei",
    ]
    assert told["Onko vakuutusyhtiö jo tehnyt päätöksen?"] == ["Vakuutusyhtiön päätöstä odotetaan", "–"]


def test_answers_are_those_to_the_questions_that_were_asked() -> None:
    told = {row["field"]: row["answer"] for row in answers(BENEFIT, claim(self_employed=True))}

    assert told["onset"] == "1.9.2026"
    assert told["special"] == "Työntekijällä on myös YEL- tai MYEL-vakuutus"
    assert "accident" not in told


def test_every_state_and_channel_has_words() -> None:
    assert (set(STATES), set(CHANNELS)) == (set(State), {channel.value for channel in Channel})
    assert [benefit_name(BENEFIT, language) != "" for language in ("fi", "sv", "en")] == [True, True, True]


@pytest.mark.django_db
def test_row_names_the_employer_where_there_are_several() -> None:
    place = workplace()
    application = whole(place.submit(), for_=place.owner, at=AT).application

    (alone,) = rows([application], several=False)
    (among,) = rows([application], several=True)

    told = [cell.get("text", cell.get("tag")) for cell in alone]
    assert told == ["Matti Virtanen", "1.9.2026–31.10.2026", "2.11.2026", "Vastaanotettu"]
    assert [cell.get("text") for cell in among[:2]] == [told[0], "Aallon leipomo"]
    assert among[2:] == alone[1:]
    assert [cell.get("label") for cell in alone] == [None, "Aika ja etuus", "Saapunut", "Tila"]
    assert [len(columns(several=several)) for several in (False, True)] == [4, 5]


@pytest.mark.django_db
def test_days_are_one_where_they_are_one() -> None:
    place = workplace()
    day = CLEAN.onset + timedelta(days=1)
    sent = place.submit(claim(paid=(PaidPeriod(day, day, Decimal("100.00")),)))

    assert days_text(whole(sent, for_=place.owner, at=AT).application) == "2.9.2026"


@pytest.mark.django_db
def test_story_tells_moves_newest_first_and_why_a_decided_claim_was_corrected() -> None:
    place = workplace()
    sent = place.submit()
    propose()
    services.correct(sent, HIGHER, reason="Palkka oli väärin", by=place.owner, at=AT + timedelta(days=1))

    told = story(whole(sent, for_=place.owner, at=AT))

    assert [(str(each["title"]), each["text"]) for each in told] == [
        ("Vastaanotettu", "Korjattu: Palkka oli väärin"),
        ("Päätös tehty", ""),
        ("Vastaanotettu", ""),
    ]
