"""The shell's own pages: signing in and out, choosing in whose name one acts, language, and signs of life."""

from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language

from access import queries
from access.actor import Actor, Kind
from access.building import is_building
from portal.shell import signin
from portal.shell.acting import SPOKEN, Choice, choices, choose
from portal.shell.doors import public, signed_in
from portal.shell.gallery import gallery
from portal.shell.navigation import home_of


@require_GET
@public
def front(_request: HttpRequest, *, by: Actor | None, **_: object) -> HttpResponse:
    """Lead to where one's work begins, or to where one signs in."""
    return redirect("sign_in" if by is None else home_of(by))


@require_http_methods(["GET", "POST"])
@public
def sign_in(request: HttpRequest, *, at: datetime, **_: object) -> HttpResponse:
    """In the demo, offer its people to be and let the chosen one in; else say that sign-in is to come."""
    if request.method == "POST":
        return _let_in(request, at)
    context = {
        "groups": _people(at) if settings.DEMO else [],
        "building": settings.DEMO and is_building(),
        "next": request.GET.get("next", ""),
    }
    return render(request, "shell/sign_in.html", context)


def _let_in(request: HttpRequest, at: datetime) -> HttpResponse:
    people = {str(user.pk): user for user in queries.people_of_the_demo()} if settings.DEMO else {}
    user = people.get(request.POST.get("person", ""))
    if user is None:
        raise Http404
    actor = signin.sign_in(request, user, at=at)
    answer = _onward(request, actor)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        request.session[SPOKEN] = True
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return answer


def _people(at: datetime) -> list[dict[str, object]]:
    """Return the demo's people by what they are: employers, firms, Kela."""
    users = queries.people_of_the_demo()
    offered = choices([user.pk for user in users], at)
    language = get_language() or settings.LANGUAGE_CODE
    people = [
        {
            "id": user.pk,
            "name": user.name,
            "about": user.about.get(language, ""),
            "places": [each.name for each in offered[user.pk] if each.name],
            "kind": offered[user.pk][0].choice.kind,
        }
        for user in users
        if offered[user.pk]
    ]
    order = list(Kind)
    people.sort(key=lambda person: order.index(person["kind"]))
    return [
        {"kind": kind.value, "people": list(group)}
        for kind, group in groupby(people, lambda person: person["kind"])
    ]


def _onward(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lead to the page one came for, or to where one's work begins; never off this site."""
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if allowed else home_of(actor))


@require_POST
@signed_in
def sign_out(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Let one out; a language that came with the sign-in goes with it."""
    spoken = request.session.get(SPOKEN)
    signin.sign_out(request, by=by, at=at)
    answer = redirect("sign_in")
    if spoken:
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return answer


@require_http_methods(["GET", "POST"])
@signed_in
def organisations(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Offer in whose name one may act, and begin to act in the chosen one's."""
    user_id = by.signatory
    if request.method == "POST":
        chosen = Choice.read(request.POST.get("place", ""))
        return _onward(request, choose(request, chosen, user_id=user_id, at=at))
    context = {"offered": choices([user_id], at)[user_id], "next": request.GET.get("next", "")}
    return render(request, "shell/organisations.html", context)


@require_POST
@public
def speak(request: HttpRequest, **_: object) -> HttpResponseBase:
    """Take the language that was chosen; it stays in this browser."""
    request.session.pop(SPOKEN, None)
    return set_language(request)


@require_GET
@public
def components(request: HttpRequest, **_: object) -> HttpResponse:
    """Show every component of the look, while the demo is on."""
    if not settings.DEMO:
        raise Http404
    return gallery(request)


@require_GET
@public
def alive(_request: HttpRequest, **_: object) -> HttpResponse:
    """Answer that the process runs."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@public
def ready(_request: HttpRequest, **_: object) -> HttpResponse:
    """Answer whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
