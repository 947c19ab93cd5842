import pytest

from access.actor import Actor, NotAllowedError
from access.models import Trail
from access.scope import acting
from batches import queries
from batches.models import Batch
from batches.states import RowState
from benefits import words
from benefits.scalars import EUROS_NEGATIVE
from tests.factories import batches, employers
from tests.factories.access import AT, SETUP
from tests.factories.batches import Bureau

pytestmark = pytest.mark.django_db


def seen(batch: Batch, for_: Actor) -> list[int]:
    with acting(for_):
        return list(queries.rows(batch.id, for_=for_).values_list("line", flat=True))


def answer(batch: Batch, bureau: Bureau, language: str = "fi") -> bytes:
    return queries.answer(batch.id, for_=bureau.clerk, at=AT, language=language).content


def test_batches_of_a_firm_are_its_own_newest_first() -> None:
    bureau, other = batches.bureau(), batches.bureau()
    sent = [bureau.receive(batches.table(bureau.people(1))).id for _ in range(2)]
    other.receive(batches.table([other.row()]))

    with acting(bureau.clerk):
        assert [batch.id for batch in queries.batches(for_=bureau.clerk)] == sent[::-1]


def test_batch_is_shown_to_its_sender_and_to_nobody_else() -> None:
    bureau = batches.bureau()
    batch = bureau.receive(batches.table([bureau.row()]))

    assert queries.batch(batch.id, for_=bureau.clerk).name == "leaves.csv"
    for stranger in (batches.bureau().clerk, employers.owner(bureau.employer_id)):
        with pytest.raises(NotAllowedError):
            queries.batch(batch.id, for_=stranger)


def test_rows_are_those_in_a_state() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row(), bureau.row(wage="x"), *bureau.people(1)]))

    with acting(bureau.clerk):
        ready = queries.rows(batch.id, for_=bureau.clerk, state=RowState.READY)
        assert [row.line for row in ready] == [2, 4]
    assert seen(batch, bureau.clerk) == [2, 3, 4]


def test_colleague_of_some_clients_sees_only_their_rows() -> None:
    bureau = batches.bureau()
    other = employers.employer()
    employers.mandate(bureau.firm_id, other)
    batch = bureau.read(batches.table([bureau.row(), ["x", *bureau.row()[1:]]]))

    assert seen(batch, employers.clerk(bureau.firm_id, clients=[other])) == []
    assert seen(batch, employers.clerk(bureau.firm_id, clients=[bureau.employer_id])) == [2]


def test_faults_tell_line_column_code_and_words() -> None:
    bureau = batches.bureau()
    header = ["Työnantajan Y-tunnus", *batches.HEADER[1:]]
    batch = bureau.read(batches.table([["x", *bureau.row(wage="")[1:]]], header=header))
    (row,) = batches.items(batch)

    faults = queries.faults(row, batch, "en")

    assert [(fault.line, fault.column, fault.finding.code) for fault in faults] == [
        (2, "paid.0.wage", "value_missing"),
        (2, "Työnantajan Y-tunnus", "business_id_invalid"),
    ]
    assert str(faults[0]) == "paid.0.wage: This is missing. Fill it in to go on."


def test_fault_of_a_field_without_a_column_is_called_by_its_label() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row()]))
    (row,) = batches.items(batch)
    row.findings = [{"code": "value_missing", "weight": "stops", "field": "note"}]

    assert queries.faults(row, batch, "fi")[0].column == "Lisätietoja"


def test_notes_say_why_a_file_is_refused_and_which_columns_were_not_read() -> None:
    bureau = batches.bureau()
    refused = bureau.receive(b"nothing known")
    noted = bureau.receive(
        batches.table([[*bureau.row(), "7", "8"]], header=[*batches.HEADER, "Osasto", "X"])
    )
    plain = bureau.receive(batches.table([bureau.row()]))

    assert [note.code for note in queries.notes(batches.again(refused))] == ["file_header"]
    assert [(note.code, note.parameters) for note in queries.notes(noted)] == [
        ("file_columns_unknown", {"columns": "Osasto, X"})
    ]
    assert queries.notes(plain) == []


