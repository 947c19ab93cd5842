"""Every benefit by every door: pages, interface, file and register make the same claim, worth the same."""

import msgspec
import pytest

from applications.answers import of_claim
from applications.services import preview
from applications.states import Channel
from applications.submissions import Submission
from batches import register
from batches.register import Message
from batches.register_claims import CLAIMED
from benefits import reading
from benefits.catalogue import BENEFITS, Claim
from incomes.wage_reports.code_lists import benefits as reimbursed
from portal.questions.guides import GUIDES
from tests.factories import batches, employers
from tests.factories.access import AT
from tests.factories.batches import Bureau
from tests.house.test_documents import Read, Statement, by_file, by_interface, by_page, matters_of
from tests.incomes.messages import changed
from tests.portal.api.software import business_id_of
from tests.portal.questions.samples import SAMPLES

pytestmark = pytest.mark.django_db

Worth = tuple[list[str], list[dict[str, object]]]
"""What is found of a claim and its facts, and its lines."""


def worth(read: Read, place: Bureau, benefit: str) -> Worth:
    """What a claim that was read is worth to the bureau's client, sent for its one employee."""
    document, _findings = read
    assert document is not None
    claim: Claim = reading.claim_of(msgspec.json.decode(document))
    employee_id = place.employee_id if BENEFITS[benefit].for_employee else None
    submission = Submission(
        employer_id=place.employer_id, employee_id=employee_id, channel=Channel.API, claim=claim
    )
    (found,) = preview([submission], by=employers.owner(place.employer_id), at=AT)
    assert found.calculation is not None
    return [each.code for each in found.findings], [
        msgspec.to_builtins(each) for each in found.calculation.lines
    ]


def by_register(benefit: str, place: Bureau) -> Read:
    """What a report to the Incomes Register reads that applies for the benefit."""
    asked = next(each for each in reimbursed() if each.benefit == benefit)
    kind = 1 if asked.type == "any" else asked.type
    content = changed(
        ("<CauseCode>1<", f"<CauseCode>{asked.cause}<"),
        ("<ReimbPayment><PaymentType>1<", f"<ReimbPayment><PaymentType>{kind}<"),
    )
    message = Message(content.encode(), place.clerk, AT, trial=True)
    (line,) = register.lines_of(message, register.hand_over(message))
    assert line.stated.claim is not None
    return reading.write(line.stated.claim), []


def stated_in(read: Read, benefit: str) -> Statement:
    """What a claim that was read states; a page has no way to say no to a special matter."""
    guide = GUIDES[benefit]
    matters = guide.derive({"special": matters_of(guide)})
    claim = reading.claim_of(msgspec.json.decode(read[0] or b""))
    return {
        path: str(value)
        for path, value in of_claim(claim).items()
        if value not in {None, ""} and not (path in matters and str(value) == "False")
    }


@pytest.fixture
def place() -> Bureau:
    return batches.bureau(business_id="9990011-2", code="140590-902C")


def by_every_other_door(stated: Statement, place: Bureau, benefit: str) -> list[Read]:
    """What the interface and a file read."""
    owner = employers.owner(place.employer_id)
    return [
        by_interface(stated, business_id_of(place.employer_id), owner, benefit),
        by_file(stated, benefit),
    ]


@pytest.mark.parametrize("benefit", BENEFITS)
def test_claim_of_every_benefit_is_the_same_by_page_interface_and_file(benefit: str, place: Bureau) -> None:
    stated = {path: text for path, text in SAMPLES[benefit].items() if isinstance(text, str)}

    by_pages = by_page(stated, benefit)

    by_others = by_every_other_door(stated, place, benefit)
    assert by_others == [by_pages, by_pages]
    assert by_pages[1] == []
    told = worth(by_pages, place, benefit)
    assert told[1] != []
    assert [worth(each, place, benefit) for each in by_others] == [told, told]


@pytest.mark.parametrize("benefit", CLAIMED)
def test_claim_of_a_register_report_is_the_same_by_every_other_door(benefit: str, place: Bureau) -> None:
    by_reports = by_register(benefit, place)
    stated = stated_in(by_reports, benefit)

    by_others = by_every_other_door(stated, place, benefit)

    assert [by_page(stated, benefit), *by_others] == [by_reports] * 3
    told = worth(by_reports, place, benefit)
    assert [worth(each, place, benefit) for each in by_others] == [told, told]
