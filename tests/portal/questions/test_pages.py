"""A step as a form: typed as it is, read by the one reader, objected to on its page, summed up in words."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from benefits.findings import Finding
from benefits.sickness import Accident
from portal.questions.pages import StepForm, objections, read, shown, summary, typed
from portal.questions.sickness import GUIDE
from portal.questions.steps import Kind, Question, Step
from tests.factories.applications import CLEAN, claim
from tests.portal.questions.answered import answers


def step_of(key: str, **changed: object) -> Step:
    """Return a step that applies to the answers."""
    step = GUIDE.step(key, answers(**changed))
    assert step is not None
    return step


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return the codes and fields of findings."""
    return [(finding.code, finding.field) for finding in findings]


def test_answers_are_read_by_the_reader_of_claims() -> None:
    assert read(GUIDE, answers(payment_reference="202611300010")).claim == CLEAN
    assert read(GUIDE, answers(payment_reference="202611300010", continues_from="")).claim == CLEAN


def test_answers_of_a_special_matter_are_read_once_it_is_chosen() -> None:
    stated = answers(payment_reference="202611300010", accident="insurer_decides")

    assert read(GUIDE, stated).claim == CLEAN
    assert read(GUIDE, stated | {"special": ["accident"]}).claim == claim(accident=Accident.INSURER_DECIDES)


def test_objections_are_told_on_the_step_they_are_about() -> None:
    given = answers(onset="31.2.2026", paid__0__wage="paljon", certificate="")

    assert told(objections(GUIDE, step_of("sairaus"), given)) == [
        ("date_not_in_calendar", "onset"),
        ("value_missing", "certificate"),
    ]
    assert told(objections(GUIDE, step_of("palkka"), given)) == [("euros_unreadable", "paid.0.wage")]
    assert told(objections(GUIDE, step_of("lisatiedot"), given)) == []


def test_objection_to_a_whole_is_told_where_its_parts_are_asked() -> None:
    assert told(objections(GUIDE, step_of("paivat"), {"onset": "1.9.2026"})) == [("value_missing", "paid")]


@pytest.mark.parametrize(
    ("answer", "typed_as", "said"),
    [("0.9", "90%", "90\xa0%"), ("87,5 %", "87.5%", "87,5\xa0%"), ("most of it", "most of it", "most of it")],
)
def test_share_is_shown_as_a_percentage(answer: str, typed_as: str, said: str) -> None:
    question = Question(field="working_time", label="Työaika", kind=Kind.SHARE)
    step = Step(key="tyosuhde", title="Työsuhde", short="Työsuhde", questions=lambda _answers: (question,))

    form = StepForm(step, {"working_time": answer})

    assert (form.initial["working_time"], shown(question, answer)) == (typed_as, said)


def test_form_shows_answers_as_typed_with_objections_beside_them() -> None:
    given = answers(onset="31.2.2026")
    step = step_of("sairaus")

    form = StepForm(step, given)
    form.object_to(objections(GUIDE, step, given))

    assert form["onset"].value() == "31.2.2026"
    assert [(field, len(said)) for field, said in form.errors.items()] == [("onset", 1)]


def test_form_asks_for_each_period() -> None:
    given = answers(paid_count="2")

    assert list(StepForm(step_of("paivat"), given).fields) == [
        "paid.0.starts_on",
        "paid.0.ends_on",
        "paid.1.starts_on",
        "paid.1.ends_on",
    ]


def test_typed_takes_the_steps_fields_and_no_others() -> None:
    data = QueryDict("onset=+1.9.2026+&pay_basis=act&version=3&special=accident")

    assert typed(step_of("sairaus"), answers(), data) == {"onset": "1.9.2026"}
    assert typed(step_of("erityista"), answers(), data) == {"special": ["accident"]}
    assert typed(step_of("erityista"), answers(), QueryDict()) == {"special": []}


def test_summary_writes_what_was_read_and_leaves_what_was_not_as_typed() -> None:
    whole = summary(GUIDE, answers(paid__0__wage="6000"))
    half = summary(GUIDE, {"onset": "31.2.2026"})

    assert [[row["answer"] for row in rows] for _step, rows in whole] == [
        ["1.9.2026", "Kanta-palvelun kautta"],
        ["1.9.2026", "31.10.2026"],
        ["6\N{NO-BREAK SPACE}000,00\N{NO-BREAK SPACE}euroa", "Työsopimuslaki", "Ei"],
        ["Ei"],
        ["Ei", "Ei"],
    ]
    assert [row["answer"] for row in half[0][1]] == ["31.2.2026", "Ei vastausta"]


def test_several_choices_are_shown_one_a_line_and_in_the_readers_language() -> None:
    (question,) = step_of("erityista").questions({})

    finnish = shown(question, ["accident", "annual_leave"])
    with override("sv"):
        swedish = shown(question, ["accident", "annual_leave"])

    assert finnish.split("\n") == [
        "Syynä on tapaturma, ammattitauti tai liikennevahinko",
        "Poissaolon aikana on vuosilomaa",
    ]
    assert len(set(finnish.split("\n")) | set(swedish.split("\n"))) == 4


def test_choice_that_is_not_offered_is_shown_as_it_was_said() -> None:
    question = Question(field="x", label="?", kind=Kind.CHOICE, choices=(("a", "A"),))

    assert [shown(question, each) for each in ("a", "b", None)] == ["A", "b", "Ei vastausta"]
