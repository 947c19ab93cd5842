"""Views behind each door, and their addresses beside the shell's own, for the tests of the shell."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from access.actor import Actor, Matter, NotAllowedError, Role
from employers.models import Employer
from portal.shell.doors import client_door, employer_door, firm_door, public, signed_in, staff_door
from portal.shell.urls import urlpatterns as shells

handler500 = "portal.shell.errors.failed"


def seen(_request: HttpRequest, *, by: Actor | None, at: datetime, **given: object) -> HttpResponse:
    """Tell who acts, whom the database shows to them and what was given."""
    shown = list(Employer.objects.order_by("id").values_list("id", flat=True))
    return HttpResponse(f"{by.kind if by else 'nobody'} sees {shown}, given {given}, at {at.tzinfo}")


def refusing(_request: HttpRequest, **_: object) -> HttpResponse:
    """Refuse the deed after something was written."""
    Employer.objects.update(name="Changed")
    raise NotAllowedError("may not do this")


def missing(_request: HttpRequest, **_: object) -> HttpResponse:
    """Look for what is not there."""
    Employer.objects.get(id=0)
    return HttpResponse()


def broken(_request: HttpRequest, **_: object) -> HttpResponse:
    """Fail."""
    raise RuntimeError


def later(request: HttpRequest, **_: object) -> HttpResponse:
    """Leave the template, and with it the question to the database, for later."""
    return TemplateResponse(request, "shell/organisations.html", {"offered": Employer.objects.all()})


urlpatterns = [
    path("t/public/", public(seen)),
    path("t/signed-in/", signed_in(seen)),
    path("t/employer/<int:number>/", employer_door(Matter.CLAIM)(seen)),
    path("t/employer-any/", employer_door()(seen)),
    path("t/firm/", firm_door()(seen)),
    path("t/firm-payments/", firm_door(Matter.PAYMENTS)(seen)),
    path("t/client/", client_door(Matter.CLAIM)(seen)),
    path("t/staff/", staff_door()(seen)),
    path("t/officer/", staff_door(Role.OFFICER, Role.AUDITOR)(seen)),
    path("t/refusing/", client_door()(refusing)),
    path("t/missing/", client_door()(missing)),
    path("t/broken/", public(broken)),
    path("t/later/", client_door()(later)),
    *shells,
]
