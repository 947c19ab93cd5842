"""The tables keep the rules of the house: floors, row-level security, who-and-when pairs, append-only."""

import tomllib

import pytest
from django.db import connection, models

from access.models import APPEND_ONLY
from employers.models import Employer, PayrollFirm
from tests.factories.tables import foreign_keys, house_models, leads_to
from tests.house.files import ROOT

MODELS = house_models()
OF_SOMEBODY = {"employer_id", "employer_ids", "firm_id", "payer_id"}


def names(found: list[type[models.Model]]) -> list[str]:
    return sorted(model._meta.db_table for model in found)


def floors() -> dict[str, int]:
    """Return the number of each package's floor, from the ground up."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (house,) = [each for each in contracts["contracts"] if each["id"] == "house"]
    return {
        package.strip(): number
        for number, layer in enumerate(reversed(house["layers"]))
        for package in layer.split("|")
    }


def test_foreign_keys_go_down_the_floors() -> None:
    floor = floors()
    up = [
        f"{model._meta.label}.{key.name}"
        for model in MODELS
        for key in foreign_keys(model)
        if model._meta.app_label != key.related_model._meta.app_label
        and floor[model._meta.app_label] <= floor[key.related_model._meta.app_label]
    ]

    assert up == []


def fields(model: type[models.Model]) -> dict[str, "models.Field[object, object]"]:
    return {field.attname: field for field in model._meta.concrete_fields}


def conditions(model: type[models.Model]) -> str:
    """Return all that the table's check constraints demand, as text."""
    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    return " ".join(str(each.condition) for each in checks)


def test_who_and_when_are_known_together() -> None:
    """Where the instant may be missing, a constraint says that it and its person come together.

    Where it may not, the person may be missing only because a run of the portal did it.
    """
    alone = [
        f"{model._meta.label}.{name}"
        for model in MODELS
        for name in fields(model)
        if name.endswith("_by")
        and not isinstance(fields(model)[name], models.DateField)
        and not _paired(model, name.removesuffix("_by"))
    ]

    assert alone == []


def _paired(model: type[models.Model], deed: str) -> bool:
    at = fields(model).get(f"{deed}_at")
    if at is None or not at.null:
        return at is not None
    demanded = conditions(model)
    return f"{deed}_at" in demanded and f"{deed}_by" in demanded


@pytest.mark.django_db
def test_every_table_with_somebodys_data_has_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity"
        )
        secured = {table for (table,) in cursor}
    found = [
        model
        for model in MODELS
        if leads_to(model, Employer) or leads_to(model, PayrollFirm) or OF_SOMEBODY & fields(model).keys()
    ]

    assert [table for table in names(found) if table not in secured] == []
    assert {"employers_employee", "applications_application", "access_trail"} <= secured


@pytest.mark.django_db
def test_append_only_tables_are_those_the_application_may_not_change() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name"
            " WHERE NOT has_table_privilege(name, 'UPDATE') AND NOT has_table_privilege(name, 'DELETE')",
            (names(MODELS),),
        )
        unchangeable = sorted(table for (table,) in cursor)

    append_only = [model for model in MODELS if getattr(model._meta, "triggers", []) == APPEND_ONLY]

    assert unchangeable == names(append_only)


@pytest.mark.django_db
def test_the_application_may_empty_no_table_and_own_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name"
            " WHERE has_table_privilege(name, 'TRUNCATE') OR has_table_privilege(name, 'TRIGGER')"
            " OR has_table_privilege(name, 'REFERENCES')",
            (names(MODELS),),
        )
        assert cursor.fetchall() == []
