"""How employers were served month by month: guidance, contacts, help, unsent claims, the time a case took."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from access.queries import staff_actor
from access.scope import acting
from applications import drafts
from applications.drafts import Beginning
from portal.demo.customers import SIZES, Customer, Customers
from portal.demo.months import MONTHS, Fate, Month, Sent, drawn
from portal.demo.stage import DIRECTOR
from segments import contacts, insight, shown
from segments.classes import Segment
from segments.contacts import BEAT, About
from segments.queries import classes_of
from segments.reasons import ContactChannel, ContactReason

if TYPE_CHECKING:
    from portal.demo.stories import Scene

CONTACTS: Final[Mapping[Segment, tuple[float, float]]] = {
    Segment.SMALL: (0.75, 0.3),
    Segment.MEDIUM: (0.85, 0.42),
    Segment.LARGE: (0.65, 0.34),
    Segment.PAYROLL_FIRM: (0.75, 0.36),
}
"""How often an employer makes contact in a month, at first and at last."""
HELP_EVERY: Final = 6
"""An employer asks for help from a page every so many months."""
LEFT_EVERY: Final = 4
"""An employer leaves a claim unsent every so many months."""
_CHANNELS: Final = (
    *(ContactChannel.PHONE,) * 5,
    *(ContactChannel.CHAT,) * 2,
    *(ContactChannel.EMAIL, ContactChannel.EMAIL, ContactChannel.PAPER, ContactChannel.VISIT),
)
_REASONS: Final = (
    *(ContactReason.BENEFIT,) * 4,
    *(ContactReason.FILLING,) * 4,
    *(ContactReason.STATUS,) * 3,
    *(ContactReason.CLARIFICATION,) * 2,
    *(ContactReason.DECISION, ContactReason.PAYMENT, ContactReason.ACCESS, ContactReason.OTHER),
)
_PAGES: Final = ("claim_step", "claim_step", "claim_check", "claim_step", "claim_check", "home", "payments")
_STEPS: Final = ("palkka", "paivat", "palkka", "lisatiedot", "palkka", "sairaus", "paivat")
_BEFORE_CLAIMS: Final = "short_illness.longer"
_READ: Final = ("long_illness.paid", "short_illness.nothing", "part_time_return.paid")
_WORDS: Final = (
    "Mihin tämä palkka kirjataan?",
    "Mistä näen, milloin raha tulee?",
    "Onko omavastuuaika jo mukana?",
)


def serve(month: Month, sent: Sequence[Sent], customers: Customers) -> None:
    """Let the employers of a month be served, and the claims that people handled take their time."""
    about = {each.customer.employment.employer_id: each.application_id for each in sent}
    classes = classes_of(for_=customers.clerk, employer_ids=about)
    for each in sent:
        if month.is_guided(each.customer):
            segment = classes[each.customer.employment.employer_id].segment
            _read(month, each.customer, segment)
    for customer in customers:
        _make_contact(month, customer, about.get(customer.employment.employer_id))
        if (customer.place + month.ago) % HELP_EVERY == 0:
            _ask_for_help(month, customer, about.get(customer.employment.employer_id))
    _leave(month, customers)
    _look(month, sent)


def _read(month: Month, customer: Customer, segment: Segment) -> None:
    """Let an employer look at what to do when somebody is ill, and somebody who has not signed in too."""
    told = _READ[drawn("read", customer.segment, customer.place, month.ago) % len(_READ)]
    for piece in (_BEFORE_CLAIMS, told):
        shown.note(piece, Segment.SMALL, by=None, at=month.at(-1))
        with acting(customer.owner):
            shown.note(piece, segment, by=customer.owner, at=month.at(-1))


def _make_contact(month: Month, customer: Customer, application_id: int | None) -> None:
    """Let an employer make contact as often as those of its class do, about its claim of the month if any."""
    often = month.between(*CONTACTS[customer.segment])
    of_class = len(SIZES[customer.segment])
    times = int(often + (customer.place * 7 + month.ago * 11) % of_class / of_class)
    officer = staff_actor(month.scene.user_ids["olli"])
    for turn in range(times):
        draw = drawn("about", customer.segment, customer.place, month.ago, turn)
        about = About(
            employer_id=customer.employment.employer_id,
            application_id=application_id if draw % 3 else None,
        )
        channel, reason = _CHANNELS[draw % len(_CHANNELS)], _REASONS[draw % len(_REASONS)]
        contacts.log_contact(about, channel, reason, by=officer, at=month.at(min(turn, 2)))


def _ask_for_help(month: Month, customer: Customer, application_id: int | None) -> None:
    """Let an employer ask for help from a page; what was asked last waits for its answer at some."""
    draw = drawn("help", customer.segment, customer.place, month.ago)
    about = About(employer_id=customer.employment.employer_id, application_id=application_id)
    asked = contacts.ask_for_help(
        about,
        page=_PAGES[draw % len(_PAGES)],
        text=_WORDS[draw % len(_WORDS)],
        by=customer.owner,
        at=month.at(0),
    )
    if month.ago or draw % 2:
        officer = staff_actor(month.scene.user_ids["olli"])
        contacts.give_help(asked.id, "Kiitos, autoimme puhelimessa.", by=officer, at=month.at(1))


def _leave(month: Month, customers: Customers) -> None:
    """Let some begin a claim that they never send: ever fewer, and most at the page about pay."""
    leaving = [each for each in customers if (each.place * 3 + month.ago) % round(month.between(3, 6)) == 0]
    begun = [
        Beginning(employer_id=each.employment.employer_id, benefit="sickness_allowance") for each in leaving
    ]
    started = drafts.start_many(begun, by=customers.clerk, at=month.at(0))
    for customer, draft in zip(leaving, started, strict=True):
        step = _STEPS[drawn("step", customer.segment, customer.place, month.ago) % len(_STEPS)]
        drafts.save(draft.id, {}, version=draft.version, step=step, by=customers.clerk, at=month.at(0))


def _look(month: Month, sent: Sequence[Sent]) -> None:
    """Let an officer look for some minutes at the cases that people handle, ever fewer of them."""
    officer = staff_actor(month.scene.user_ids["olli"])
    longest = round(month.between(10, 6))
    for each in sent:
        if each.fate in {Fate.PLAIN, Fate.CORRECTED}:
            continue
        small = each.customer.segment is Segment.SMALL
        beats = longest // 2 + drawn("look", each.application_id) * longest // 100 + 4 * small
        for number in range(beats):
            contacts.beat(each.application_id, by=officer, at=month.at(2) + number * BEAT)


def summarise(scene: "Scene") -> None:
    """Let the night summarise two years, with the months before in which the first claims came."""
    insight.refresh(scene.today - timedelta(days=(MONTHS + 2) * 31), scene.today, by=DIRECTOR, at=scene.at)
