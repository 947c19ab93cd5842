"""The employers of the two years: of every class, with their people, pay and account."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from access import services as users
from access.actor import Actor
from benefits.calendar import month_end, month_start, months_after
from benefits.periods import Period
from employers import services as employers
from employers.entries import NewClerk, NewEmployer, NewFirm, NewMandate, NewMembership
from portal.demo import stage
from portal.demo.cast import Place, business_ids, cast, identity_code
from portal.demo.payroll import Worker, deliver, monthly_pay
from portal.demo.stage import BEGINNING, DIRECTOR, Employment
from segments.classes import Segment
from segments.services import classify

if TYPE_CHECKING:
    from portal.demo.stories import Scene

FIRST_CUSTOMER: Final = 2_700_000
CLERK: Final = 900_000
SIZES: Final[Mapping[Segment, Sequence[int]]] = {
    Segment.SMALL: (3, 6, 9, 12, 15) * 8,
    Segment.MEDIUM: (35, 50, 60, 70, 80, 100, 120, 160, 200, 240, 300, 360, 420, 560, 640, 700, 850, 950),
    Segment.LARGE: (
        *(1100, 1150, 1200, 1250, 1300, 1400, 1500, 1600, 1700),
        *(1800, 1900, 2100, 2300, 2600, 3200, 4000, 6000, 9000),
    ),
    Segment.PAYROLL_FIRM: (2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 14, 18, 24, 30),
}
"""Headcounts as the employers have stated them. Of each class a third reads guidance and another is late: for
each to be shown, and what is left when it is taken away, they are fifteen at the least."""
TOLD_BY_REGISTER: Final = frozenset({Segment.SMALL, Segment.PAYROLL_FIRM})
DAYS_UNTOLD: Final = 125
"""Days of pay that the register has not been told of at the larger ones: their class rests on what they have
stated, for to pay people by the thousand would take the demo an hour."""
GROWN: Final = range(36, 39)
"""The places of the small employers that have grown to medium ones, as the register counts them."""
GROWN_TO: Final = 26
GROWN_MONTHS: Final = 24
EACH: Final = 4
"""How many people of an employer have names: two are ill, one has other reasons to be away, and the illnesses
of the fourth are never claimed."""
FORGOTTEN: Final = EACH - 1
HALF: Final = 6
HALVES: Final = 7
"""How many half years of pay are reported, one report each: the oldest claims look back to the first, and the
last is among the months that are counted for the class."""
LATELY: Final = 2
"""For so many half years fewer illnesses have gone unclaimed."""
LOOKS: Final = (760, 540)
"""How many days ago the nights were that found the classes first and again: the second when the register had
counted those that have grown, and had not been told of the people of the employers that came later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """An employer of the two years, by its place in its class; `owner` is somebody who acts for it."""

    segment: Segment
    place: int
    employment: Employment
    owner: Actor

    @property
    def reads_guidance(self) -> bool:
        """Say whether it looks at guidance before it claims."""
        return self.place % 3 == 0

    @property
    def is_late(self) -> bool:
        """Say whether it claims too late now and then."""
        return self.place % 3 == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Customers:
    """All the employers of the two years by class, and somebody who acts for every one of them."""

    by_class: Mapping[Segment, Sequence[Customer]]
    clerk: Actor

    def __iter__(self) -> Iterator[Customer]:
        """Yield every employer, class by class."""
        for each in self.by_class.values():
            yield from each


def bring(scene: "Scene") -> Customers:
    """Bring the employers with their people and pay, and let the nights find their classes."""
    ids = business_ids(FIRST_CUSTOMER)
    new = {
        (segment, place): NewEmployer(business_id=next(ids), name=_name(segment, place), headcount=people)
        for segment, sizes in SIZES.items()
        for place, people in enumerate(sizes)
    }
    firms = [
        NewFirm(business_id=each.business_id, name=each.name)
        for (segment, _place), each in new.items()
        if segment is Segment.PAYROLL_FIRM
    ]
    employers.add_firms(firms, by=DIRECTOR, at=scene.ago(LOOKS[0]))
    rows = employers.add_employers(new.values(), by=DIRECTOR, at=scene.ago(LOOKS[0]))
    clerk, owners = _acting(scene, list(rows.values()))
    employments = {key: _employ(key, each, rows[each.business_id], scene) for key, each in new.items()}
    for key, employment in employments.items():
        if _has_grown(*key):
            _pay(key, employment, scene)
    for ago in LOOKS:
        classify(by=DIRECTOR, at=scene.ago(ago))
    for key, employment in employments.items():
        if not _has_grown(*key):
            _pay(key, employment, scene)
    classify(by=DIRECTOR, at=scene.at)
    return Customers(
        by_class={
            segment: [
                Customer(
                    segment=segment,
                    place=place,
                    employment=employments[segment, place],
                    owner=owners[employments[segment, place].employer_id],
                )
                for place in range(len(sizes))
            ]
            for segment, sizes in SIZES.items()
        },
        clerk=clerk,
    )


