"""Refusals: the reasons not to pay the employer, each with the benefits it is a reason for and their law."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benefits import occupational_health
from benefits.annual_leave import BENEFIT as ANNUAL_LEAVE
from benefits.calculation import Payee
from benefits.claims import DONOR, INFECTIOUS, PARTIAL, SICKNESS
from benefits.family_leave import BENEFIT as FAMILY_LEAVE
from benefits.parental.claims import BENEFITS as PARENTS
from benefits.rehabilitation.waiting import PARTIAL_REHABILITATION
from benefits.rehabilitation.waiting import REHABILITATION as WHOLE_REHABILITATION

CARE: Final = occupational_health.BENEFIT
ILLNESS: Final = (SICKNESS, PARTIAL)
REHABILITATION: Final = (WHOLE_REHABILITATION, PARTIAL_REHABILITATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A reason not to pay the employer for some days.

    `code` names the sentence in the words; `rules` gives, for each benefit that may be refused so, the row of
    the rules of record and the section of law. `payee` is who gets the days instead: the employee where only
    the employer's right is missing. `counted` says that the days count towards the maximum although nobody
    is paid for them (S9).
    """

    code: str
    rules: Mapping[str, str]
    payee: Payee = Payee.NOBODY
    counted: bool = False


def _law(rule: str, *benefits: str) -> dict[str, str]:
    return dict.fromkeys(benefits, rule)


_EVERY: Final = (*ILLNESS, INFECTIOUS, DONOR, *PARENTS, *REHABILITATION, FAMILY_LEAVE, ANNUAL_LEAVE, CARE)
_RIGHT: Final = {
    **_law("S21, SVL 7:4.1", SICKNESS),
    **_law("S28, SVL 7:4.4", PARTIAL),
    **_law("S29, SVL 7:4.1", INFECTIOUS),
    **_law("S30, SVL 7:4.2", DONOR),
    **_law("F8, SVL 7:4.1", *PARENTS),
    **_law("R7, KKRL 47", *REHABILITATION),
}
"""On what the employer's right to a daily allowance rests."""

_WHOLE: Final = {
    **_RIGHT,
    **_law("F10, SVL 14:4", FAMILY_LEAVE),
    **_law("F12, SVL 14:1", ANNUAL_LEAVE),
    **_law("SVL 13:1", CARE),
}
"""On what the right to each benefit rests."""

REFUSALS: Final[Mapping[str, Refusal]] = {
    refusal.code: refusal
    for refusal in (
        Refusal(code="refusal_nothing_payable", rules=_WHOLE, payee=Payee.EMPLOYEE),
        Refusal(code="refusal_no_employer_right", rules=_RIGHT, payee=Payee.EMPLOYEE),
        Refusal(
            code="refusal_no_pay",
            rules={
                **_RIGHT,
                **_law("S22, SVL 7:4.1", *ILLNESS, INFECTIOUS, *PARENTS),
                **_law("S22, SVL 7:4.2", DONOR),
            },
            payee=Payee.EMPLOYEE,
        ),
        Refusal(
            code="refusal_annual_leave",
            rules={
                **_law("S25, SVL 7:4", *ILLNESS, INFECTIOUS, DONOR),
                **_law("R7, KKRL 47", *REHABILITATION),
            },
            payee=Payee.EMPLOYEE,
        ),
        Refusal(code="refusal_days_off", rules=_law("F7, SVL 9:10.1", *PARENTS)),
        Refusal(code="refusal_not_granted", rules=_law("SVL 9", *PARENTS)),
        Refusal(
            code="refusal_no_incapacity",
            rules={**_law("SVL 8:4", SICKNESS, DONOR), **_law("S27, SVL 8:11", PARTIAL)},
        ),
        Refusal(code="refusal_not_ordered", rules=_law("S29, SVL 8:1a", INFECTIOUS)),
        Refusal(code="refusal_no_certificate", rules=_law("SVL 15:2", *ILLNESS, DONOR)),
        Refusal(code="refusal_no_rehabilitation", rules=_law("KKRL 17", *REHABILITATION)),
        Refusal(code="refusal_no_participation", rules=_law("R9, KKRL 46.3", *REHABILITATION)),
        Refusal(code="refusal_conditions", rules=_law("F10, SVL 14:4", FAMILY_LEAVE)),
        Refusal(code="refusal_no_accrual", rules=_law("F13, SVL 14:3", ANNUAL_LEAVE)),
        Refusal(code="refusal_not_arranged", rules=_law("SVL 13:1", CARE)),
        Refusal(code="refusal_not_compensated", rules=_law("SVL 13:5", CARE)),
        Refusal(code="refusal_no_answer", rules=_law("434/2003 33", *_EVERY)),
        Refusal(
            code="refusal_late",
            rules={
                **_law("C8, SVL 15:4, 15:7", *ILLNESS, INFECTIOUS, DONOR, *PARENTS),
                **_law("R6, KKRL 41", *REHABILITATION),
                **_law("C5, SVL 15:6, 15:7", FAMILY_LEAVE, ANNUAL_LEAVE),
                **_law("O9, SVL 15:5.1, 15:7", CARE),
            },
            counted=True,
        ),
        Refusal(
            code="refusal_maximum",
            rules={
                **_law("S7, SVL 8:8.1", SICKNESS),
                **_law("S26, SVL 8:11–13", PARTIAL),
                **_law("SVL 9", *PARENTS),
            },
        ),
        Refusal(
            code="refusal_age",
            rules={
                **_law("S11, SVL 8:2", *ILLNESS, INFECTIOUS, DONOR),
                **_law("R10, KKRL 17", *REHABILITATION),
            },
        ),
        Refusal(
            code="refusal_insurer_pays",
            rules=_law("S25, SVL 12:2", *ILLNESS, INFECTIOUS, DONOR),
            counted=True,
        ),
        Refusal(code="refusal_other", rules=_WHOLE),
    )
}
"""The reasons an officer chooses from, in the order in which they are offered."""


def refusals_of(benefit: str) -> tuple[str, ...]:
    """Return the codes of the reasons for which a benefit may be refused, in order."""
    return tuple(code for code, refusal in REFUSALS.items() if benefit in refusal.rules)
