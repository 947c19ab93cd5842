"""Claims that are sent: each has its own outcome, in order, and none holds up another."""

import json
from datetime import date, timedelta

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from access.actor import Matter
from access.models import Trail
from access.scope import acting
from applications.models import Application, ClaimVersion
from benefits import reading
from employers.models import Employee
from tests.factories import access, employers, incomes
from tests.factories.access import SETUP
from tests.factories.applications import year_claim
from tests.portal.api.software import CLAIM, CLAIMS, Software, business_id_of, codes_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def software() -> Software:
    return Software()


def sent_year() -> dict[str, object]:
    """Return the claim of a financial year as it is sent."""
    sent: dict[str, object] = json.loads(msgspec.json.encode(year_claim()))
    return {name: value for name, value in sent.items() if value is not None}


def kept() -> tuple[int, int, int]:
    """How many applications, employees and trail rows there are."""
    with acting(SETUP):
        return Application.objects.count(), Employee.objects.count(), Trail.objects.count()


def test_one_claim_becomes_an_application(software: Software) -> None:
    (outcome,) = software.send(software.sent() | {"unit": "Keittiö"})

    with acting(SETUP):
        application = Application.objects.select_related("employee").get()
        version = ClaimVersion.objects.get(application=application)
    assert (outcome["outcome"], outcome["application"]) == ("created", application.id)
    assert (application.channel, application.firm_id) == ("api", software.firm_id)
    assert application.unit == "Keittiö"
    assert application.employer_id == software.employer_id
    assert str(application.employee).startswith("Virtanen")
    assert version.claim == CLAIM | {
        name: version.claim[name] for name in version.claim.keys() - CLAIM.keys()
    }
    assert reading.read("sickness_allowance", CLAIM).claim == reading.claim_of(version.claim)


def test_estimate_comes_with_its_lines_and_sentences_in_three_languages(software: Software) -> None:
    code = access.identity_code()
    with acting(SETUP):
        employers.employee(software.employer_id, code=code)
        incomes.wages(software.employer_id, [code], wage="2800.00", first=date(2024, 12, 1))

    (outcome,) = software.send(software.sent(code=code))

    assert outcome["estimate"] == "887.38"
    assert [(line["code"], line["payee"], line["days"], line["amount"]) for line in outcome["lines"]] == [
        ("line_waiting_period", "nobody", 10, "0.00"),
        ("line_late", "employer", 13, "887.38"),
    ]
    assert codes_in(outcome["findings"]) == [("late", ""), ("deduction_derived", "")]
    assert {name for each in outcome["findings"] for name in each["sentence"]} == {"fi", "sv", "en"}
    assert outcome["lines"][1]["sentence"]["en"].endswith(".")


def test_estimate_is_not_told_where_the_income_is_not_known(software: Software) -> None:
    (outcome,) = software.send(software.sent())

    assert outcome["outcome"] == "created"
    assert outcome["estimate"] is None
    assert codes_in(outcome["findings"]) == [("late", ""), ("income_unknown", "")]


def test_many_claims_have_their_outcomes_in_the_order_sent(software: Software) -> None:
    codes = [access.identity_code() for _ in range(4)]
    good = [software.sent(code=code) for code in codes]
    reversed_ = software.sent(paid=[{"starts_on": "2026-01-31", "ends_on": "2026-01-05", "wage": "1"}])
    sent = [good[0], reversed_, good[1], {}, good[2], "claim", good[3]]

    outcomes = software.send(*sent)

    with acting(SETUP):
        rows = Application.objects.order_by("id").select_related("employee")
        people = {row.id: row.employee_id for row in rows}
        order = list(Employee.objects.order_by("id").values_list("id", flat=True))
    assert [each["outcome"] for each in outcomes] == [
        *("created", "refused", "created", "refused", "created", "refused", "created")
    ]
    assert codes_in(outcomes[1]["findings"])[0] == ("period_reversed", "paid.0")
    assert codes_in(outcomes[3]["findings"]) == [
        ("value_missing", "employer"),
        ("value_missing", "employee"),
        ("value_missing", "claim"),
    ]
    assert codes_in(outcomes[5]["findings"]) == [("object_unreadable", "")]
    assert len({people[each["application"]] for each in outcomes if each["application"]}) == len(order) == 4


