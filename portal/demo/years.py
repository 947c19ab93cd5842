"""Two years, month by month: what employers of every class claim.

Over the years more claims come by file, register and interface, sooner, and with what they need.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from applications import services as applications
from applications.states import Channel
from applications.submissions import Submission
from benefits.catalogue import Claim as AnyClaim
from benefits.catalogue import benefit_of
from benefits.sickness import Certificate, Claim
from portal.demo import casework
from portal.demo.claims import illness, rehabilitation, seldom, year_of_care
from portal.demo.customers import SIZES, Customer, Customers, numbers_of
from portal.demo.months import MONTHS, Fate, Month, Sent, drawn
from portal.demo.payroll import monthly_pay
from segments.classes import Segment

if TYPE_CHECKING:
    from portal.demo.stories import Scene

OTHERS: Final = 2
"""The place of whoever is away for other reasons than illness, or whose illness is claimed for too late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a class claims: so many claims for illness and others a month, by which doors and how soon.

    `doors` are taken in turn; `new` takes so many of a hundred of them, at first and at last. `waits`
    are the days from the end of an absence to the claim, at first and at last.
    """

    ill: int
    others: int
    doors: Sequence[Channel]
    new: Channel
    share: tuple[int, int]
    waits: tuple[int, int]


HABITS: Final[Mapping[Segment, Habits]] = {
    Segment.SMALL: Habits(
        ill=10, others=4, doors=(Channel.PAGE,), new=Channel.REGISTER, share=(8, 45), waits=(34, 22)
    ),
    Segment.MEDIUM: Habits(
        ill=11,
        others=5,
        doors=(Channel.PAGE, Channel.FILE, Channel.PAGE),
        new=Channel.REGISTER,
        share=(5, 50),
        waits=(28, 15),
    ),
    Segment.LARGE: Habits(
        ill=12,
        others=5,
        doors=(Channel.FILE, Channel.FILE, Channel.PAGE),
        new=Channel.API,
        share=(8, 60),
        waits=(20, 10),
    ),
    Segment.PAYROLL_FIRM: Habits(
        ill=8, others=4, doors=(Channel.FILE,), new=Channel.API, share=(5, 50), waits=(14, 7)
    ),
}
TROUBLES: Final = (
    (Fate.PARTLY, 9, 9, 9),
    (Fate.REFUSED, 11, 13, 13),
    (Fate.ASKED, 4, 5, 15),
    (Fate.CORRECTED, 5, 7, 19),
)
"""What every how-manieth claim comes to: at first, at last, and of those who read guidance."""
LATE: Final = 4
"""Every how-manieth claim is late of an employer that is late now and then."""
OTHER_REASONS: Final[Mapping[Segment, Sequence[str]]] = {
    Segment.SMALL: (
        *("partial_sickness_allowance", "pregnancy_allowance", "parental_allowance"),
        *("family_leave_compensation", "annual_leave_cost", "rehabilitation_allowance"),
    ),
    Segment.MEDIUM: (
        *("partial_sickness_allowance", "parental_allowance", "partial_parental_allowance"),
        *("infectious_disease_allowance", "rehabilitation_allowance", "occupational_health"),
    ),
    Segment.LARGE: (
        *("partial_sickness_allowance", "parental_allowance", "special_pregnancy_allowance"),
        *("infectious_disease_allowance", "donor_allowance", "partial_rehabilitation_allowance"),
    ),
    Segment.PAYROLL_FIRM: (
        *("partial_sickness_allowance", "pregnancy_allowance", "parental_allowance"),
        *("family_leave_compensation", "annual_leave_cost", "rehabilitation_allowance"),
    ),
}
"""What each class claims besides sickness allowance: few benefits, for what few employers do is not shown."""


def live(scene: "Scene", customers: Customers) -> Iterator[tuple[Month, list[Sent]]]:
    """Live month by month, and yield each with the claims that were sent and handled in it."""
    counts: Counter[tuple[object, ...]] = Counter()
    for ago in range(MONTHS, -1, -1):
        month = Month(scene, ago)
        sent = _send(month, customers, counts)
        casework.handle(month, sent, customers.clerk)
        yield month, sent


def _send(month: Month, customers: Customers, counts: Counter[tuple[object, ...]]) -> list[Sent]:
    """Send the claims of a month in one deed."""
    planned = [*_for_illness(month, customers, counts), *_for_others(month, customers, counts)]
    submissions = [submission for _customer, _fate, submission in planned]
    outcomes = applications.submit(submissions, by=customers.clerk, at=month.at(0))
    return [
        Sent(customer=customer, application_id=outcome.application_id, claim=each.claim, fate=fate)
        for (customer, fate, each), outcome in zip(planned, outcomes, strict=True)
        if outcome.application_id is not None
    ]


def _in_turn(
    customers: Customers, counts: Counter[tuple[object, ...]], kind: str
) -> Iterator[tuple[Customer, int]]:
    """Yield the employers that claim in a month, each class taking its own in turn, and the turn."""
    for segment, found in customers.by_class.items():
        for _each in range(getattr(HABITS[segment], kind)):
            turn = counts[segment, kind]
            counts[segment, kind] += 1
            yield found[turn % len(found)], turn


def _for_illness(
    month: Month, customers: Customers, counts: Counter[tuple[object, ...]]
) -> Iterator[tuple[Customer, Fate, Submission]]:
    for customer, turn in _in_turn(customers, counts, "ill"):
        group = customer.segment, customer.place % 3
        own = *group, customer.place
        fate = _fate(customer, month, counts[group], counts[own])
        counts.update((group, own))
        person, claim = _illness(customer, month, fate)
        yield customer, fate, _submission(customer, person, claim, _door(customer, month, turn))


def _for_others(
    month: Month, customers: Customers, counts: Counter[tuple[object, ...]]
) -> Iterator[tuple[Customer, Fate, Submission]]:
    """Yield claims of the benefits that come seldom; none of them comes by the register."""
    for customer, turn in _in_turn(customers, counts, "others"):
        claim = _other(customer, month, turn)
        door = _door(customer, month, turn)
        door = Channel.PAGE if door is Channel.REGISTER else door
        person = OTHERS if benefit_of(claim).for_employee else None
        yield customer, Fate.PLAIN, _submission(customer, person, claim, door)


def _other(customer: Customer, month: Month, turn: int) -> AnyClaim:
    """Return a claim of those that the class of an employer sends besides those for illness, by turns."""
    pay = _pay(customer, OTHERS)
    claims = [*seldom(month.on, pay), *rehabilitation(month.on, pay), year_of_care(month.on)]
    reasons = OTHER_REASONS[customer.segment]
    which = reasons[(turn + turn // len(SIZES[customer.segment])) % len(reasons)]
    return next(each for each in claims if benefit_of(each).code == which)


def _submission(customer: Customer, person: int | None, claim: AnyClaim, door: Channel) -> Submission:
    place = customer.employment
    employee_id = None if person is None else place.employee_ids[person]
    return Submission(employer_id=place.employer_id, employee_id=employee_id, channel=door, claim=claim)


def _fate(customer: Customer, month: Month, nth: int, own: int) -> Fate:
    """Return what a claim for illness comes to, by its number in its group and among its employer's own."""
    guided = month.is_guided(customer)
    if customer.is_late and (own + customer.place) % LATE == 0:
        return Fate.TOO_LATE if own % 2 else Fate.LATE
    for fate, often, rarely, with_guidance in TROUBLES:
        every = with_guidance if guided else round(month.between(often, rarely))
        if nth % every == fate.value % every:
            return fate
    without = 8 if guided else month.between(60, 12)
    draw = drawn("certificate", customer.segment, customer.place, nth)
    return Fate.CERTIFICATE_LATER if draw < without else Fate.PLAIN


def _door(customer: Customer, month: Month, turn: int) -> Channel:
    habits = HABITS[customer.segment]
    draw = drawn("door", customer.segment, customer.place, turn)
    return habits.new if draw < month.between(*habits.share) else habits.doors[draw % len(habits.doors)]


def _illness(customer: Customer, month: Month, fate: Fate) -> tuple[int, Claim]:
    """Return who was ill and the claim for it, by turns for one and another."""
    days = 17 + (customer.place + month.ago) % 9 + 6 * (fate is Fate.PARTLY)
    waited = round(month.between(*HABITS[customer.segment].waits)) - 4 * month.is_guided(customer)
    person = month.ago % 2
    if fate in {Fate.LATE, Fate.TOO_LATE}:
        person, waited = OTHERS, 68 - days if fate is Fate.LATE else 110
    onset = month.on - timedelta(days=waited + days)
    certificate = Certificate.KANTA if fate in {Fate.PLAIN, Fate.CORRECTED} else Certificate.LATER
    return person, illness(onset, days, _pay(customer, person), certificate=certificate)


def _pay(customer: Customer, person: int) -> Decimal:
    return monthly_pay(numbers_of(customer.segment, customer.place)[person])
