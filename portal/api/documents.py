"""What goes over the interface: claims in, outcomes and states out."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from drf_spectacular.utils import extend_schema_field, inline_serializer
from rest_framework import serializers

from benefits import reading, words
from benefits.calculation import Line
from benefits.catalogue import BENEFITS, Claim
from benefits.findings import Finding
from benefits.words import LANGUAGES
from decisions.queries import Decided

if TYPE_CHECKING:
    from applications.models import Application
    from batches.models import Batch

MOST_CLAIMS = 1000
"""How many claims one call may send; more are sent as a file."""


def claim_schema() -> dict[str, object]:
    """Return the claim documents of every benefit as JSON Schema, made from the claims themselves."""
    kinds = [benefit.claim for benefit in BENEFITS.values()]
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    whole: dict[str, object] = {"oneOf": [_inlined(schema, components) for schema in schemas]}
    return whole


def _inlined(schema: object, components: Mapping[str, object]) -> object:
    """Return a schema with what it refers to written in place."""
    if isinstance(schema, Mapping):
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return _inlined(components[reference.rpartition("/")[2]], components)
        return {name: _inlined(part, components) for name, part in schema.items()}
    if isinstance(schema, list):
        return [_inlined(part, components) for part in schema]
    return schema


@extend_schema_field(claim_schema())
class ClaimField(serializers.JSONField):
    """A claim document: its fields are those of the benefit's claim, read by the one reader of claims."""


class EmployeeSerializer(serializers.Serializer[dict[str, object]]):
    """Whom the claim is about."""

    identity_code = serializers.CharField(max_length=20)
    last_name = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    first_name = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")


class ClaimSerializer(serializers.Serializer[dict[str, object]]):
    """One claim of one employer."""

    employer = serializers.CharField(max_length=9, help_text="Business ID with its hyphen, 9990001-6.")
    employee = EmployeeSerializer()
    claim = ClaimField()


class ClaimsSerializer(serializers.Serializer[dict[str, object]]):
    """Claims to be sent, in order; with `dry_run` everything is looked at and nothing is kept."""

    claims = serializers.ListField(
        child=ClaimSerializer(), min_length=1, max_length=MOST_CLAIMS, help_text="At most a thousand."
    )
    dry_run = serializers.BooleanField(required=False, default=False)


def findings_field() -> serializers.Serializer[dict[str, object]]:
    """Return the field that holds findings: each objection's code, weight, field, source and sentences."""
    return inline_serializer(
        "Finding",
        fields={
            "code": serializers.CharField(),
            "weight": serializers.ChoiceField(choices=["stops", "warns", "informs"]),
            "field": serializers.CharField(),
            "source": serializers.CharField(),
            "sentence": serializers.DictField(child=serializers.CharField(), help_text="By language."),
        },
        many=True,
    )


class LineSerializer(serializers.Serializer[dict[str, object]]):
    """One line of a calculation, with its rule."""

    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    days = serializers.IntegerField()
    amount = serializers.DecimalField(max_digits=12, decimal_places=2)
    payee = serializers.ChoiceField(choices=["employer", "employee", "nobody"])
    code = serializers.CharField()
    rule = serializers.CharField()
    sentence = serializers.DictField(child=serializers.CharField())


class OutcomeSerializer(serializers.Serializer[dict[str, object]]):
    """What came of one claim, in the order sent."""

    outcome = serializers.ChoiceField(choices=["created", "duplicate", "refused", "acceptable"])
    application = serializers.IntegerField(allow_null=True)
    estimate = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True)
    findings = findings_field()
    lines = LineSerializer(many=True)


class OutcomesSerializer(serializers.Serializer[dict[str, object]]):
    """What came of each claim."""

    outcomes = OutcomeSerializer(many=True)


class ApplicationSerializer(serializers.Serializer[dict[str, object]]):
    """A claim of one's own and where it stands."""

    application = serializers.IntegerField()
    employer = serializers.CharField()
    benefit = serializers.CharField()
    state = serializers.CharField()
    received_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ApplicationsSerializer(serializers.Serializer[dict[str, object]]):
    """A page of claims, newest first; `next` is the page behind it, null behind the last."""

    applications = ApplicationSerializer(many=True)
    next = serializers.IntegerField(allow_null=True)


class DecisionSerializer(serializers.Serializer[dict[str, object]]):
    """A decision with its lines."""

    outcome = serializers.ChoiceField(choices=["granted", "partly", "refused"])
    decided_at = serializers.DateTimeField()
    total = serializers.DecimalField(max_digits=12, decimal_places=2)
    lines = LineSerializer(many=True)


class WholeSerializer(ApplicationSerializer):
    """A claim of one's own whole: the claim in force and its decisions, newest first."""

    claim = ClaimField()
    decisions = DecisionSerializer(many=True)


class BatchSerializer(serializers.Serializer[dict[str, object]]):
    """A file on its way: its state and how many of its rows are what."""

    batch = serializers.IntegerField()
    state = serializers.CharField()
    rows = serializers.IntegerField()
    ready = serializers.IntegerField()
    faulty = serializers.IntegerField()
    duplicate = serializers.IntegerField()
    created = serializers.IntegerField()
    value = serializers.DecimalField(max_digits=14, decimal_places=2)
    findings = findings_field()


class UploadSerializer(serializers.Serializer[dict[str, object]]):
    """A file: CSV, or earnings payment reports as XML; a dry run creates nothing."""

    file = serializers.FileField()
    dry_run = serializers.BooleanField(required=False, default=False)


def told_findings(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Return findings as they go over the interface."""
    return [
        {
            "code": finding.code,
            "weight": finding.weight.value,
            "field": finding.field,
            "source": finding.source,
            "sentence": {language: words.say(finding, language) for language in LANGUAGES},
        }
        for finding in findings
    ]


def told_lines(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Return the lines of a calculation or a decision as they go over the interface."""
    return [
        {
            "starts_on": line.starts_on,
            "ends_on": line.ends_on,
            "days": line.days,
            "amount": line.amount,
            "payee": line.payee.value,
            "code": line.code,
            "rule": line.rule,
            "sentence": {
                language: words.say_code(line.code, line.parameters, language) for language in LANGUAGES
            },
        }
        for line in lines
    ]


def told_claim(claim: Claim) -> object:
    """Return a claim document as JSON."""
    return json.loads(reading.write(claim))


def told_application(application: "Application") -> dict[str, object]:
    """Return where an application stands."""
    return {
        "application": application.id,
        "employer": application.employer.business_id,
        "benefit": application.benefit,
        "state": application.state,
        "received_at": application.received_at,
        "version": application.version,
    }


def told_decision(decided: Decided) -> dict[str, object]:
    """Return a decision with its lines."""
    return {
        "outcome": decided.decision.outcome,
        "decided_at": decided.decision.decided_at,
        "total": decided.decision.total,
        "lines": told_lines(decided.lines),
    }


def told_batch(batch: "Batch") -> dict[str, object]:
    """Return where a file stands."""
    refusal = [msgspec.convert(batch.refusal, Finding)] if batch.refusal else []
    return {
        "batch": batch.id,
        "state": batch.state,
        "rows": batch.rows,
        "ready": batch.ready,
        "faulty": batch.faulty,
        "duplicate": batch.duplicate,
        "created": batch.created,
        "value": batch.worth,
        "findings": told_findings(refusal),
    }
