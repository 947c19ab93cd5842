"""Where a report comes from, and what has become of a version of it."""

from enum import StrEnum


class Source(StrEnum):
    """From the Incomes Register itself, or from a file that an employer or its payroll firm sent us."""

    REGISTER = "register"
    UPLOAD = "upload"


class State(StrEnum):
    """The newest version of a report is valid until it is cancelled; older ones have been replaced."""

    VALID = "valid"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
