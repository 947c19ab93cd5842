"""The play: the demo is built story by story, each told once, whatever happened in between."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from access import trail
from access.queries import TrailFilter, trail_rows
from access.scope import acting
from portal.demo import stage
from portal.demo.stage import DIRECTOR
from portal.demo.stories import AT_ONCE, MEANWHILE, Scene, Story

DEED, SUBJECT = "tell", "story"


def opened_at(at: datetime) -> datetime:
    """Return when the demo was opened first: its stories stay at their days; `at` if it opens now."""
    with acting(DIRECTOR):
        first = trail_rows(for_=DIRECTOR, asked=TrailFilter(deed=DEED, subject=SUBJECT)).last()
    return first.at if first else at


def tell(*, at: datetime, meanwhile: bool) -> None:
    """Tell the stories that have not been told yet: those of the first page, or those that come meanwhile."""
    at = opened_at(at)
    with acting(DIRECTOR):
        scene = Scene(at, stage.people(at))
    told = _told()
    for number, story in _numbered(MEANWHILE if meanwhile else AT_ONCE, meanwhile=meanwhile):
        if number not in told:
            _tell(number, story, scene)


def _numbered(stories: Sequence[Story], *, meanwhile: bool) -> Iterator[tuple[int, Story]]:
    return enumerate(stories, start=len(AT_ONCE) + 1 if meanwhile else 1)


def _told() -> set[int]:
    with acting(DIRECTOR):
        rows = trail_rows(for_=DIRECTOR, asked=TrailFilter(deed=DEED, subject=SUBJECT))
        return {number for row in rows for number in row.subject_ids}


@transaction.atomic
def _tell(number: int, story: Story, scene: Scene) -> None:
    """Tell one story whole, or not at all."""
    story(scene)
    with acting(DIRECTOR):
        trail.record(by=DIRECTOR, at=scene.at, deed=DEED, subject=SUBJECT, subject_ids=[number])
