"""The figures of rehabilitation allowance; their files give the sources."""

import msgspec


class RehabilitationFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The figures of rehabilitation allowance on a day."""
