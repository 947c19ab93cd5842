"""The claims of rehabilitation allowance: what an employer states for the full and for the partial one."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from benefits.claims import Accident, ThreeMonths
from benefits.facts import Facts as FactsOf
from benefits.periods import PaidPeriod, Period
from benefits.scalars import Hours


class Programme(StrEnum):
    """What kind of rehabilitation it is: it decides the waiting period (R4)."""

    INDIVIDUAL = "individual"
    ADAPTATION = "adaptation"
    FAMILY = "family"
    WORK_ABILITY_COURSE = "work_ability_course"
    ASSESSMENT = "assessment"
    TRIAL = "trial"
    DEVELOPMENT = "development"
    TRAINING = "training"
    OWN_CHILD = "own_child"
    OTHER = "other"


class Preceding(StrEnum):
    """What the rehabilitation follows: it shortens the waiting period (R4)."""

    NOTHING = "nothing"
    REHABILITATION = "rehabilitation"
    SICKNESS = "sickness"
    PARENTAL = "parental"
    UNEMPLOYMENT = "unemployment"


class Notice(StrEnum):
    """How the notice of the rehabilitation decision (ilmoitus kuntoutuspäätöksestä, KU 114) reaches Kela.

    None is needed where Kela itself arranges the rehabilitation.
    """

    NOT_NEEDED = "not_needed"
    ORGANISER = "organiser"
    EMPLOYEE = "employee"
    UPLOAD = "upload"
    LATER = "later"


class Participation(StrEnum):
    """How the certificate of having taken part (osallistumistodistus) reaches Kela (R9)."""

    PROVIDER = "provider"
    EMPLOYEE = "employee"
    UPLOAD = "upload"
    LATER = "later"


class ShortenedPeriod(PaidPeriod, frozen=True):
    """Days shortened alike: `wage` is paid for the hours away, hours are those of each day."""

    normal_hours: Hours
    lost_hours: Hours


class Rehabilitation(msgspec.Struct, frozen=True, kw_only=True):
    """What both claims state: the rehabilitation, its proofs, and to whom the allowance goes.

    `rehabilitation_starts_on` is the first day of the whole rehabilitation, also where it goes on in periods.
    `clause` says that the terms of employment give the allowance to the employer. `planned_weekdays` is how
    many weekdays the whole lasts. `other_periods` are its periods that this claim is not about.
    `previous_paid_until` is the last day for which the preceding benefit was paid. `breaks` are days of the
    paid periods on which illness or another cause beyond the person kept from taking part; `days_off` those
    of annual leave or comparable paid leave. `full_pension` says that the employee draws a full pension.
    """

    rehabilitation_starts_on: date
    programme: Programme
    notice: Notice
    participation: Participation
    clause: bool
    planned_weekdays: int | None = None
    other_periods: tuple[Period, ...] = ()
    preceding: Preceding = Preceding.NOTHING
    previous_paid_until: date | None = None
    breaks: tuple[Period, ...] = ()
    days_off: tuple[Period, ...] = ()
    accident: Accident = Accident.NONE
    other_wages: Decimal | None = None
    self_employed: bool = False
    full_pension: bool = False
    three_months: ThreeMonths | None = None
    payment_reference: str = ""
    note: str = ""

    @property
    def anchor(self) -> date:
        """The day whose law the claim goes by (R1)."""
        return self.rehabilitation_starts_on

    @property
    def attaches(self) -> bool:
        """Whether the employer adds a document to the claim."""
        return self.notice is Notice.UPLOAD or self.participation is Participation.UPLOAD


class Claim(Rehabilitation, frozen=True, kw_only=True, tag_field="benefit", tag="rehabilitation_allowance"):
    """What an employer states when it claims rehabilitation allowance (kuntoutusraha) for whole days away.

    `paid` are the periods of rehabilitation with pay.
    """

    paid: tuple[PaidPeriod, ...]

    @property
    def days(self) -> tuple[PaidPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid


class PartialClaim(
    Rehabilitation, frozen=True, kw_only=True, tag_field="benefit", tag="partial_rehabilitation_allowance"
):
    """What an employer states when it claims the partial allowance (osakuntoutusraha) for shortened days.

    `paid` are the shortened days with the wage of the hours away; `full_wage_paid`: whether it is all of it.
    """

    paid: tuple[ShortenedPeriod, ...]
    full_wage_paid: bool

    @property
    def days(self) -> tuple[ShortenedPeriod, ...]:
        """The days that no other claim for the same person may have."""
        return self.paid


Facts = FactsOf[Claim]
"""What a claim of rehabilitation allowance is reckoned from."""

PartialFacts = FactsOf[PartialClaim]
"""What a claim of partial rehabilitation allowance is reckoned from."""
