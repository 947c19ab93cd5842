"""Two years of service: who made contact and asked for help, how long cases took, and the summary."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils.timezone import localtime

from access import services as users
from access.actor import Actor
from access.queries import staff_actor
from access.scope import acting
from employers import services as employers
from employers.entries import NewEmployer, NewMembership
from portal.demo import stage
from portal.demo.cast import business_ids, cast, identity_code
from portal.demo.stage import BEGINNING, DIRECTOR, Employment
from segments import contacts, insight, shown
from segments.classes import Segment
from segments.contacts import BEAT, About
from segments.queries import class_of
from segments.reasons import ContactChannel, ContactReason

if TYPE_CHECKING:
    from portal.demo.stories import Scene

YEARS: Final = 2
FIRST_CUSTOMER: Final = 2_700_000
SMALL: Final = (3, 6, 9, 12, 15)
SIZES: Final = (
    *(SMALL * 6),
    *(35, 80, 160, 240, 420, 700, 950),
    *(1300, 1700, 2100, 2600, 4000, 9000),
)
"""Headcounts of the employers that are made up for this: 30 small, 7 medium and 6 large ones."""
DAYS_UNTOLD: Final = 125
"""Days of pay that the register has not been told of at the larger ones: their class rests on what they have
stated, for to pay people by the thousand would take the demo an hour."""
_CHANNELS: Final = (
    *(ContactChannel.PHONE,) * 5,
    *(ContactChannel.CHAT,) * 2,
    *(ContactChannel.EMAIL, ContactChannel.EMAIL, ContactChannel.PAPER, ContactChannel.VISIT),
)
_REASONS: Final = (
    *(ContactReason.BENEFIT,) * 4,
    *(ContactReason.FILLING,) * 4,
    *(ContactReason.STATUS,) * 3,
    *(
        ContactReason.CLARIFICATION,
        ContactReason.CLARIFICATION,
        ContactReason.DECISION,
        ContactReason.PAYMENT,
    ),
    *(ContactReason.ACCESS, ContactReason.OTHER),
)
_PAGES: Final = ("claim_step", "claim_step", "claim_check", "home", "claim", "decision", "payments")
_READ: Final = ("short_illness.longer", "long_illness.paid", "short_illness.nothing", "part_time_return.paid")
_WORDS: Final = (
    "Mihin tämä palkka kirjataan?",
    "Mistä näen, milloin raha tulee?",
    "Onko omavastuuaika jo mukana?",
)


def customers(scene: "Scene") -> list[Employment]:
    """Bring the employers that are made up for this, two people at each, with their pay."""
    ids = business_ids(FIRST_CUSTOMER)
    new = [
        NewEmployer(
            business_id=next(ids),
            name=_name(n),
            headcount=people,
        )
        for n, people in enumerate(SIZES)
    ]
    rows = employers.add_employers(new, by=DIRECTOR, at=scene.at)
    found = []
    for place, each in enumerate(new):
        first = stage.PEOPLE_EACH * 40 + 10 * place
        employment = stage.employ(rows[each.business_id], each.business_id, range(first, first + 2), scene.at)
        told_until = scene.at if each.headcount in SMALL else scene.ago(DAYS_UNTOLD)
        stage.payroll(employment, range(first, first + 2), told_until)
        found.append(employment)
    return found


def _name(place: int) -> str:
    trades, surnames = cast().trades, cast().last_names
    return f"{trades[place * 5 % len(trades)]} {surnames[place * 7 % len(surnames)]} Oy"


def owner_of_all(places: Sequence[Employment], scene: "Scene") -> dict[int, Actor]:
    """Return an actor for each employer: somebody who is not offered to be on the sign-in page."""
    new = users.NewUser(
        email="asiakkaat@example.invalid", name="Asiakas", identity_code=identity_code(900_000)
    )
    user_id = users.add_users([new], by=DIRECTOR, at=scene.at)[new.email]
    memberships = [
        NewMembership(user_id=user_id, employer_id=place.employer_id, starts_on=BEGINNING) for place in places
    ]
    employers.add_memberships(memberships, by=DIRECTOR, at=scene.at)
    return {
        place.employer_id: employers.enter(user_id=user_id, employer_id=place.employer_id, at=scene.at)
        for place in places
    }


def days_of_contact(place: int) -> Iterator[int]:
    """Yield how many days ago the employer of a place made contact: small ones more often for what they do.

    The more lately, the seldomer: guidance has made calls needless.
    """
    step = 67 + place % 5 * 19
    for number in range(YEARS * 365 // step):
        if number % 7 != place % 7:
            yield 20 + number * step + place * 3 % 17
    if place % 2:
        yield from range(400 + place, YEARS * 365, 90)


def contact_all(scene: "Scene", places: Sequence[Employment], owners: dict[int, Actor]) -> None:
    """Let employers make contact over two years, and ask for help from pages."""
    olli = staff_actor(scene.user_ids["olli"])
    for number, place in enumerate(places):
        about = About(employer_id=place.employer_id)
        for turn, ago in enumerate(days_of_contact(number)):
            pick = number * 3 + turn * 5
            channel, reason = _CHANNELS[pick % len(_CHANNELS)], _REASONS[pick * 7 % len(_REASONS)]
            contacts.log_contact(about, channel, reason, by=olli, at=scene.ago(ago))
        asked = contacts.ask_for_help(
            about,
            page=_PAGES[number % len(_PAGES)],
            text=_WORDS[number % len(_WORDS)],
            by=owners[place.employer_id],
            at=scene.ago(3 + number * 13 % 300),
        )
        if number % 12:
            contacts.give_help(asked.id, "Kiitos, autoimme puhelimessa.", by=olli, at=scene.ago(2))


def read_guidance(scene: "Scene", places: Sequence[Employment], owners: dict[int, Actor]) -> None:
    """Let two employers of three look at what to do when somebody falls ill, some before they claim.

    People who have not signed in look at it too.
    """
    for number, place in enumerate(places):
        by, segment = owners[place.employer_id], _segment(place, owners)
        for turn, ago in enumerate((42 + number % 30, *range(90 + number, YEARS * 365, 120))):
            told = _READ[(number + turn) % len(_READ)] if turn else _READ[0]
            shown.note(told, Segment.SMALL, by=None, at=scene.ago(ago))
            if number % 3:
                with acting(by):
                    shown.note(told, segment, by=by, at=scene.ago(ago))


def _segment(place: Employment, owners: dict[int, Actor]) -> Segment:
    return class_of(for_=owners[place.employer_id], employer_id=place.employer_id).segment


def look_at(scene: "Scene", application_ids: Sequence[int]) -> None:
    """Let an officer look at cases for some minutes each."""
    olli = staff_actor(scene.user_ids["olli"])
    for place, application_id in enumerate(application_ids):
        for number in range(16 + place * 11 % 40):
            contacts.beat(application_id, by=olli, at=scene.ago(10 + place % 30) + number * BEAT)


def summarise(scene: "Scene") -> None:
    """Let the night summarise two years."""
    today = localtime(scene.at).date()
    insight.refresh(today - timedelta(days=YEARS * 365), today, by=DIRECTOR, at=scene.at)
