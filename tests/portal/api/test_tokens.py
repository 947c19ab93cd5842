"""The door opens to a firm's token and to nothing else; behind it a firm sees its own."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from access.models import User
from access.scope import acting
from employers.models import PayrollFirm
from employers.queries import tokens
from employers.services import issue_token, revoke_token
from portal.api.authentication import caller
from tests.factories import employers
from tests.factories.access import AT, SETUP
from tests.portal.api.software import CLAIMS, Software

pytestmark = pytest.mark.django_db


@pytest.fixture
def software() -> Software:
    return Software()


def patterns_below(resolver: URLResolver, prefix: str) -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        path = prefix + str(each.pattern)
        found += patterns_below(each, path) if isinstance(each, URLResolver) else [(path, each)]
    return found


def addresses() -> dict[str, str]:
    """The name of every address below api/, and a path to it."""
    named = {
        each.name: path for path, each in patterns_below(get_resolver(), "/") if path.startswith("/api/")
    }
    return {
        str(name): path.replace("<int:application_id>", "1").replace("<int:batch_id>", "1")
        for name, path in named.items()
    }


def test_every_address_is_closed_to_a_call_without_a_token() -> None:
    paths = addresses()

    answered = {
        (name, method): Client().generic(method, path)
        for name, path in paths.items()
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    }

    assert {each.status_code for each in answered.values()} == {401}
    assert {each.json()["detail"] for each in answered.values()} == {
        "Authentication credentials were not provided."
    }
    assert {each["WWW-Authenticate"] for each in answered.values()} == {"Bearer"}
    assert {each["Content-Type"] for each in answered.values()} == {"application/problem+json"}
    assert sorted(paths) == [
        "api_batch",
        "api_batch_answer",
        "api_batch_confirm",
        "api_batches",
        "api_claim",
        "api_claims",
        "api_description",
        "api_nothing",
    ]


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer a b", "Basic {}", "Token {}", "{}", "Bearer x{}", "Bearer ä"]
)
def test_call_without_a_good_token_is_told_so(software: Software, header: str) -> None:
    answered = Client().get(CLAIMS, headers={"Authorization": header.format(software.token)})

    told = answered.json()
    assert answered.status_code == 401
    assert (told["title"], told["status"], told["type"]) == ("Unauthorized", 401, "about:blank")
    assert told["reference"] == answered["X-Reference"]


def test_call_in_nobodys_name_has_no_actor() -> None:
    with pytest.raises(NotAuthenticated):
        caller(Request(HttpRequest()))


def test_good_token_opens_also_with_its_scheme_in_small_letters(software: Software) -> None:
    answered = Client().get(CLAIMS, headers={"Authorization": f"bearer {software.token}"})

    assert answered.status_code == 200


def test_revoked_token_opens_nothing_any_more(software: Software) -> None:
    clerk = employers.clerk(software.firm_id)
    software.token = issue_token(firm_id=software.firm_id, name="Vanha", by=clerk, at=AT)
    (token,) = [each for each in tokens(for_=clerk) if each.name == "Vanha"]
    before = software.get(CLAIMS).status_code

    revoke_token(token_id=token.id, by=clerk, at=AT)

    assert (before, software.get(CLAIMS).status_code) == (200, 401)


def test_person_who_has_signed_in_is_nobody_here(software: Software) -> None:
    clerk = employers.clerk(software.firm_id)
    browser = Client()
    browser.force_login(User.objects.get(id=clerk.user_id or 0))

    assert browser.get(CLAIMS).status_code == 401


def test_firm_whose_mandates_have_ended_sees_nothing_and_may_still_call() -> None:
    software = Software(ends_on=AT.date().replace(year=2025))

    assert software.get(CLAIMS).json() == {"applications": [], "next": None}


def test_command_gives_a_firms_software_a_token() -> None:
    software = Software()
    with acting(SETUP):
        business_id = PayrollFirm.objects.get(id=software.firm_id).business_id
    written = StringIO()

    call_command("issue_token", business_id, "Palkat 4000", stdout=written)

    software.token = written.getvalue().strip()
    assert software.get(CLAIMS).status_code == 200


def test_command_gives_no_token_to_a_firm_that_is_not_known() -> None:
    with pytest.raises(CommandError, match=r"^No payroll firm has the Business ID 9990009-9\.$"):
        call_command("issue_token", "9990009-9", "Palkat 4000")
