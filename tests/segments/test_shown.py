"""Whether guidance works: views by piece and class, and what employers did that had seen it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from access.actor import Actor, Role
from access.scope import acting
from applications import drafts
from decisions import services as decisions
from segments import insight, shown
from segments.classes import Segment
from segments.contacts import About
from segments.insight import GUIDED_DAYS, Cell, Cells, Measure
from segments.models import GuidanceView
from tests.factories import access, employers
from tests.factories.access import AT, SETUP
from tests.factories.applications import workplace
from tests.factories.decisions import grant, officer, propose
from tests.factories.segments import contact

pytestmark = pytest.mark.django_db

DAY = localtime(AT).date()
PIECE, OTHER, PARENTS = "short_illness.longer", "long_illness.paid", "pregnancy.paid"


def look(by: Actor | None, *, piece: str = PIECE, at: datetime = AT) -> None:
    """Look at a piece of guidance, as a page does within the scope of whoever looks."""
    if by is None:
        shown.note(piece, Segment.SMALL, by=None, at=at)
    else:
        with acting(by):
            shown.note(piece, Segment.SMALL, by=by, at=at)


def small(measure: Measure, detail: str = "", *, found: Cells | None = None) -> Cell:
    """Make the summary of the day anew and return a cell of the small employers."""
    insight.refresh(DAY, DAY, by=SETUP, at=AT)
    cells = found or insight.cells(for_=SETUP, span="day", starts_on=DAY)
    return cells.of(Segment.SMALL, measure, detail=detail)


def views() -> list[tuple[object, ...]]:
    with acting(SETUP):
        return sorted(GuidanceView.objects.values_list("day", "piece", "segment", "employer_id", "number"))


def test_views_are_counted_by_day_piece_class_and_employer() -> None:
    owner = employers.owner(employers.employer())

    look(owner)
    look(owner)

    assert views() == [(DAY, PIECE, "small", owner.employer_id, 2)]


def test_view_of_somebody_who_has_not_signed_in_names_no_employer() -> None:
    look(None)
    look(None)

    assert views() == [(DAY, PIECE, "small", None, 2)]
    assert small(Measure.SHOWN, PIECE) == Cell(number=2)


def test_view_of_kelas_people_is_not_counted() -> None:
    look(access.staff(Role.OFFICER))

    assert views() == []


def test_employer_sees_no_views_of_another() -> None:
    look(employers.owner(employers.employer()))

    with acting(employers.owner(employers.employer())):
        assert not GuidanceView.objects.exists()


def test_advice_page_counts_its_piece_for_whoever_looks() -> None:
    Client().get(reverse("advice", args=["lyhyt-sairaus"]), {"length": "longer", "again": "fresh"})

    with acting(SETUP):
        assert [view.piece for view in GuidanceView.objects.all()] == ["short_illness.longer"]


def test_claim_after_guidance_is_guided_by_each_piece_and_once_in_all() -> None:
    place = workplace(people=2)
    look(place.owner, at=AT - timedelta(days=GUIDED_DAYS))
    look(place.owner, piece=OTHER)
    look(place.owner, piece=OTHER)
    place.submit()
    propose()

    assert small(Measure.GUIDED_RECEIVED).number == 1
    assert small(Measure.GUIDED_RECEIVED, PIECE) == small(Measure.GUIDED_RECEIVED, OTHER)
    assert small(Measure.GUIDED_RECEIVED, PIECE).number == 1
    assert small(Measure.GUIDED_DECIDED).number == small(Measure.GUIDED_FIRST_RIGHT).number == 1
    assert small(Measure.GUIDED_LATE) == Cell()


@pytest.mark.parametrize(
    ("piece", "days"), [(PIECE, GUIDED_DAYS + 1), (PIECE, -1), (PARENTS, 0)], ids=["old", "after", "other"]
)
def test_claim_is_not_guided_by_old_later_or_other_guidance(piece: str, days: int) -> None:
    place = workplace()
    look(place.owner, piece=piece, at=AT - timedelta(days=days))
    place.submit()

    assert small(Measure.RECEIVED).number == 1
    assert small(Measure.GUIDED_RECEIVED) == Cell()


def test_claim_of_an_employer_is_not_guided_by_what_another_saw() -> None:
    look(employers.owner(employers.employer()))
    workplace().submit()

    assert small(Measure.GUIDED_RECEIVED) == Cell()


def test_decision_goes_by_what_was_seen_before_the_claim() -> None:
    place = workplace()
    sent = place.submit(at=AT - timedelta(days=5))
    look(place.owner)
    propose()
    decisions.decide([grant(sent)], by=officer(), at=AT)

    assert small(Measure.DECIDED).number == 1
    assert small(Measure.GUIDED_DECIDED) == Cell()


def test_draft_and_contact_after_guidance_are_followed() -> None:
    place = workplace()
    look(place.owner)
    drafts.start(employer_id=place.employer_id, benefit="sickness_allowance", by=place.owner, at=AT)
    contact(About(employer_id=place.employer_id), by=officer())

    assert small(Measure.GUIDED_LEFT).number == 1
    assert small(Measure.GUIDED_CONTACT, PIECE).number == 1


def test_rest_of_a_whole_is_of_the_fewest_employers_that_it_may_be_of() -> None:
    whole = Cell(number=9, employers=7)

    assert whole.without(Cell(number=4, employers=2)) == Cell(number=5, employers=5)
    assert whole.without(Cell(number=4, employers=7)) == Cell(number=5, employers=1)
    assert whole.without(whole) == Cell()