def test_answer_holds_the_faulty_rows_as_sent_and_what_to_mend() -> None:
    bureau = batches.bureau()
    faulty = bureau.row(wage="-5")
    batch = bureau.read(batches.table([bureau.row(), faulty], separator=",").replace(b",2300,00,", b",2300,"))

    lines = answer(batch, bureau).decode().splitlines()

    told = words.say(EUROS_NEGATIVE.finding(), "fi")
    assert lines == [
        ",".join([*batches.HEADER, "Korjattavaa"]),
        ",".join([*faulty[:6], "'-5", "kanta", "act", f'"paid.0.wage: {told}"']),
    ]


def test_answer_is_written_in_the_encoding_of_the_file() -> None:
    bureau = batches.bureau()
    header = ["Työnantajan Y-tunnus", *batches.HEADER[1:]]
    batch = bureau.read(batches.table([bureau.row(wage="")], header=header, encoding="cp1252"))

    text = answer(batch, bureau).decode("cp1252")

    assert text.splitlines()[0].startswith("Työnantajan Y-tunnus;")
    assert text.splitlines()[1].endswith("paid.0.wage: Tämä tieto puuttuu. Täytä se, niin pääset eteenpäin.")


def test_answer_tells_only_what_has_to_be_mended() -> None:
    bureau = batches.bureau()
    late = bureau.row(onset="2025-01-07", ends_on="2025-01-06")

    (_, line) = answer(bureau.read(batches.table([late])), bureau).decode().splitlines()

    assert line.count(": ") == 1


def test_mended_answer_is_taken_and_its_last_column_passed_by() -> None:
    bureau = batches.bureau()
    batch = bureau.create(batches.table([bureau.row(wage="-5"), *bureau.people(1)]))

    mended = bureau.create(answer(batch, bureau).replace(b"'-5", b"2300,00"))
    again = bureau.create(answer(batch, bureau, "sv").replace(b"'-5", b"-6"))

    assert (mended.rows, mended.created, mended.faulty) == (1, 1, 0)
    assert answer(again, bureau, "en").decode().splitlines()[0] == ";".join([*batches.HEADER, "To be mended"])


def test_answer_loses_nothing_of_a_row_that_does_not_fit_its_columns() -> None:
    bureau = batches.bureau()
    content = batches.table([[*bureau.row(), "8", "9"]]) + b'"open;1\r\n'

    lines = answer(bureau.read(content), bureau).decode().splitlines()

    assert ';kanta;"act;8;9";' in lines[1]
    assert lines[2].startswith('"""open;1";;;;;;;;;')


def test_answer_to_a_file_without_faults_is_empty() -> None:
    bureau = batches.bureau()

    assert answer(bureau.read(batches.table([bureau.row()])), bureau) == b""


def test_who_fetched_an_answer_stays_in_the_trail() -> None:
    bureau = batches.bureau()
    batch = bureau.read(batches.table([bureau.row(wage="x")]))

    answer(batch, bureau)

    with acting(SETUP):
        view = Trail.objects.get(subject="batch", deed="view")
    assert (view.subject_ids, view.employer_ids, view.user_id) == (
        [batch.id],
        [bureau.employer_id],
        bureau.clerk.user_id,
    )


def test_summary_counts_the_rows_and_what_they_are_worth() -> None:
    bureau = batches.bureau()
    batch = bureau.create(batches.table([bureau.row(), bureau.row(), bureau.row(wage="x")]))

    assert queries.summary(batch) == {
        "rows": 3,
        "ready": 0,
        "faulty": 1,
        "duplicate": 1,
        "created": 1,
        "value": "0.00",
    }


def test_staff_has_no_batches() -> None:
    with pytest.raises(NotAllowedError):
        queries.batches(for_=Actor.run("look"))
