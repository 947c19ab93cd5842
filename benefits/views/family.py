"""The figures of parental allowances and the employer's two compensations; their files give the sources."""

import msgspec


class ParentalFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of pregnancy, special pregnancy and parental allowance on a day."""


class FamilyLeaveFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of family leave compensation on a day."""


class AnnualLeaveFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of annual leave cost compensation on a day."""
