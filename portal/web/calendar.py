"""The calendar of what is due: the page where its secret address is made, and the file behind it."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from icalendar import Calendar, Event

from access.actor import Actor, Matter, NotAllowedError
from portal.shell.doors import client_door, public
from portal.shell.messages import say_success
from segments import feeds
from segments.discreet import said
from segments.feeds import Entry

CLOSE: Final = "lopeta"
"""The button that closes the address."""


@require_http_methods(["GET", "POST"])
@client_door(Matter.CLAIM)
def calendar(request: HttpRequest, *, by: Actor, at: datetime) -> HttpResponse:
    """Make or close the user's address; a new one is shown this once, for only its hash is kept."""
    address = ""
    if request.method == "POST":
        if CLOSE in request.POST:
            feeds.close_feed(by=by, at=at)
            say_success(request, _("Kalenterin osoite on poistettu."))
            return redirect("calendar")
        secret = feeds.open_feed(get_language() or "fi", by=by, at=at)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
    context = {"address": address, "opened_at": feeds.opened_at(for_=by), "close": CLOSE}
    return render(request, "web/calendar.html", context)


@require_GET
@never_cache
@public
def calendar_feed(request: HttpRequest, *, by: Actor | None, at: datetime, secret: str) -> HttpResponse:
    """Give what is due as a calendar, to whoever knows the secret; it tells of no person and no benefit."""
    try:
        feed = feeds.read(secret, at=at)
    except NotAllowedError as refusal:
        raise Http404 from refusal
    with translation.override(feed.language):
        made = _calendar(feed.entries, request.build_absolute_uri(reverse("home")), at)
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _calendar(entries: list[Entry], url: str, at: datetime) -> Calendar:
    made = Calendar()
    made.add("prodid", "-//Kela//employer portal//FI")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Kelan määräajat"))
    more = _("Tarkemmat tiedot näette palvelussa, kun kirjaudutte: %(url)s") % {"url": url}
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.task}-{entry.business_id}-{entry.day:%Y%m%d}@kela-employer-portal")
        event.add("dtstamp", at)
        event.add("dtstart", entry.day)
        event.add("summary", _summary(entry))
        event.add("description", more)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return made


def _summary(entry: Entry) -> str:
    """Return what is to be done by the end of the day, in words that tell nothing of anybody."""
    what = said(entry.task, entry.number)
    return _("Kela: %(what)s, %(business_id)s") % {"what": what, "business_id": entry.business_id}
