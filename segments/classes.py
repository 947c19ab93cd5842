"""Classes of employers, and what a class is known from."""

from enum import StrEnum


class Segment(StrEnum):
    """The class of an employer as a customer (työnantaja-asiakasryhmä): what guidance and service fit it."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    PAYROLL_FIRM = "payroll_firm"


class Source(StrEnum):
    """What an employer's class is known from, the weightiest first.

    FIRM: it is a payroll firm itself. REGISTER: earners in the Incomes Register. STATED: its own statement.
    NONE: nothing is known of its size.
    """

    FIRM = "firm"
    REGISTER = "register"
    STATED = "stated"
    NONE = "none"
