"""Checking rows: may the sender act, whose claim is it, is it claimed already, and what does the law say.

Each question is asked once for a whole chunk of rows.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple

from django.utils.timezone import localtime

from access.actor import Actor, Kind, Matter
from access.scope import acting
from access.sealing import identity_key
from applications import services as applications
from applications.codes import DUPLICATES
from applications.figures import law_in_force
from applications.states import Channel
from applications.submissions import Preview, Submission
from batches import codes
from batches.columns import BUSINESS_ID, IDENTITY_CODE, Stated
from batches.files import Line
from batches.states import RowState
from benefits import catalogue, reading
from benefits.findings import Finding, Weight
from employers.identity import birth_date_of, read_business_id, read_identity_code
from employers.queries import known_employees, known_employers
from employers.rows import EmployeeKey

_DOUBLES: Final = DUPLICATES | {codes.ROW_REPEATED.name}


class Checked(NamedTuple):
    """What the check of a row found; `worth` is its estimate in euros, None where it cannot be told."""

    state: RowState
    employer_id: int | None
    employee_id: int | None
    findings: tuple[Finding, ...]
    worth: Decimal | None


class _Person(NamedTuple):
    """Whose claim a row is, as far as it can be told, and the findings where it cannot.

    A claim for a financial year is nobody's: its key holds the employer alone.
    """

    key: EmployeeKey | None
    employer_id: int | None
    employee_id: int | None
    birth_date: date | None
    findings: tuple[Finding, ...]


_NOBODY: Final = b""
"""What stands for the keyed hash of an identity code where a claim is for a financial year."""

_Days = tuple[date, date, int]
"""The first and last day that a row claims, and its line."""


class Check:
    """The check of one batch's rows, chunk by chunk; it remembers the days that good rows claim."""

    def __init__(self, *, sender: Actor, channel: Channel, at: datetime) -> None:
        self._sender = sender
        self._channel = channel
        self._at = at
        self._law = law_in_force()
        self._employers: dict[str, int | Finding] = {}
        if sender.kind is Kind.EMPLOYER and sender.employer_id is not None:
            self._employers[""] = sender.employer_id
        self._claimed: dict[tuple[EmployeeKey, str], list[_Days]] = {}

    def check(self, lines: Sequence[Line]) -> list[Checked]:
        """Return what was found of each row, in order."""
        with acting(self._sender):
            people = self._people_of(lines)
            previews = self._previews_of(lines, people)
        return [
            self._checked(line, person, preview)
            for line, person, preview in zip(lines, people, previews, strict=True)
        ]

    def remember(self, lines: Sequence[Line]) -> None:
        """Remember the days that rows claim which were found good before."""
        with acting(self._sender):
            people = self._people_of(lines)
        for line, person in zip(lines, people, strict=True):
            self._remember(line, person)

    def _people_of(self, lines: Sequence[Line]) -> list[_Person]:
        self._learn_employers({line.stated.business_id for line in lines})
        keys = [self._key_of(line.stated) for line in lines]
        known = known_employees({key for key in keys if key is not None and key[1] != _NOBODY})
        return [
            self._person_of(line.stated, key, known.get(key) if key else None)
            for line, key in zip(lines, keys, strict=True)
        ]

    def _learn_employers(self, written: set[str]) -> None:
        """Find the employers of Business IDs not met before, or why the sender may not act for them."""
        read = {text: self._read_business_id(text) for text in written - self._employers.keys()}
        known = known_employers({found for found in read.values() if isinstance(found, str)})
        for text, found in read.items():
            employer_id = known.get(found) if isinstance(found, str) else None
            if isinstance(found, Finding):
                self._employers[text] = found
            elif employer_id is None or not self._sender.may(Matter.CLAIM, employer_id):
                self._employers[text] = codes.ROW_NO_MANDATE.finding(BUSINESS_ID, business_id=found)
            else:
                self._employers[text] = employer_id

    def _read_business_id(self, text: str) -> str | Finding:
        return read_business_id(text, BUSINESS_ID) if text else reading.VALUE_MISSING.finding(BUSINESS_ID)

    def _key_of(self, stated: Stated) -> EmployeeKey | None:
        employer = self._employers[stated.business_id]
        if isinstance(employer, Finding):
            return None
        if not stated.for_employee:
            return employer, _NOBODY
        if not stated.identity_code:
            return None
        return employer, identity_key(stated.identity_code)

    def _person_of(self, stated: Stated, key: EmployeeKey | None, employee_id: int | None) -> _Person:
        """Return whose claim a row is; a code that is not known yet has to be a right one."""
        if key is not None and employee_id is not None:
            return _Person(key, key[0], employee_id, None, ())
        employer = self._employers[stated.business_id]
        code = _code_of(stated)
        findings = tuple(found for found in (employer, code) if isinstance(found, Finding))
        return _Person(
            key=None if findings else key,
            employer_id=None if isinstance(employer, Finding) else employer,
            employee_id=None,
            birth_date=birth_date_of(code) if isinstance(code, str) else None,
            findings=findings,
        )

    def _previews_of(self, lines: Sequence[Line], people: Sequence[_Person]) -> Iterator[Preview]:
        """Yield what would come of each claim: by all that is known of the person, or by the law alone."""
        submissions = [
            Submission(
                employer_id=person.employer_id,
                employee_id=person.employee_id,
                channel=self._channel,
                claim=line.stated.claim,
            )
            for line, person in zip(lines, people, strict=True)
            if line.stated.claim and person.employer_id is not None and _is_known(person)
        ]
        known = iter(applications.preview(submissions, by=self._sender, at=self._at))
        for line, person in zip(lines, people, strict=True):
            if line.stated.claim is None:
                yield Preview(findings=(), calculation=None)
            elif _is_known(person):
                yield next(known)
            else:
                yield self._by_law_alone(line.stated.claim, person)

    def _by_law_alone(self, claim: catalogue.Claim, person: _Person) -> Preview:
        facts = catalogue.benefit_of(claim).facts(
            claim=claim, birth_date=person.birth_date, filed_on=localtime(self._at).date()
        )
        calculation = catalogue.calculate(facts, self._law.on(claim.anchor))
        return Preview(findings=calculation.findings, calculation=calculation)

    def _checked(self, line: Line, person: _Person, preview: Preview) -> Checked:
        findings = line.stated.findings
        if line.stated.whole:
            findings += person.findings + self._repeated(line, person) + _beside(line, preview)
        state = _state_of(findings)
        if state is RowState.READY:
            self._remember(line, person)
        calculation = preview.calculation
        return Checked(
            state=state,
            employer_id=line.standing.employer_id if line.standing else person.employer_id,
            employee_id=line.standing.employee_id if line.standing else person.employee_id,
            findings=findings,
            worth=calculation.worth if calculation else None,
        )

    def _repeated(self, line: Line, person: _Person) -> tuple[Finding, ...]:
        """Return the finding that an earlier row of the file claims a day of this one, if it does."""
        claim = line.stated.claim
        if claim is None or person.key is None:
            return ()
        for starts_on, ends_on, number in self._claimed.get(_subject(person.key, claim), ()):
            if any(paid.starts_on <= ends_on and starts_on <= paid.ends_on for paid in claim.days):
                return (codes.ROW_REPEATED.finding("paid", line=number),)
        return ()

    def _remember(self, line: Line, person: _Person) -> None:
        claim = line.stated.claim
        if claim is not None and person.key is not None:
            claimed = self._claimed.setdefault(_subject(person.key, claim), [])
            claimed.extend((paid.starts_on, paid.ends_on, line.number) for paid in claim.days)


