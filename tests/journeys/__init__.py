"""Journeys: stories in a real browser, against a portal as people start it."""

import pytest

pytest.register_assert_rewrite("tests.journeys.traveller")
