"""Uploaded files: send one, see it being checked, confirm it, fetch the rows to be mended."""

from datetime import datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Matter
from batches import queries, services
from portal.shell.doors import client_door
from portal.shell.messages import say_stop, say_success
from portal.shell.nudge import nudge
from portal.web import files


class UploadForm(forms.Form):
    """A file to be sent."""

    file = forms.FileField(
        label=gettext_lazy("Tiedosto"),
        help_text=gettext_lazy(
            "CSV-tiedosto tai tulorekisterin palkkatietoilmoitus XML-muodossa. Enintään 50 Mt."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xml,text/csv,application/xml,text/xml"}),
    )
    dry_run = forms.BooleanField(
        label=gettext_lazy("Kokeile vain: tarkista rivit, älä luo hakemuksia"), required=False
    )


PER_PAGE = 20
ROWS_PER_PAGE = 50


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def uploads(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the files sent, newest first, and take a new one."""
    if request.method == "POST":
        return _receive(request, by=by, at=at)
    page = Paginator(queries.batches(for_=by), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": UploadForm(),
        "page": page,
        "columns": files.columns(),
        "rows": files.listed(page),
    }
    return render(request, "web/uploads.html", context)


def _receive(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        say_stop(request, _("Valitse tiedosto ennen kuin lähetät sen."))
        return redirect("uploads")
    batch = services.receive(
        content=file.read(), name=str(file.name), by=by, at=at, dry_run="dry_run" in request.POST
    )
    nudge("portal.jobs.batches.read")
    return redirect("upload", batch_id=batch.id)


@require_GET
@client_door(Matter.CLAIM)
def upload(request: HttpRequest, *, by: Actor, at: datetime, batch_id: int) -> HttpResponse:
    """Show one file: how far it is, what its rows are, what it is worth."""
    batch = queries.batch(batch_id, for_=by)
    shown = request.GET.get("nayta", "faulty")
    found = queries.rows(batch_id, for_=by, state=shown)
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = files.whole(batch, get_language() or "fi") | {
        "page": page,
        "tabs": files.tabs(batch, shown),
        "rows": files.rows_of(batch, page, get_language() or "fi"),
        "columns": files.row_columns(),
    }
    return render(request, "web/upload.html", context)


@require_GET
@client_door(Matter.CLAIM)
def upload_progress(request: HttpRequest, *, by: Actor, at: datetime, batch_id: int) -> HttpResponse:
    """Draw the progress anew; when the work is done the whole page is drawn anew."""
    batch = queries.batch(batch_id, for_=by)
    response = render(request, "web/upload_progress.html", files.whole(batch, get_language() or "fi"))
    if not files.at_work(batch):
        response["HX-Redirect"] = reverse("upload", args=[batch_id])
    return response


@require_POST
@client_door(Matter.CLAIM)
def upload_confirm(request: HttpRequest, *, by: Actor, at: datetime, batch_id: int) -> HttpResponse:
    """Let the good rows become claims."""
    try:
        services.confirm(batch_id, by=by, at=at)
    except services.BatchRefusedError:
        say_stop(request, _("Tiedostoa ei voi enää vahvistaa."))
    else:
        nudge("portal.jobs.batches.create")
        say_success(request, _("Vahvistit tiedoston. Hakemukset syntyvät taustalla."))
    return redirect("upload", batch_id=batch_id)


@require_POST
@client_door(Matter.CLAIM)
def upload_cancel(request: HttpRequest, *, by: Actor, at: datetime, batch_id: int) -> HttpResponse:
    """Let a file come to nothing."""
    try:
        services.cancel(batch_id, by=by, at=at)
    except services.BatchRefusedError:
        say_stop(request, _("Vahvistettua tiedostoa ei voi perua. Peru hakemukset yksitellen."))
    else:
        say_success(request, _("Tiedosto on peruttu. Siitä ei synny hakemuksia."))
    return redirect("upload", batch_id=batch_id)


@require_GET
@client_door(Matter.CLAIM)
def upload_answer(request: HttpRequest, *, by: Actor, at: datetime, batch_id: int) -> HttpResponse:
    """Give the faulty rows back in the form they were sent in, with what to mend."""
    answer = queries.answer(batch_id, for_=by, at=at, language=get_language() or "fi")
    response = HttpResponse(answer.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{answer.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
