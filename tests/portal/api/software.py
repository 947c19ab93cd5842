"""The payroll software of the tests: a firm with clients, its token, and the calls it makes."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from access.actor import Matter
from access.scope import acting
from employers.entries import EVERY_MATTER
from employers.models import Employer
from employers.services import issue_token
from portal.api.description import schemas
from tests.factories import access, employers
from tests.factories.access import AT, SETUP

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

CLAIMS = "/api/v1/claims/"
FILES = "/api/v1/batches/"
CLAIM: dict[str, Any] = {
    "benefit": "sickness_allowance",
    "onset": "2026-01-05",
    "paid": [{"starts_on": "2026-01-05", "ends_on": "2026-01-31", "wage": "2300.00"}],
    "certificate": "kanta",
    "pay_basis": "act",
}
"""A claim to which nothing is objected but that it comes late."""


def business_id_of(employer_id: int) -> str:
    """Return the Business ID of an employer."""
    with acting(SETUP):
        return Employer.objects.get(id=employer_id).business_id


@dataclass(kw_only=True)
class Software:
    """A payroll firm's software with one client, whose people it claims for."""

    firm_id: int = field(default_factory=employers.firm)
    employer_id: int = field(default_factory=employers.employer)
    matters: frozenset[Matter] = EVERY_MATTER
    ends_on: date | None = None
    token: str = ""

    def __post_init__(self) -> None:
        employers.mandate(self.firm_id, self.employer_id, self.matters, ends_on=self.ends_on)
        self.token = issue_token(firm_id=self.firm_id, name="Palkat 3000", by=SETUP, at=AT)
        self.business_id = business_id_of(self.employer_id)

    def sent(self, *, code: str = "", employer: str = "", **changes: object) -> dict[str, Any]:
        """Return a claim as it is sent: of the client's for a new person unless told, some fields changed."""
        return {
            "employer": employer or self.business_id,
            "employee": {"identity_code": code or access.identity_code(), "last_name": "Virtanen"},
            "claim": CLAIM | changes,
        }

    def get(self, path: str, **headers: str) -> "Answer":
        """Make a call that reads."""
        return Client().get(path, headers={"Authorization": f"Bearer {self.token}"} | headers)

    def post(self, path: str, body: object = None, *, content_type: str = "application/json") -> "Answer":
        """Make a call that sends: bytes as they are, all else as JSON."""
        data = body if isinstance(body, bytes) else json.dumps(body)
        headers = {"Authorization": f"Bearer {self.token}"}
        return Client().post(path, data, content_type=content_type, headers=headers)

    def send(self, *claims: object, **wish: object) -> list[dict[str, Any]]:
        """Send claims and return their outcomes."""
        answered = self.post(CLAIMS, {"claims": list(claims)} | wish)
        assert answered.status_code == 200, answered.content
        outcomes: list[dict[str, Any]] = answered.json()["outcomes"]
        return outcomes

    def upload(self, content: bytes, *, name: str = "palkat.csv", **wish: str) -> "Answer":
        """Send a file in a form."""
        headers = {"Authorization": f"Bearer {self.token}"}
        file = SimpleUploadedFile(name, content)
        return Client().post(FILES, {"file": file} | wish, headers=headers)


def claim_schema(benefit: str) -> dict[str, Any]:
    """Return the schema by which the interface describes the claim of a benefit."""
    described = schemas()
    place = described["SentClaim"]["properties"]["claim"]["discriminator"]["mapping"][benefit]
    schema: dict[str, Any] = described[place.rpartition("/")[2]]
    return schema


def codes_in(findings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the code and field of each finding."""
    return [(finding["code"], finding["field"]) for finding in findings]
