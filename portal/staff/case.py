"""One case on one page: everything an officer decides by, and the acts that need no page of their own."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from access.actor import Actor, Role
from applications import queries
from applications.services import MoveRefusedError
from decisions import queries as decisions
from decisions import services
from employers.services import reveal_identity_codes
from portal.shell.doors import staff_door
from portal.shell.messages import say_stop, say_success
from portal.shell.nudge import nudge
from portal.staff.whole import whole

LONGEST_REASON = 500
"""How many characters the reason may have for which a decided case is examined again."""


@require_GET
@staff_door(Role.OFFICER, Role.AUDITOR)
def case(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Show one case whole."""
    seen = decisions.case(application_id, for_=by, at=at)
    return render(request, "staff/case.html", whole(seen, for_=by, at=at))


@require_POST
@staff_door(Role.OFFICER)
def case_identity(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Show the case with the employee's identity code in full; the look stays in the trail."""
    seen = decisions.case(application_id, for_=by, at=at)
    employee_id = seen.whole.application.employee_id
    if employee_id is None:
        raise Http404
    code = reveal_identity_codes([employee_id], by=by, at=at)[employee_id]
    return render(request, "staff/case.html", whole(seen, for_=by, at=at) | {"identity_code": code})


@require_POST
@staff_door(Role.OFFICER)
def case_release(request: HttpRequest, *, by: Actor, at: datetime, application_id: int) -> HttpResponse:
    """Put a case that rests, is stuck, waits for an officer or is decided back to the proposals."""
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    chosen = request.POST.getlist("chosen") if "choices" in request.POST else None
    try:
        services.propose_anew([application_id], chosen=chosen, reason=reason, by=by, at=at)
    except MoveRefusedError:
        say_stop(request, _("Hakemus on jo toisessa vaiheessa, joten sille ei tehty mitään."))
    else:
        nudge("portal.jobs.decisions.propose")
        say_success(request, _("Hakemus on palautettu käsittelyyn. Uusi ehdotus tulee hetken kuluttua."))
    return redirect("case", application_id=application_id)


@require_GET
@staff_door(Role.OFFICER, Role.AUDITOR)
def document_staff(request: HttpRequest, *, by: Actor, at: datetime, attachment_id: int) -> HttpResponse:
    """Give an employer's document as a file to be saved, never to be opened by the browser itself."""
    attachment, content = queries.document(attachment_id, for_=by, at=at)
    response = HttpResponse(content, content_type=attachment.content_type)
    response["Content-Disposition"] = f'attachment; filename="liite-{attachment.id}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
