import pytest

from access.scope import acting
from applications.models import Application
from portal.demo import play
from portal.demo.stage import DIRECTOR
from tests.factories.access import AT

pytestmark = pytest.mark.django_db


def test_stories_of_the_first_page_are_told_once() -> None:
    play.tell(at=AT, meanwhile=False)
    with acting(DIRECTOR):
        told = Application.objects.count()

    play.tell(at=AT, meanwhile=False)

    with acting(DIRECTOR):
        assert Application.objects.count() == told
    assert told > 15
