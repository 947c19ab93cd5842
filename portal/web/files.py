"""Uploaded files as pages show them: the row of a list, progress, counts, rows with their faults."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from batches import queries
from batches.states import RowState, State
from benefits import words
from portal.questions.steps import Words
from portal.shell.tables import labelled

if TYPE_CHECKING:
    from batches.models import Batch, BatchRow

STATES: Mapping[str, tuple[Words, str]] = {
    State.RECEIVED: (gettext_lazy("Tarkistetaan"), "info"),
    State.CHECKED: (gettext_lazy("Odottaa vahvistusta"), "warn"),
    State.CONFIRMED: (gettext_lazy("Hakemuksia luodaan"), "info"),
    State.DONE: (gettext_lazy("Valmis"), "good"),
    State.REFUSED: (gettext_lazy("Ei voitu lukea"), "bad"),
    State.CANCELLED: (gettext_lazy("Peruttu"), ""),
}
ROWS: Mapping[str, Words] = {
    RowState.READY: gettext_lazy("Kunnossa"),
    RowState.FAULTY: gettext_lazy("Korjattavaa"),
    RowState.DUPLICATE: gettext_lazy("Jo haettu"),
    RowState.CREATED: gettext_lazy("Hakemuksia"),
    RowState.STUCK: gettext_lazy("Selvitettävänä"),
}


def at_work(batch: "Batch") -> bool:
    """Say whether the portal is still reading the file or making its claims."""
    return batch.state in {State.RECEIVED, State.CONFIRMED}


def columns() -> list[dict[str, object]]:
    """Return the columns of the list of files."""
    return [
        {"label": _("Tiedosto")},
        {"label": _("Lähetetty")},
        {"label": _("Rivejä"), "number": True},
        {"label": _("Tila")},
    ]


def listed(batches: "Iterable[Batch]") -> list[list[dict[str, object]]]:
    """Return the rows of the list of files."""
    return labelled(columns(), map(_row, batches))


def _row(batch: "Batch") -> list[dict[str, object]]:
    label, kind = STATES[batch.state]
    tried: Words = _("kokeilu") if batch.dry_run else ""
    return [
        {"text": batch.name, "url": reverse("upload", args=[batch.id]), "note": tried},
        {"text": date_format(localtime(batch.received_at), "j.n.Y H.i")},
        {"text": str(batch.rows), "number": True},
        {"tag": label, "kind": kind},
    ]


def whole(batch: "Batch", language: str) -> dict[str, object]:
    """Return what the page of one file shows besides its rows."""
    label, kind = STATES[batch.state]
    done, total = _progress(batch)
    return {
        "batch": batch,
        "tag": label,
        "tag_kind": kind,
        "at_work": at_work(batch),
        "refused": batch.state == State.REFUSED,
        "notes": [words.say(note, language) for note in queries.notes(batch)],
        "done": done,
        "total": total,
        "tiles": [
            {"label": _("Rivejä"), "value": str(batch.rows)},
            {"label": _("Kunnossa"), "value": str(batch.ready + batch.created)},
            {"label": _("Korjattavaa"), "value": str(batch.faulty)},
            {"label": _("Jo haettu"), "value": str(batch.duplicate)},
            {"label": _("Arvio korvauksista"), "amount": batch.worth},
        ],
        "may_confirm": batch.state == State.CHECKED and not batch.dry_run and batch.ready > 0,
        "may_cancel": batch.state in {State.RECEIVED, State.CHECKED},
    }


def _progress(batch: "Batch") -> tuple[int, int]:
    """Return how much is done, and of how much: lines read, and then rows that have become claims."""
    if batch.state == State.CONFIRMED:
        handled = batch.created + batch.stuck
        return handled, max(handled + batch.ready, 1)
    return batch.line, max(batch.lines, batch.line, 1)


def tabs(batch: "Batch", shown: str) -> list[dict[str, object]]:
    """Return a tab for each kind of row there is."""
    counts = {
        RowState.FAULTY: batch.faulty,
        RowState.DUPLICATE: batch.duplicate,
        RowState.READY: batch.ready,
        RowState.CREATED: batch.created,
        RowState.STUCK: batch.stuck,
    }
    return [
        {
            "url": f"{reverse('upload', args=[batch.id])}?nayta={state.value}",
            "label": ROWS[state],
            "count": count,
            "current": state.value == shown,
        }
        for state, count in counts.items()
        if count or state.value == shown
    ]


def row_columns() -> list[dict[str, object]]:
    """Return the columns of a file's rows."""
    return [{"label": _("Rivi"), "number": True}, {"label": _("Mitä riviltä löytyi")}, {"label": _("Arvio")}]


def rows_of(batch: "Batch", items: "Iterable[BatchRow]", language: str) -> list[list[dict[str, object]]]:
    """Return rows of a file with all their findings in words, and the claims they became."""
    return labelled(row_columns(), [_row_of_file(item, batch, language) for item in items])


def _row_of_file(item: "BatchRow", batch: "Batch", language: str) -> list[dict[str, object]]:
    told = [str(fault) for fault in queries.faults(item, batch, language)]
    became: dict[str, object] = {"text": "\n".join(told) or _("Ei huomautettavaa")}
    if item.application_id:
        became["url"] = reverse("claim", args=[item.application_id])
        became["text"] = _("Hakemus %(number)s") % {"number": item.application_id}
    return [{"text": str(item.line), "number": True}, became, {"amount": item.worth}]
