"""A row of any table of the house for one employer and one firm, with all the rows that it needs."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.apps import apps
from django.db import models

from applications.days import DaysField, days_of
from employers.models import Employee, Employer
from tests.factories.access import AT
from tests.house.files import FLOORS

_numbers = count(1)


def house_models() -> list[type[models.Model]]:
    """Return every table of the house."""
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def leads_to(model: type[models.Model], goal: type[models.Model]) -> bool:
    """Say whether a table is the goal, or points to it by one foreign key or by several in a row."""
    return model is goal or any(leads_to(key.related_model, goal) for key in foreign_keys(model))


def foreign_keys(model: type[models.Model]) -> "list[models.ForeignKey[models.Model, models.Model]]":
    """Return the foreign keys of a table, but for those to itself."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is not model
    ]


class Rows:
    """One row of each table that is asked for, all of them of the same employer and the same firm."""

    def __init__(self) -> None:
        self.made: dict[type[models.Model], models.Model] = {}

    def of(self, model: type[models.Model]) -> models.Model:
        """Return the row of a table, made with those it points to where it is not there yet."""
        if model not in self.made:
            fields = [
                field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)
            ]
            values = {field.attname: self._value(field) for field in fields}
            self.made[model] = model._base_manager.create(**values)
        return self.made[model]

    def _value(self, field: "models.Field[object, object]") -> object:
        if isinstance(field, models.ForeignKey):
            return self._key(field)
        if isinstance(field, DaysField):
            return days_of([(AT.date(), AT.date())])
        if field.null:
            return None
        if field.has_default() or field.blank:
            return field.get_default()
        if field.choices:
            return next(iter(field.choices))[0]
        return _plain(field)

    def _key(self, field: "models.ForeignKey[models.Model, models.Model]") -> object:
        if field.null and field.related_model not in {Employee, Employer}:
            return None
        return self.of(field.related_model).pk


def _plain(field: "models.Field[object, object]") -> object:
    number = next(_numbers)
    made: dict[type[models.Field[object, object]], object] = {
        models.BooleanField: True,
        models.DateTimeField: AT + timedelta(minutes=number),
        models.DateField: AT.date(),
        models.DecimalField: Decimal(1),
        models.IntegerField: number,
        models.BinaryField: str(number).encode(),
        models.JSONField: {},
    }
    text = str(number)[-field.max_length :] if field.max_length else str(number)
    return next((value for kind, value in made.items() if isinstance(field, kind)), text)
