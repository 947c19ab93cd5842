import pytest

from access.building import building, is_building

pytestmark = pytest.mark.django_db


def test_building_is_told_while_it_lasts() -> None:
    before = is_building()

    with building():
        during = is_building()

    assert (before, during, is_building()) == (False, True, False)