def _name(segment: Segment, place: int) -> str:
    trades = cast().trades
    trade = "Tilitoimisto" if segment is Segment.PAYROLL_FIRM else trades[place * 5 % len(trades)]
    return f"{trade} Esimerkki {list(SIZES).index(segment) + 1}{place:02} Oy"


def _has_grown(segment: Segment, place: int) -> bool:
    return segment is Segment.SMALL and place in GROWN


def _acting(scene: "Scene", employer_ids: Sequence[int]) -> tuple[Actor, dict[int, Actor]]:
    """Return somebody who acts for all employers at once, and for each: nobody of the sign-in page."""
    new = users.NewUser(email="asiakkaat@example.invalid", name="Asiakas", identity_code=identity_code(CLERK))
    user_id = users.add_users([new], by=DIRECTOR, at=scene.at)[new.email]
    firm = NewFirm(business_id=next(business_ids(FIRST_CUSTOMER - 1000)), name="Tilitoimisto Esimerkki Oy")
    firm_id = employers.add_firms([firm], by=DIRECTOR, at=scene.at)[firm.business_id]
    employers.add_clerks(
        [NewClerk(user_id=user_id, firm_id=firm_id, starts_on=BEGINNING)], by=DIRECTOR, at=scene.at
    )
    employers.add_mandates(
        [NewMandate(firm_id=firm_id, employer_id=each, starts_on=BEGINNING) for each in employer_ids],
        by=DIRECTOR,
        at=scene.at,
    )
    employers.add_memberships(
        [NewMembership(user_id=user_id, employer_id=each, starts_on=BEGINNING) for each in employer_ids],
        by=DIRECTOR,
        at=scene.at,
    )
    owners = {each: employers.enter(user_id=user_id, employer_id=each, at=scene.at) for each in employer_ids}
    return employers.enter_firm(user_id=user_id, firm_id=firm_id, at=scene.at), owners


def numbers_of(segment: Segment, place: int) -> range:
    """Return the numbers of the people of an employer who have names."""
    first = stage.PEOPLE_EACH * 40 + 100 * (100 * list(SIZES).index(segment) + place)
    return range(first, first + (GROWN_TO if _has_grown(segment, place) else EACH))


def _employ(key: tuple[Segment, int], new: NewEmployer, employer_id: int, scene: "Scene") -> Employment:
    stage.make_ready(employer_id, Place(name=new.name, people=0, ready=True), scene.ago(LOOKS[0]))
    return stage.employ(employer_id, new.business_id, numbers_of(*key), scene.ago(LOOKS[0]))


def _pay(key: tuple[Segment, int], employment: Employment, scene: "Scene") -> None:
    """Report the pay of an employer half a year at a time, with the illnesses that nobody claims for."""
    segment, place = key
    told_until = scene.today if segment in TOLD_BY_REGISTER else scene.day(DAYS_UNTOLD)
    for back in range(HALVES, 0, -1):
        month = months_after(month_start(scene.today), HALF * (1 - back) - 1)
        if month_end(month) > told_until:
            break
        told = numbers_of(segment, place)
        if HALF * back > GROWN_MONTHS:
            told = told[: GROWN_TO // 2]
        ill = FORGOTTEN if _is_forgotten(back, place) else None
        workers = [
            Worker(code, monthly_pay(number), _illness(month, place) if who == ill else None)
            for who, (code, number) in enumerate(zip(employment.codes, told, strict=False))
        ]
        deliver(employment.business_id, workers, month, months_paid=HALF, by=DIRECTOR, at=scene.at)


def _is_forgotten(back: int, place: int) -> bool:
    """Say whether an illness went unclaimed so many half years ago: everywhere, of late at every second."""
    return place % 2 == back % 2 or LATELY < back < HALVES - 1


def _illness(month: date, place: int) -> Period:
    first = month + timedelta(days=place % 9)
    return Period(first, first + timedelta(days=15 + place % 5))
