"""Doors: what stands before every view. Closed unless a decorator opens it, and then to those it names.

A door finds out who acts, reads the clock once and calls `view(request, by=actor, at=instant, …)` in one
transaction within the actor's scope. Whoever has not signed in is asked to; whoever has not said in whose
name they act is asked that; for all others what is not theirs does not exist. A streamed answer is made
after the transaction, so it brings all it needs with it.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from access.actor import Actor, Kind, Matter, NotAllowedError, Role
from access.scope import acting
from portal.shell.acting import actor_of

View = Callable[..., HttpResponseBase]
Decorator = Callable[[View], View]

DOOR: Final = "door"
"""The attribute by which a view is known to stand behind a door."""

_log: Final = logging.getLogger(__name__)


def public(view: View) -> View:
    """Open a view to everybody: `by` is None for somebody who has not signed in, and then no row is seen."""

    @wraps(view)
    def opened(request: HttpRequest, **given: object) -> HttpResponseBase:
        at = timezone.now()
        by = actor_of(request, at)
        if by is None:
            return view(request, by=None, at=at, **given)
        return _answer(view, request, by, at, given)

    return _marked(opened, "public")


def signed_in(view: View) -> View:
    """Open a view to everybody who has signed in, in whosever name they act."""
    return _door("signed_in", lambda _by: True, anybody=True)(view)


def employer_door(*matters: Matter) -> Decorator:
    """Open a view to those who act for their own employer, in one of the matters or in any."""
    return _door("employer", lambda by: by.kind is Kind.EMPLOYER and _holds(by, matters))


def firm_door(*matters: Matter) -> Decorator:
    """Open a view to payroll clerks; where matters are named, to those with a client who gave one of them."""
    return _door("firm", lambda by: by.kind is Kind.FIRM and (not matters or _holds(by, matters)))


def client_door(*matters: Matter) -> Decorator:
    """Open a view to those who act for employers, their own or clients, in one of the matters or in any."""
    return _door("client", lambda by: by.kind in {Kind.EMPLOYER, Kind.FIRM} and _holds(by, matters))


def staff_door(*roles: Role) -> Decorator:
    """Open a view to Kela's staff in one of the roles, or in any."""
    return _door("staff", lambda by: by.kind is Kind.STAFF and not by.roles.isdisjoint(roles or Role))


def _holds(by: Actor, matters: tuple[Matter, ...]) -> bool:
    return any(not held.isdisjoint(matters or Matter) for held in by.rights.values())


def _door(name: str, admits: Callable[[Actor], bool], *, anybody: bool = False) -> Decorator:
    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, **given: object) -> HttpResponseBase:
            at = timezone.now()
            by = actor_of(request, at)
            if by is None or (by.kind is Kind.USER and not anybody):
                return _asked_who(request, by)
            if not admits(by):
                _log.warning("the %s door is closed to %s", name, by.kind)
                raise Http404
            response = _answer(view, request, by, at, given)
            add_never_cache_headers(response)
            return response

        return _marked(opened, name)

    return decorate


def _marked(opened: View, name: str) -> View:
    vars(opened)[DOOR] = name
    return opened


def _asked_who(request: HttpRequest, by: Actor | None) -> HttpResponse:
    """Lead to the page where one signs in, or says in whose name one acts, and back here afterwards."""
    page = reverse("sign_in" if by is None else "organisations")
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": page})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/", page)


def _answer(
    view: View, request: HttpRequest, by: Actor, at: datetime, given: dict[str, object]
) -> HttpResponseBase:
    try:
        with acting(by):
            response = view(request, by=by, at=at, **given)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
            return response
    except (NotAllowedError, ObjectDoesNotExist) as refusal:
        _log.warning("refused: %s", refusal)
        raise Http404 from refusal
