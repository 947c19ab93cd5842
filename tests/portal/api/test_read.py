"""Claims that are read back: one's own alone, page by page, and whole with their decisions."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.actor import Matter
from access.models import Trail
from access.scope import acting
from benefits import reading
from decisions import services
from decisions.models import Decision
from portal.api import pages
from tests.factories import applications, decisions
from tests.factories.access import AT, SETUP
from tests.factories.applications import CLEAN, Workplace
from tests.portal.api.software import CLAIMS, Software, business_id_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def workplace() -> Workplace:
    return applications.workplace(people=3)


@pytest.fixture
def software(workplace: Workplace) -> Software:
    return Software(employer_id=workplace.employer_id)


def views() -> list[tuple[str, list[int]]]:
    """What the trail tells of views, in their order."""
    with acting(SETUP):
        seen = Trail.objects.filter(deed="view").order_by("id")
        return list(seen.values_list("subject", "subject_ids"))


def test_list_tells_where_each_claim_of_ones_clients_stands(workplace: Workplace, software: Software) -> None:
    stranger = applications.workplace()
    stranger.submit()
    first, second = workplace.submit(), workplace.submit(employee=1)

    told = software.get(CLAIMS).json()

    assert told["next"] is None
    assert [each["application"] for each in told["applications"]] == [second, first]
    assert told["applications"][1] == {
        "application": first,
        "employer": business_id_of(workplace.employer_id),
        "benefit": "sickness_allowance",
        "state": "submitted",
        "received_at": "2026-11-02T07:00:00Z",
        "version": 1,
    }


def test_list_is_read_page_by_page(
    workplace: Workplace, software: Software, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    sent = workplace.submit_many([CLEAN] * 3)

    first = software.get(CLAIMS).json()
    second = software.get(f"{CLAIMS}?page={first['next']}").json()

    found = [each["application"] for page in (first, second) for each in page["applications"]]
    assert (found, second["next"]) == (sorted(sent, reverse=True), None)


@pytest.mark.parametrize("page", ["0", "2", "-1", "last", "1.5", ""])
def test_page_that_there_is_not_is_told_so(software: Software, page: str) -> None:
    answered = software.get(f"{CLAIMS}?page={page}")

    assert (answered.status_code, answered.json()["detail"]) == (404, "There is no such page.")


def test_list_asks_no_more_of_the_database_the_longer_it_is(workplace: Workplace, software: Software) -> None:
    workplace.submit()
    with CaptureQueriesContext(connection) as for_one:
        software.get(CLAIMS)
    workplace.submit(employee=1)
    workplace.submit(employee=2)

    with CaptureQueriesContext(connection) as for_three:
        told = software.get(CLAIMS).json()

    assert len(told["applications"]) == 3
    assert len(for_three) == len(for_one)


def test_claim_is_read_whole_with_its_decision_and_its_lines(
    workplace: Workplace, software: Software
) -> None:
    application_id = workplace.submit(CLEAN, sampled=True)
    decisions.propose()
    officer = decisions.officer()
    services.decide([decisions.grant(application_id)], by=officer, at=AT)
    decision = decisions.decision(application_id)

    told = software.get(f"{CLAIMS}{application_id}/").json()

    (decided,) = told["decisions"]
    lines = decided.pop("lines")
    assert told["state"] == "decided"
    assert told["claim"] == json.loads(reading.write(CLEAN))
    assert reading.read("sickness_allowance", told["claim"]).claim == CLEAN
    assert decided == {
        "outcome": "granted",
        "decided_at": "2026-11-02T07:00:00Z",
        "appeal_by": str(decision.appeal_by),
        "explanation": "",
        "total": str(decision.total),
    }
    assert [(line["starts_on"], line["ends_on"], line["days"], line["code"]) for line in lines] == [
        ("2026-09-01", "2026-09-11", 10, "line_waiting_period"),
        ("2026-09-12", "2026-10-31", 42, "line_allowance"),
    ]
    assert lines[1]["amount"] == str(decision.total)
    assert list(lines[1]["sentence"]) == ["fi", "sv", "en"]
    assert views() == [("application", [application_id]), ("decision", [decision.id])]


def test_claim_that_is_not_decided_has_no_decisions(workplace: Workplace, software: Software) -> None:
    told = software.get(f"{CLAIMS}{workplace.submit()}/").json()

    assert (told["state"], told["decisions"]) == ("submitted", [])


def test_decisions_are_not_told_without_a_mandate_for_them(workplace: Workplace) -> None:
    software = Software(employer_id=workplace.employer_id, matters=frozenset({Matter.CLAIM}))
    application_id = workplace.submit()
    decisions.propose()

    told = software.get(f"{CLAIMS}{application_id}/").json()

    with acting(SETUP):
        assert Decision.objects.filter(application_id=application_id).count() == 1
    assert (told["state"], told["decisions"]) == ("decided", [])


def test_claim_of_a_stranger_is_not_there(software: Software) -> None:
    stranger = applications.workplace()
    of_stranger = stranger.submit()

    answered = [software.get(f"{CLAIMS}{number}/") for number in (of_stranger, 10**12, 10**30)]

    assert [each.status_code for each in answered] == [404, 404, 404]
    assert {each.json()["detail"] for each in answered} == {"Not found."}
    assert views() == []


def test_claim_of_a_client_is_not_there_without_a_mandate_for_claims(workplace: Workplace) -> None:
    software = Software(employer_id=workplace.employer_id, matters=frozenset({Matter.DECISIONS}))
    application_id = workplace.submit()

    assert software.get(f"{CLAIMS}{application_id}/").status_code == 404
    assert software.get(CLAIMS).json()["applications"] == []
