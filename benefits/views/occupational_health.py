"""The figures of the compensation for occupational health care; their files give the sources."""

import msgspec


class OccupationalHealthFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of the compensation for occupational health care on a day."""
