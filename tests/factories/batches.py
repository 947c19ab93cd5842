"""Files of the tests: tables of plain sick leaves, and the payroll firm that sends them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from access.actor import Actor
from access.scope import acting
from batches import services
from batches.models import Batch, BatchRow
from employers.entries import NewEmployer
from employers.services import add_employers
from tests.factories import access, employers
from tests.factories.access import AT, SETUP

READ = Actor.run("read")
CREATE = Actor.run("create")
HEADER = [
    "employer_business_id",
    "employee_identity_code",
    "benefit",
    "onset",
    "paid.0.starts_on",
    "paid.0.ends_on",
    "paid.0.wage",
    "certificate",
    "pay_basis",
]
"""The columns of a plain sick leave."""


@dataclass(frozen=True)
class Bureau:
    """A payroll firm with a clerk and one client that has one known employee."""

    firm_id: int
    clerk: Actor
    employer_id: int
    business_id: str
    employee_id: int
    code: str

    def row(
        self,
        *,
        code: str | None = None,
        onset: str = "2026-10-05",
        ends_on: str = "2026-10-31",
        wage: str = "2300,00",
    ) -> list[str]:
        """Return the cells of a sick leave of the known employee, or of another person."""
        cells = [self.business_id, code or self.code, "sickness_allowance", onset, onset, ends_on, wage]
        return [*cells, "kanta", "act"]

    def people(self, count: int) -> list[list[str]]:
        """Return a row of each of so many people who are not known yet."""
        return [self.row(code=access.identity_code()) for _ in range(count)]

    def receive(self, content: bytes, *, dry_run: bool = False, confirmed: bool = False) -> Batch:
        """Send a file as the clerk, named by what it holds."""
        name = "delivery.xml" if content.startswith(b"<") else "leaves.csv"
        return services.receive(
            content=content, name=name, by=self.clerk, at=AT, dry_run=dry_run, confirmed=confirmed
        )

    def read(self, content: bytes, *, dry_run: bool = False) -> Batch:
        """Send a file as the clerk and read it to its end."""
        batch = self.receive(content, dry_run=dry_run)
        services.read_on(batch.id, by=READ, at=AT)
        return again(batch)

    def create(self, content: bytes) -> Batch:
        """Send a file, confirmed beforehand, and let its good rows become applications."""
        batch = self.receive(content, confirmed=True)
        services.read_on(batch.id, by=READ, at=AT)
        services.create(by=CREATE, at=AT)
        return again(batch)


def bureau(*, business_id: str | None = None, code: str | None = None) -> Bureau:
    """Return a new payroll firm with a client."""
    business_id, code = business_id or employers.business_id(), code or access.identity_code()
    new = NewEmployer(business_id=business_id, name="Hakaniemen konepaja")
    employer_id = add_employers([new], by=SETUP, at=AT)[business_id]
    firm_id = employers.firm()
    employers.mandate(firm_id, employer_id)
    employee_id = employers.employee(employer_id, code=code)
    return Bureau(firm_id, employers.clerk(firm_id), employer_id, business_id, employee_id, code)


def table(
    rows: Sequence[Sequence[str]],
    *,
    header: Sequence[str] = HEADER,
    separator: str = ";",
    encoding: str = "utf-8",
) -> bytes:
    """Return a file with these rows below the names of their columns."""
    return "".join(f"{separator.join(cells)}\r\n" for cells in [header, *rows]).encode(encoding)


def again(batch: Batch) -> Batch:
    """Return the batch as it is by now."""
    with acting(SETUP):
        return Batch.objects.get(id=batch.id)


def items(batch: Batch) -> list[BatchRow]:
    """Return the rows of a batch in the order of its file."""
    with acting(SETUP):
        return list(BatchRow.objects.filter(batch=batch).order_by("line"))


def claim_of(row: BatchRow) -> dict[str, Any]:
    """Return the claim document of a row that could be read."""
    return dict(row.claim or {})


def refusal_of(batch: Batch) -> dict[str, Any]:
    """Return the finding for which a file was refused."""
    return dict(batch.refusal or {})


def told(batch: Batch) -> list[tuple[int, str, list[str]]]:
    """Return the line and state of each row, with the codes that stop it."""
    return [
        (row.line, row.state, [found["code"] for found in row.findings if found["weight"] == "stops"])
        for row in items(batch)
    ]
