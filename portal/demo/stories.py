"""What has happened when the demo opens: each story is told once, by the same deeds as in earnest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localtime

from access.actor import Actor
from access.queries import staff_actor
from applications import drafts
from applications import services as applications
from applications.documents import Question
from applications.states import Channel, State
from applications.submissions import Submission
from batches import services as batches
from benefits.catalogue import Claim as AnyClaim
from benefits.sickness import Accident, Certificate, Claim
from decisions import queries as cases
from decisions import services as decisions
from decisions.rulings import Outcome, Ruling
from employers import services as employers
from payments import queries as payments_told
from payments import services as payments
from payments.bank_days import bank_day_from, bank_day_to
from portal.demo import bank, service, stage
from portal.demo.claims import illness, seldom, year_of_care
from portal.demo.customers import bring
from portal.demo.files import csv_of, row_of
from portal.demo.payroll import monthly_pay
from portal.demo.stage import Employment
from portal.demo.years import live
from segments import reminders
from segments.services import classify

STREAM = 5
"""For so many months the large employers have sent claims."""


@dataclass(frozen=True, slots=True)
class Scene:
    """When the demo opens, and who is there."""

    at: datetime
    user_ids: dict[str, int]

    @property
    def today(self) -> date:
        """Return the day on which the demo opens."""
        return localtime(self.at).date()

    def ago(self, days: int) -> datetime:
        """Return an instant so many days before."""
        return self.at - timedelta(days=days)

    def day(self, days: int) -> date:
        """Return the day so many days before."""
        return self.today - timedelta(days=days)


def claim(
    scene: Scene,
    number: int,
    *,
    ago: int,
    days: int,
    certificate: Certificate = Certificate.KANTA,
    accident: Accident = Accident.NONE,
) -> Claim:
    """Return the claim for an absence that began so many days ago and lasted so many days."""
    return illness(scene.day(ago), days, monthly_pay(number), certificate=certificate, accident=accident)


def send(
    place: Employment,
    claims: Iterable[tuple[int | None, AnyClaim]],
    *,
    by: Actor,
    at: datetime,
    channel: Channel = Channel.PAGE,
) -> list[int]:
    """Send claims for some of a workplace's people, by their places; return the applications' ids.

    A claim for a financial year is for none of them.
    """
    submissions = [
        Submission(
            employer_id=place.employer_id,
            employee_id=None if person is None else place.employee_ids[person],
            channel=channel,
            claim=stated,
        )
        for person, stated in claims
    ]
    outcomes = applications.submit(submissions, by=by, at=at)
    return [outcome.application_id for outcome in outcomes if outcome.application_id is not None]


def sweep(at: datetime) -> None:
    """Let everything that waits for a sweep be swept: proposals, letters, payments."""
    while decisions.propose(by=Actor.run("propose"), at=at):
        pass
    while decisions.send_letters(by=Actor.run("send-letters"), at=at):
        pass
    payments.raise_due(by=Actor.run("raise-due"), at=at)


def grant(scene: Scene, application_ids: Iterable[int], *, ago: int) -> None:
    """Let an officer grant those that the rules left to people, as a drawn sample always may be."""
    officer, at = staff_actor(scene.user_ids["olli"]), scene.ago(ago)
    for application_id in application_ids:
        case = cases.case(application_id, for_=officer, at=at)
        if case.proposal and case.whole.application.state == State.PROPOSED:
            ruling = Ruling(
                application_id=application_id, proposal_id=case.proposal.id, outcome=Outcome.GRANTED
            )
            decisions.decide([ruling], by=officer, at=at)


def pay_out(scene: Scene, *, ago: int, settle: bool) -> None:
    """Let two persons pay what is due, and the bank answer."""
    preparer, approver = (staff_actor(scene.user_ids[name]) for name in ("anna", "antti"))
    at = scene.ago(ago)
    prepared = payments.prepare_run(by=preparer, at=at, pay_on=bank_day_from(localtime(at).date()))
    payments.approve_run(prepared.run.id, by=approver, at=at)
    if settle:
        order = payments_told.file(prepared.run.id, for_=approver, at=at)
        payments.record_feedback(bank.settled(order), by=approver, at=at + timedelta(days=1))


def bakery(scene: Scene) -> None:
    """A bakery: one claim paid, one that Kela asks about, one half-filled."""
    place = stage.workplace("bakery", scene.user_ids, scene.at)
    owner = employers.enter(user_id=scene.user_ids["aino"], employer_id=place.employer_id, at=scene.at)
    first = stage.PEOPLE_EACH
    first_sent = send(place, [(0, claim(scene, first, ago=75, days=24))], by=owner, at=scene.ago(45))
    sweep(scene.ago(44))
    grant(scene, first_sent, ago=44)
    sweep(scene.ago(44))
    pay_out(scene, ago=43, settle=True)
    late = claim(scene, first + 1, ago=38, days=20, certificate=Certificate.LATER)
    (asked,) = send(place, [(1, late)], by=owner, at=scene.ago(9))
    sweep(scene.ago(9))
    question = Question(
        reason="certificate",
        field="certificate",
        text="Lääkärintodistus ei ole vielä tullut Kantasta. Voitko lisätä sen tähän?",
        due_on=scene.day(-7),
    )
    applications.ask(asked, question, by=staff_actor(scene.user_ids["olli"]), at=scene.ago(2))
    draft = drafts.start(
        employer_id=place.employer_id, benefit="sickness_allowance", by=owner, at=scene.ago(1)
    )
    onset = scene.day(21)
    drafts.save(
        draft.id,
        {"onset": f"{onset:%d.%m.%Y}", "certificate": "kanta"},
        version=draft.version,
        step="sairaus",
        by=owner,
        at=scene.ago(1),
        employee_id=place.employee_ids[2],
    )


def salon(scene: Scene) -> None:
    """A hair salon that has not told its account yet, and whose claim waits for it."""
    place = stage.workplace("salon", scene.user_ids, scene.at)
    owner = employers.enter(user_id=scene.user_ids["ville"], employer_id=place.employer_id, at=scene.at)
    first = stage.PEOPLE_EACH * 2
    send(place, [(0, claim(scene, first, ago=50, days=20))], by=owner, at=scene.ago(20))
    sweep(scene.ago(19))


def works(scene: Scene) -> None:
    """An engineering works: claims of every kind, and absences of which nothing has been claimed yet."""
    place = stage.workplace("works", scene.user_ids, scene.at, ill=range(60, 84))
    clerk = employers.enter(user_id=scene.user_ids["hanna"], employer_id=place.employer_id, at=scene.at)
    first = stage.PEOPLE_EACH * 3
    old = [(person, claim(scene, first + person, ago=70 - person, days=15 + person)) for person in range(8)]
    send(place, old, by=clerk, at=scene.ago(35))
    sweep(scene.ago(34))
    special = [
        (20, claim(scene, first + 20, ago=95, days=30)),
        (21, claim(scene, first + 21, ago=40, days=25, accident=Accident.INSURER_DECIDES)),
        (22, claim(scene, first + 22, ago=33, days=8)),
        (23, claim(scene, first + 23, ago=30, days=22, certificate=Certificate.LATER)),
        (24, claim(scene, first + 24, ago=28, days=21, accident=Accident.INSURER_DECIDED)),
        (25, claim(scene, first + 25, ago=27, days=20)),
    ]
    sent = send(place, special, by=clerk, at=scene.ago(4))
    applications.correct(
        sent[5],
        claim(scene, first + 25, ago=27, days=22),
        reason="Poissaolo jatkui kaksi päivää.",
        by=clerk,
        at=scene.ago(3),
    )
    others = seldom(scene.today, monthly_pay(first + 30))
    send(place, [(30 + number, each) for number, each in enumerate(others)], by=clerk, at=scene.ago(3))
    send(place, [(None, year_of_care(scene.today))], by=clerk, at=scene.ago(2))
    sweep(scene.ago(3))


def care(scene: Scene) -> None:
    """A care home that works in Swedish: claims decided and due to be paid."""
    place = stage.workplace("care", scene.user_ids, scene.at, ill=range(10, 14))
    manager = employers.enter(user_id=scene.user_ids["sofia"], employer_id=place.employer_id, at=scene.at)
    first = stage.PEOPLE_EACH * 4
    claims = [(person, claim(scene, first + person, ago=60 - person, days=20)) for person in range(4)]
    sent = send(place, claims, by=manager, at=scene.ago(15))
    sweep(scene.ago(14))
    grant(scene, sent, ago=14)
    sweep(scene.ago(14))


def waiting_run(scene: Scene) -> None:
    """A payment run that one person has prepared and another is to approve; and what came due after it."""
    preparer = staff_actor(scene.user_ids["anna"])
    payments.prepare_run(by=preparer, at=scene.at, pay_on=bank_day_from(scene.today))


def numero(scene: Scene) -> None:
    """A payroll firm with 120 clients: one file done, another checked and waiting for its clerk."""
    firm_id = stage.firm("numero", scene.user_ids, scene.at)
    clients = stage.clients(firm_id, scene.at)
    clerk = employers.enter_firm(user_id=scene.user_ids["kaisa"], firm_id=firm_id, at=scene.at)
    acting = [place for place in clients if place.employer_id in clerk.rights]
    older = [row_of(scene, place, 0, ago=65, days=18) for place in acting[:12]]
    _upload("tyopoissaolot-1.csv", csv_of(older), clerk, scene.ago(25), confirm=True)
    sweep(scene.ago(24))
    newer = [row_of(scene, place, 0, ago=35, days=16) for place in acting[20:60]]
    newer += [row_of(scene, place, 0, ago=65, days=18) for place in acting[:3]]
    newer += [row_of(scene, place, 0, ago=35, days=16, fault=True) for place in acting[60:64]]
    _upload("tyopoissaolot-2.csv", csv_of(newer), clerk, scene.ago(1), confirm=False)


def _upload(name: str, content: bytes, clerk: Actor, at: datetime, *, confirm: bool) -> None:
    batch = batches.receive(content=content, name=name, by=clerk, at=at)
    batches.read_all(by=Actor.run("read"), at=at)
    if confirm:
        batches.confirm(batch.id, by=clerk, at=at)
        while batches.create(by=Actor.run("create"), at=at):
            pass


def sample(scene: Scene) -> None:
    """The payer of the sample messages, with its accounting firm."""
    stage.sample(scene.user_ids, scene.at)


def cleaning(scene: Scene) -> None:
    """A large cleaning company: a steady stream of claims by file."""
    _large(scene, "cleaning", "emma", 6, 60)


def shops(scene: Scene) -> None:
    """A large chain of shops: a steady stream of claims by file."""
    _large(scene, "shops", "petri", 5, 90)


def _large(scene: Scene, key: str, user: str, place_number: int, persons: int) -> None:
    """Let a large employer claim a month at a time; what came first is decided and paid, the last waits."""
    place = stage.workplace(key, scene.user_ids, scene.at)
    clerk = employers.enter(user_id=scene.user_ids[user], employer_id=place.employer_id, at=scene.at)
    first, each = stage.PEOPLE_EACH * place_number, persons // STREAM
    for month in range(STREAM - 1, -1, -1):
        days = 30 * month
        claims = [
            (person, claim(scene, first + person, ago=days + 58 - person % 30, days=14 + person % 14))
            for person in range(month * each, month * each + each)
        ]
        sent = send(place, claims, by=clerk, at=scene.ago(days + 2), channel=Channel.FILE)
        sweep(scene.ago(days + 1))
        if month:
            grant(scene, sent, ago=days - 5)
            sweep(scene.ago(days - 5))
            pay_out(scene, ago=days - 6, settle=True)


def two_years(scene: Scene) -> None:
    """Employers of every class over two years: claims, contacts, help, and how all were served."""
    customers = bring(scene)
    for month, sent in live(scene, customers):
        service.serve(month, sent, customers)


def summary(scene: Scene) -> None:
    """The night that finds the classes of those who came last, and summarises the two years."""
    classify(by=stage.DIRECTOR, at=scene.at)
    service.summarise(scene)


def post(scene: Scene) -> None:
    """The post of the last working morning: the people of the first page are reminded of what is due."""
    day = bank_day_to(scene.today)
    morning = datetime.combine(day, time(hour=9), localtime(scene.at).tzinfo)
    reminders.gather(by=stage.DIRECTOR, at=morning)
    reminders.send(by=stage.DIRECTOR, at=morning)


def first_night(scene: Scene) -> None:
    """The first night: the class of every employer is found."""
    classify(by=stage.DIRECTOR, at=scene.at)


Story = Callable[[Scene], None]

AT_ONCE: Sequence[Story] = (bakery, salon, care, sample, works, waiting_run, first_night)
"""The stories that are there when the first page is shown."""

MEANWHILE: Sequence[Story] = (numero, shops, cleaning, two_years, summary, post)
"""The stories that are still being told when the first page is shown."""
