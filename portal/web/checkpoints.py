"""Check points of long absences: what is to be done, by which day, and the note that it was seen to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from access.actor import Actor, Matter
from employers import queries as employers
from portal.questions.steps import Words
from portal.shell.doors import client_door
from portal.shell.messages import say_stop, say_success
from portal.shell.tables import columns, labelled
from portal.web.absences import due
from segments import guidance
from segments.checkpoints import Checkpoint, settle
from segments.due import Open, Task, open_matters

CHOSEN: Final = "valittu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a task: its name, what to do, and the situation of the guidance that tells more."""

    title: Words
    text: Words
    situation: str


SAID: Final[Mapping[Task, Said]] = {
    Task.TELL: Said(
        title=gettext_lazy("Ilmoittakaa pitkästä poissaolosta työterveyshuoltoon"),
        text=gettext_lazy(
            "Kertokaa työterveyshuollolle, kun sairauspoissaoloa on kertynyt kuukauden verran, yhteen menoon"
            " tai pätkissä. Diagnoosia ei kerrota. Kelaan ei tarvitse ilmoittaa mitään."
        ),
        situation="absent_a_month",
    ),
    Task.EXPECT: Said(
        title=gettext_lazy("Kela selvittää, tarvitaanko kuntoutusta"),
        text=gettext_lazy(
            "Kela kirjoittaa työntekijälle. Teidän ei tarvitse vastata kirjeeseen. Keskustelkaa työntekijän"
            " kanssa siitä, millaista työtä hänelle voisi olla tarjolla."
        ),
        situation="sixty_days",
    ),
    Task.STATEMENT: Said(
        title=gettext_lazy("Työterveyshuollon lausunnon on oltava Kelassa"),
        text=gettext_lazy(
            "Selvittäkää työntekijän ja työterveyshuollon kanssa, miten työ voi jatkua. Varatkaa tapaaminen"
            " hyvissä ajoin. Työntekijä toimittaa lausunnon Kelaan; jos se puuttuu, päivärahan maksaminen voi"
            " keskeytyä."
        ),
        situation="ninety_days",
    ),
    Task.AGAIN: Said(
        title=gettext_lazy("Arvioikaa tarvittaessa uudelleen, miten työ voi jatkua"),
        text=gettext_lazy(
            "Kun poissaolo jatkuu, työterveyshuolto arvioi tilanteen uudelleen, jos siihen on tarvetta. Jos"
            " uusi lausunto tehdään, työntekijä toimittaa sen Kelaan."
        ),
        situation="ninety_days",
    ),
}


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def checkpoints(
    request: HttpRequest, *, by: Actor, at: datetime, employer_id: int | None = None
) -> HttpResponse:
    """List an employer's open check points, and keep of the chosen ones that they were seen to."""
    employer = employer_id or by.employer_id
    if employer is None:
        return redirect("clients")
    on = localtime(at).date()
    found = [
        each
        for each in open_matters(for_=by, on=on, employer_ids=[employer])
        if isinstance(each.about, Checkpoint)
    ]
    if request.method == "POST":
        _settle(request, [each.about for each in found if isinstance(each.about, Checkpoint)], by=by, at=at)
        return redirect(request.path)
    heads = columns(_("Mitä tehdään"), _("Viimeistään"), _("Mihin liittyy"))
    tasks = dict.fromkeys(each.task for each in found)
    context = {
        "employer": employers.employer(for_=by, employer_id=employer),
        "columns": heads,
        "rows": labelled(heads, [_row(each, employer_id, on) for each in found]),
        "told": [{"said": SAID[task], "url": _situation_url(SAID[task])} for task in tasks],
    }
    return render(request, "web/checkpoints.html", context)


def _settle(request: HttpRequest, found: list[Checkpoint], *, by: Actor, at: datetime) -> None:
    keys = request.POST.getlist(CHOSEN)
    chosen = [each for each in found if each.key in keys]
    if not chosen:
        say_stop(request, _("Valitkaa ensin vähintään yksi asia."))
        return
    settle(chosen, by=by, at=at)
    number = len(chosen)
    said = ngettext("%(number)s asia on hoidettu.", "%(number)s asiaa on hoidettu.", number)
    say_success(request, said % {"number": number})


def _row(matter: Open, client_id: int | None, on: date) -> list[dict[str, object]]:
    about, day = matter.about, matter.last_day
    if not isinstance(about, Checkpoint) or day is None:
        raise TypeError(about)
    absences = reverse("absences") if client_id is None else reverse("client_absences", args=[client_id])
    case: dict[str, object] = (
        {
            "text": _("Hakemus %(number)s") % {"number": about.application_id},
            "url": reverse("claim", args=[about.application_id]),
        }
        if about.application_id
        else {"text": _("Poissaolot ilman hakemusta"), "url": absences}
    )
    what: dict[str, object] = {
        "text": SAID[matter.task].title,
        "choose": about.key,
        "name": CHOSEN,
        "checked": False,
    }
    return [what, due(day, on), case]


def _situation_url(said: Said) -> str:
    return reverse("situation", args=[guidance.situation(said.situation).address])
