"""The bank's answer: read as it is, and refused whole where it is none."""

import pytest

from payments.formats import pain002
from payments.formats.pain002 import FeedbackUnreadableError, Report, Status
from tests.factories.payments import feedback


def test_report_tells_the_whole_and_each_payment() -> None:
    content = feedback(
        "KELA-RUN-7",
        group="PART",
        statuses={"KELA-1": ("ACSC", ""), "KELA-2": ("RJCT", "AC04")},
    )

    assert pain002.read(content) == Report(
        message_id="KELA-RUN-7",
        whole=Status(code="PART"),
        payments={"KELA-1": Status(code="ACSC"), "KELA-2": Status(code="RJCT", reason="AC04")},
    )


def test_status_of_the_batch_goes_before_that_of_the_group() -> None:
    report = pain002.read(feedback("KELA-RUN-7", group="ACCP", batch="RJCT"))

    assert report.whole == Status(code="RJCT")


def test_reason_of_the_banks_own_is_read() -> None:
    content = feedback("KELA-RUN-7", statuses={"KELA-1": ("RJCT", "X")}).replace(
        b"<Cd>X</Cd>", b"<Prtry>Tili suljettu</Prtry>"
    )

    assert pain002.read(content).payments["KELA-1"] == Status(code="RJCT", reason="Tili suljettu")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"<Document/>",
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"/>',
        feedback(""),
        b" " * (pain002.LARGEST + 1),
    ],
    ids=["nothing", "no XML", "no namespace", "another message", "empty", "no order", "too large"],
)
def test_what_is_no_report_is_refused(content: bytes) -> None:
    with pytest.raises(FeedbackUnreadableError):
        pain002.read(content)


def test_entity_of_a_report_is_not_followed() -> None:
    content = feedback("KELA-RUN-7").replace(
        b"<Document ", b'<!DOCTYPE Document [<!ENTITY who "KELA-RUN-8">]><Document ', 1
    )

    with pytest.raises(FeedbackUnreadableError):
        pain002.read(content.replace(b"<OrgnlMsgId>KELA-RUN-7", b"<OrgnlMsgId>&who;"))
