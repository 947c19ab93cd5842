"""Sent claims: the list, one of them whole, and what its employer may do with it."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from access.actor import Actor, Matter
from applications import drafts, queries, services
from applications.documents import DocumentRefusedError, document
from applications.states import State
from portal.questions import sent
from portal.shell.doors import client_door
from portal.shell.messages import say_stop, say_success
from portal.web.whole import whole

PER_PAGE = 25
STATES = {"open": queries.OPEN, "decided": (State.DECIDED,), "withdrawn": (State.WITHDRAWN,)}


@require_GET
@client_door(Matter.CLAIM)
def claims(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """List the claims one may see, newest first."""
    shown = request.GET.get("nayta", "")
    search = request.GET.get("haku", "").strip()
    found = queries.of_employers(for_=by, states=STATES.get(shown, ()), search=search)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": sent.rows(page, several=by.employer_id is None),
        "columns": sent.columns(several=by.employer_id is None),
        "shown": shown,
        "search": search,
    }
    return render(request, "web/claims.html", context)


@require_GET
@client_door(Matter.CLAIM)
def claim(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Show one claim: where it stands, what was claimed, questions, documents, decisions and payments."""
    return render(request, "web/claim.html", whole(application_id, for_=by, at=at))


@require_POST
@client_door(Matter.CLAIM)
def claim_correct(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Begin to correct a sent claim: the answers are there already."""
    draft = drafts.start_correction(application_id, by=by, at=at)
    return redirect("claim_check", draft_id=draft.id)


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def claim_withdraw(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Ask once more, and take the claim back."""
    if request.method == "POST":
        try:
            services.withdraw(application_id, reason=request.POST.get("reason", "")[:500], by=by, at=at)
        except services.MoveRefusedError:
            say_stop(request, _("Hakemuksesta on jo päätös, joten sitä ei voi enää perua. Voit korjata sen."))
        else:
            say_success(request, _("Hakemus on peruttu."))
        return redirect("claim", application_id=application_id)
    seen = queries.whole(application_id, for_=by, at=at)
    return render(request, "web/claim_withdraw.html", {"application": seen.application})


@require_POST
@client_door(Matter.CLAIM)
def claim_answer(
    request: HttpRequest, *, by: Actor, at: datetime, application_id: int, request_id: int
) -> HttpResponse:
    """Answer a question of Kela's."""
    text = request.POST.get("answer", "").strip()
    if not text:
        say_stop(request, _("Kirjoita vastaus ennen kuin lähetät sen."))
        return redirect("claim", application_id=application_id)
    try:
        services.answer(request_id, text, by=by, at=at)
    except services.MoveRefusedError:
        say_stop(request, _("Kysymykseen on jo vastattu."))
    else:
        say_success(request, _("Vastaus on lähetetty Kelaan."))
    return redirect("claim", application_id=application_id)


@require_POST
@client_door(Matter.CLAIM)
def claim_attach(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Add a document to a claim."""
    file = request.FILES.get("document")
    try:
        added = document(
            name=str(file.name) if file else "", kind="certificate", content=file.read() if file else b""
        )
    except DocumentRefusedError:
        say_stop(request, _("Liitteeksi sopii PDF-, PNG- tai JPEG-tiedosto, jonka koko on enintään 10 Mt."))
    else:
        services.attach(application_id, added, by=by, at=at)
        say_success(request, _("Liite on lisätty hakemukseen."))
    return redirect("claim", application_id=application_id)


@require_GET
@client_door(Matter.CLAIM)
def document_file(request: HttpRequest, *, by: Actor, at: datetime, attachment_id: int) -> HttpResponse:
    """Give a document back as a file to be saved, never to be opened by the browser itself."""
    attachment, content = queries.document(attachment_id, for_=by, at=at)
    response = HttpResponse(content, content_type=attachment.content_type)
    response["Content-Disposition"] = f'attachment; filename="liite-{attachment.id}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