def test_all_faults_of_a_claim_are_told_at_once(software: Software) -> None:
    paid = [CLAIM["paid"][0] | {"wage": "1.234"}]
    sent = software.sent(code="010190-900", employer="1234567-8", onset="5.1.26", paid=paid, colour="red")
    odd = sent | {"employee": sent["employee"] | {"shoe_size": 43}}

    first, second = software.send(odd, sent)

    claims_own = [
        ("date_year_short", "onset"),
        ("euros_ambiguous", "paid.0.wage"),
        ("field_unknown", "colour"),
    ]
    assert codes_in(first["findings"]) == [("field_unknown", "employee.shoe_size"), *claims_own]
    assert codes_in(second["findings"]) == [
        ("business_id_invalid", "employer"),
        ("identity_code_invalid", "employee.identity_code"),
        *claims_own,
    ]


@pytest.mark.parametrize(
    ("claim", "findings"),
    [
        (None, [("value_missing", "claim")]),
        ([], [("object_unreadable", "claim")]),
        ({}, [("benefit_unknown", "benefit")]),
        ({"benefit": ["sickness_allowance"]}, [("benefit_unknown", "benefit")]),
        (CLAIM | {"benefit": "pension"}, [("benefit_unknown", "benefit")]),
    ],
)
def test_claim_that_is_none_is_refused(
    software: Software, claim: object, findings: list[tuple[str, str]]
) -> None:
    (outcome,) = software.send(software.sent() | {"claim": claim})

    assert (outcome["outcome"], codes_in(outcome["findings"])) == ("refused", findings)


def test_claim_sent_again_is_a_duplicate_and_so_is_one_for_a_day_of_it(software: Software) -> None:
    code = access.identity_code()
    sent = software.sent(code=code)
    overlapping = software.sent(code=code, paid=[CLAIM["paid"][0] | {"ends_on": "2026-01-20"}])

    (first,) = software.send(sent)
    again, other = software.send(sent, overlapping)

    assert first["outcome"] == "created"
    assert [each["outcome"] for each in (again, other)] == ["duplicate", "duplicate"]
    assert [each["application"] for each in (again, other)] == [None, None]
    assert codes_in(again["findings"])[0] == ("already_claimed", "paid")
    assert codes_in(other["findings"])[0] == ("days_overlap", "paid")
    assert kept()[0] == 1


def test_claim_twice_in_one_call_is_created_once(software: Software) -> None:
    sent = software.sent()

    outcomes = software.send(sent, sent)

    assert [each["outcome"] for each in outcomes] == ["created", "duplicate"]
    assert codes_in(outcomes[1]["findings"])[0] == ("already_claimed", "paid")
    assert kept()[0] == 1


def test_claim_of_a_stranger_is_refused_alone(software: Software) -> None:
    stranger = business_id_of(employers.employer())
    unknown = employers.business_id()
    ended = employers.employer()
    employers.mandate(software.firm_id, ended, ends_on=date(2025, 12, 31))
    before = kept()[1]

    outcomes = software.send(
        software.sent(employer=stranger),
        software.sent(employer=unknown),
        software.sent(employer=business_id_of(ended)),
        software.sent(),
    )

    assert [each["outcome"] for each in outcomes] == ["refused", "refused", "refused", "created"]
    assert [codes_in(each["findings"]) for each in outcomes[:3]] == [[("no_right_to_claim", "employer")]] * 3
    assert kept()[1] == before + 1


def test_client_whose_mandate_is_not_for_claims_is_refused_alone() -> None:
    software = Software(matters=frozenset({Matter.DECISIONS, Matter.PAYMENTS}))
    client = employers.employer()
    employers.mandate(software.firm_id, client)

    outcomes = software.send(software.sent(), software.sent(employer=business_id_of(client)))

    assert [each["outcome"] for each in outcomes] == ["refused", "created"]
    assert codes_in(outcomes[0]["findings"]) == [("no_right_to_claim", "employer")]


