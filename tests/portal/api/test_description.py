"""The description of the interface is sound, says what it said before, and describes claims whole."""

import json
from io import StringIO

import msgspec
import pytest
from django.core.management import call_command
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from applications import states as applications
from batches import states as batches
from benefits.catalogue import BENEFITS, Benefit
from portal.api.description import schemas
from tests.portal.api.software import Software, claim_schema


def described() -> object:
    written = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=written)
    return json.loads(written.getvalue())


def test_description_is_sound_and_says_what_it_said_before(snapshot: SnapshotAssertion) -> None:
    assert described() == snapshot(extension_class=JSONSnapshotExtension)


@pytest.mark.django_db
def test_description_is_served_to_software_as_it_is_written() -> None:
    answered = Software().get("/api/v1/openapi.json")

    assert answered.status_code == 200
    assert json.loads(answered.content) == described()


@pytest.mark.parametrize("benefit", BENEFITS.values(), ids=BENEFITS)
def test_description_of_a_claim_has_exactly_its_fields(benefit: Benefit) -> None:
    claim = claim_schema(benefit.code)
    fields = msgspec.structs.fields(benefit.claim)

    assert set(claim["properties"]) == {"benefit", *(field.name for field in fields)}
    assert set(claim["required"]) == {"benefit", *(field.name for field in fields if field.required)}


def test_description_keeps_states_of_claims_and_files_apart() -> None:
    claim, file = schemas()["Application"]["properties"]["state"], schemas()["Batch"]["properties"]["state"]

    named = [schemas()[each["$ref"].rpartition("/")[2]]["enum"] for each in (claim, file)]
    assert named == [sorted(applications.State), sorted(batches.State)]
