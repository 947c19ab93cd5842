"""The figures of partial sickness, infectious-disease and donor's allowance; their files give the sources."""

import msgspec


class PartialSicknessFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of partial sickness allowance on a day."""


class InfectiousDiseaseFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of infectious-disease allowance on a day."""


class DonorFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of donor's allowance on a day."""