def test_person_of_a_refused_claim_is_not_kept(software: Software) -> None:
    tomorrow = str(timezone.localdate() + timedelta(days=1))
    coming = [{"starts_on": tomorrow, "ends_on": tomorrow, "wage": "100.00"}]
    before = kept()

    (outcome,) = software.send(software.sent(onset=tomorrow, paid=coming))

    assert outcome["outcome"] == "refused"
    assert [each["field"] for each in outcome["findings"] if each["weight"] == "stops"] == ["onset"]
    assert kept() == before


def test_dry_run_says_what_would_come_of_each_and_leaves_nothing(software: Software) -> None:
    claimed = software.sent()
    software.send(claimed)
    new, bad = software.sent(), software.sent(onset="yesterday")
    before = kept()

    outcomes = software.send(claimed, new, bad, new, dry_run=True)

    after = kept()
    really = software.send(claimed, new, bad, new)
    assert after == before
    assert [each["outcome"] for each in outcomes] == ["duplicate", "acceptable", "refused", "duplicate"]
    assert [each["application"] for each in outcomes] == [None] * 4
    assert [each["outcome"] for each in really] == ["duplicate", "created", "refused", "duplicate"]
    assert [each["lines"] for each in really] == [each["lines"] for each in outcomes]
    assert [each["findings"] for each in really[:3]] == [each["findings"] for each in outcomes[:3]]


@pytest.mark.parametrize(
    ("body", "findings"),
    [
        ({}, [("value_missing", "claims")]),
        ({"claims": []}, [("value_missing", "claims")]),
        ({"claims": {}}, [("value_missing", "claims")]),
        ({"claims": "all"}, [("list_unreadable", "claims")]),
        ({"claims": [{}] * 1001}, [("list_too_long", "claims")]),
        ({"claims": [{}], "dryrun": True}, [("field_unknown", "dryrun")]),
        ({"claims": [{}], "dry_run": "perhaps"}, [("yes_no_unreadable", "dry_run")]),
    ],
)
def test_call_that_is_none_is_a_problem_with_findings(
    software: Software, body: object, findings: list[tuple[str, str]]
) -> None:
    answered = software.post(CLAIMS, body)

    assert answered.status_code == 400
    assert answered["Content-Type"] == "application/problem+json"
    assert codes_in(answered.json()["findings"]) == findings


def test_ten_claims_ask_no_more_of_the_database_than_one(software: Software) -> None:
    with CaptureQueriesContext(connection) as for_one:
        software.send(software.sent())
    with CaptureQueriesContext(connection) as for_ten:
        outcomes = software.send(*(software.sent() for _ in range(10)))

    assert [each["outcome"] for each in outcomes] == ["created"] * 10
    assert len(for_ten) == len(for_one)


def test_no_answer_repeats_an_identity_code(software: Software, caplog: pytest.LogCaptureFixture) -> None:
    code = access.identity_code()
    good = software.sent(code=code)
    bodies: list[object] = [
        {"claims": [good, good, software.sent(code=code, onset=code, note="x" * 2000)], "dry_run": True},
        {"claims": [good | {"employer": code}, good | {code: code}, good | {"claim": code}, code]},
        {"claims": code, code: code, "dry_run": code},
        f'{{"claims": ["{code}"'.encode(),
    ]

    answered = [software.post(CLAIMS, body).content.decode() for body in bodies]

    assert [text for text in (*answered, caplog.text) if code in text] == []


def test_claim_for_a_year_has_no_employee_and_one_for_an_employee_has(software: Software) -> None:
    year = {"employer": software.business_id, "claim": sent_year()}
    sickness = {name: part for name, part in software.sent().items() if name != "employee"}

    outcomes = software.send(year, year | {"employee": {"identity_code": "140385-904J"}}, sickness)

    assert [each["outcome"] for each in outcomes] == ["created", "refused", "refused"]
    assert [codes_in(each["findings"]) for each in outcomes[1:]] == [
        [("field_unknown", "employee")],
        [("value_missing", "employee")],
    ]
    with acting(SETUP):
        assert Application.objects.get().employee_id is None


def test_claim_of_a_benefit_not_known_is_told_that_its_employee_is_missing(software: Software) -> None:
    (outcome,) = software.send({"employer": software.business_id, "claim": {"benefit": "housing"}})

    assert codes_in(outcome["findings"]) == [("value_missing", "employee"), ("benefit_unknown", "benefit")]
