"""Rows for a financial year: occupational health compensation, which is claimed for no one employee."""

import pytest

from access.scope import acting
from applications.answers import nested
from applications.models import Application
from benefits import reading
from tests.factories import batches
from tests.factories.access import SETUP
from tests.factories.batches import told
from tests.portal.questions.samples import YEAR_OF_CARE

pytestmark = pytest.mark.django_db

BENEFIT = "occupational_health"
WHOSE = ["employer_business_id", "employee_identity_code", "benefit"]


def row(business_id: str, *, code: str = "", **changes: str) -> list[str]:
    stated = [str(value) for value in {**YEAR_OF_CARE, **changes}.values()]
    return [business_id, code, BENEFIT, *stated]


def table(*rows: list[str]) -> bytes:
    return batches.table(list(rows), header=[*WHOSE, *YEAR_OF_CARE])


def test_row_becomes_the_application_that_its_page_would_make() -> None:
    bureau = batches.bureau()

    batch = bureau.create(table(row(bureau.business_id)))

    with acting(SETUP):
        application = Application.objects.get()
        (version,) = application.versions.all()
    assert told(batch) == [(2, "created", [])]
    assert (application.employer_id, application.employee_id) == (bureau.employer_id, None)
    assert reading.claim_of(version.claim) == reading.read(BENEFIT, nested(YEAR_OF_CARE)).claim


def test_row_with_an_identity_code_is_told_to_leave_it_out() -> None:
    bureau = batches.bureau()

    batch = bureau.read(table(row(bureau.business_id, code=bureau.code)))

    ((_line, state, found),) = told(batch)
    assert (state, found[0]) == ("faulty", "row_no_employee")


def test_unreadable_year_is_not_asked_for_an_employee() -> None:
    bureau = batches.bureau()

    batch = bureau.read(table(row(bureau.business_id, year_ends_on="31.12.20")))

    assert told(batch) == [(2, "faulty", ["date_year_short"])]


def test_year_is_claimed_once_within_a_file_and_once_ever() -> None:
    bureau = batches.bureau()

    first = bureau.create(table(row(bureau.business_id), row(bureau.business_id)))
    again = bureau.create(table(row(bureau.business_id, employees_reason="Kuusi koko vuoden")))

    assert [state for _line, state, _found in told(first)] == ["created", "duplicate"]
    assert [state for _line, state, _found in told(again)] == ["duplicate"]
