"""Whatever goes wrong is told as a problem, with the reference that the log line has."""

import json
import logging

import pytest
from django.conf import settings
from django.db import DatabaseError

from portal.api import intake
from portal.shell.reference import ReferenceFilter
from tests.factories import access
from tests.portal.api.software import CLAIMS, FILES, Software

pytestmark = pytest.mark.django_db


@pytest.fixture
def software() -> Software:
    return Software()


@pytest.mark.parametrize(
    ("path", "content_type", "body"),
    [
        (CLAIMS, "text/xml", b"<claims/>"),
        (CLAIMS, "application/x-www-form-urlencoded", b"claims=1"),
        (CLAIMS, "multipart/form-data; boundary=x", b"--x--"),
        (CLAIMS, "", b"{}"),
        (FILES, "text/csv", b"a;b"),
        (FILES, "application/json", b"{}"),
    ],
)
def test_media_type_that_is_not_taken_is_told_so(
    software: Software, path: str, content_type: str, body: bytes
) -> None:
    answered = software.post(path, body, content_type=content_type)

    assert (answered.status_code, answered.json()["title"]) == (415, "Unsupported Media Type")


def test_answer_that_is_not_accepted_is_told_so(software: Software) -> None:
    answered = software.get(CLAIMS, Accept="text/html")

    assert (answered.status_code, answered.json()["title"]) == (406, "Not Acceptable")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"claims"',
        b'{"claims": [' + b"[" * 100_000,
        b'{"claims": ["\xe4"]}',
        b'{"claims": ["\\ud800"]}',
        b'{"claims": [1e999]}',
        b'{"claims": [NaN]}',
    ],
)
def test_body_that_is_no_json_object_is_told_so(software: Software, body: bytes) -> None:
    answered = software.post(CLAIMS, body)

    assert (answered.status_code, answered.json()["detail"]) == (
        400,
        "The body is not a JSON object in UTF-8.",
    )


def test_body_that_is_too_large_is_told_so(software: Software) -> None:
    fits = b" " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 2) + b"{}"

    answered = [software.post(CLAIMS, body) for body in (fits, b" " + fits)]

    assert [each.status_code for each in answered] == [400, 413]
    assert answered[1].json()["title"] == "Request Entity Too Large"


def test_form_of_too_many_parts_is_the_callers_fault(software: Software) -> None:
    parts = {f"field{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}

    answered = software.upload(b"a", **parts)

    assert (answered.status_code, answered.json()["title"]) == (400, "Bad Request")


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/claims", "/api/v2/claims/", "/api/v1/claims/x/"]
)
def test_address_at_which_there_is_nothing_is_told_so(software: Software, path: str) -> None:
    answered = [software.get(path), software.post(path, {})]

    assert [each.status_code for each in answered] == [404, 404]
    assert {each["Content-Type"] for each in answered} == {"application/problem+json"}


def test_method_that_is_not_known_is_told_so(software: Software) -> None:
    answered = software.post(f"{CLAIMS}1/", {})

    assert (answered.status_code, answered.json()["title"]) == (405, "Method Not Allowed")


def test_problem_is_in_english_whatever_language_is_asked_for(software: Software) -> None:
    told = software.get(f"{CLAIMS}1/", **{"Accept-Language": "sv"}).json()

    assert (told["title"], told["detail"]) == ("Not Found", "Not found.")


def test_fault_of_ours_is_told_with_the_reference_of_its_log_line_and_nothing_else(
    software: Software, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = access.identity_code()

    def fail(*_claims: object, **_rest: object) -> None:
        raise DatabaseError(f"duplicate key: {code}")

    monkeypatch.setattr(intake, "submit", fail)
    caplog.handler.addFilter(ReferenceFilter())
    caplog.handler.setFormatter(logging.Formatter("[%(reference)s] %(message)s"))

    answered = software.post(CLAIMS, {"claims": [software.sent(code=code)]})

    told = answered.json()
    assert (answered.status_code, told["title"]) == (500, "Internal Server Error")
    assert f"[{told['reference']}] failed: DatabaseError" in caplog.text
    assert "in fail" in caplog.text
    assert code not in caplog.text + json.dumps(told)
