"""The account of the journeys: every address of the pages has been visited, or is listed with its reason."""

from django.urls import URLPattern

from portal.shell.urls import urlpatterns as shell
from portal.staff.urls import urlpatterns as staff
from portal.web.urls import urlpatterns as web
from tests.journeys.traveller import visited

NOT_VISITED = {
    "alive": "a sign of life for machines",
    "calendar_feed": "a file for calendars; the employers' door's own tests read it",
    "client_checkpoints": "an employer's page for its firm; the employers' door's own tests see to a client",
    "figure": "a figure of law that nobody knows yet; the staff door's own tests enter it",
    "figure_confirm": "takes a second person; the staff door's own tests confirm a figure",
    "figures": "the staff door's own tests list the figures of law",
    "insight_table": "a file; the staff door's own tests read it",
    "ready": "a sign of life for machines",
    "payments_again": "takes money that came back from a bank; the staff door's own tests send it back",
}


def test_every_address_is_visited_or_listed() -> None:
    patterns: list[URLPattern] = [*shell, *web, *staff]
    names = {each.name for each in patterns if each.name}

    assert sorted(names - visited.keys()) == sorted(NOT_VISITED)