def _code_of(stated: Stated) -> str | Finding | None:
    """Return the identity code that a row states, or why it will not do; None where it needs none."""
    if not stated.for_employee:
        return codes.ROW_NO_EMPLOYEE.finding(IDENTITY_CODE) if stated.identity_code else None
    if not stated.identity_code:
        return reading.VALUE_MISSING.finding(IDENTITY_CODE)
    return read_identity_code(stated.identity_code, IDENTITY_CODE)


def _is_known(person: _Person) -> bool:
    """Say whether all is known of whose claim it is: of an employee, or of nobody."""
    return person.key is not None and (person.employee_id is not None or person.key[1] == _NOBODY)


def _subject(key: EmployeeKey, claim: catalogue.Claim) -> tuple[EmployeeKey, str]:
    """Return of what no day may be claimed twice: an employee's benefits of one kind."""
    return key, catalogue.benefit_of(claim).kind


def _beside(line: Line, preview: Preview) -> tuple[Finding, ...]:
    """Return what would come of a claim, but not that the application it corrects claims its days."""
    if line.standing is None:
        return preview.findings
    own = str(line.standing.application_id)
    return tuple(
        found
        for found in preview.findings
        if found.code not in DUPLICATES or found.parameters.get("application") != own
    )


def _state_of(findings: Sequence[Finding]) -> RowState:
    stopping = {finding.code for finding in findings if finding.weight is Weight.STOPS}
    if not stopping:
        return RowState.READY
    return RowState.DUPLICATE if stopping <= _DOUBLES else RowState.FAULTY
