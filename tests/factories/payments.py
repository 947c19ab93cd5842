"""Payments of the tests: raised from decisions, put into runs, answered by a bank."""

from datetime import date, datetime

from access.actor import Actor, Role
from access.scope import acting
from applications.models import Application
from benefits.periods import Period
from decisions import services as decisions
from decisions.rulings import Detriment, Outcome, Ruling
from payments import services
from payments.models import Payment, PaymentRun
from tests.factories import access
from tests.factories.access import AT, SETUP
from tests.factories.applications import Workplace, workplace
from tests.factories.decisions import officer, proposal, propose

PAY_ON = date(2026, 11, 3)

_FEEDBACK = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-11-03T12:00:00+02:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
{group}</OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>{message}</OrgnlPmtInfId>{batch}{payments}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>"""
_PAYMENT = (
    """<TxInfAndSts><OrgnlEndToEndId>{id}</OrgnlEndToEndId><TxSts>{status}</TxSts>{reason}</TxInfAndSts>"""
)
_REASON = """<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>"""


def approver(*, code: str | None = None) -> Actor:
    """Return a new payment approver, of the person with the identity code if one is given."""
    return access.staff(Role.APPROVER, name="Risto Raha", code=code)


def granted(*, account: bool = True) -> Workplace:
    """Return a workplace with a claim that was granted: three instalments are owed to it."""
    place = workplace(account=account)
    place.submit()
    propose()
    return place


def lowered(place: Workplace, *withheld: Period) -> None:
    """Decide the only application of a workplace anew, without some of its days."""
    with acting(SETUP):
        (sent,) = Application.objects.filter(employer_id=place.employer_id).values_list("id", flat=True)
    decisions.propose_anew([sent], reason="Uusi selvitys.", by=officer(), at=AT)
    propose()
    less = Ruling(
        application_id=sent,
        proposal_id=proposal(sent).id,
        outcome=Outcome.PARTLY if withheld else Outcome.REFUSED,
        refusal="refusal_no_incapacity",
        explanation="Todistus ei koske näitä päiviä.",
        withheld=withheld,
        detriment=Detriment.CONSENT,
    )
    decisions.decide([less], by=officer(), at=AT)


def raise_due(*, at: datetime = AT) -> int:
    """Let the sweep raise what is due."""
    return services.raise_due(by=SETUP, at=at)


def sent_run() -> PaymentRun:
    """Return a run of all that is due, prepared and approved by two persons."""
    prepared = services.prepare_run(by=approver(), at=AT, pay_on=PAY_ON)
    return services.approve_run(prepared.run.id, by=approver(), at=AT)


def payments(run: PaymentRun | None = None) -> list[Payment]:
    """Return the payments of a run, or all of them, in order."""
    with acting(SETUP):
        found = Payment.objects.order_by("id")
        return list(found if run is None else found.filter(run=run))


def feedback(
    message: str, *, group: str = "", batch: str = "", statuses: dict[str, tuple[str, str]] | None = None
) -> bytes:
    """Return a bank's report; `statuses` gives by end-to-end identification a status and a reason, if any."""
    told = "".join(
        _PAYMENT.format(id=id_, status=status, reason=_REASON.format(reason=reason) if reason else "")
        for id_, (status, reason) in (statuses or {}).items()
    )
    return _FEEDBACK.format(
        message=message,
        group=f"<GrpSts>{group}</GrpSts>" if group else "",
        batch=f"<PmtInfSts>{batch}</PmtInfSts>" if batch else "",
        payments=told,
    ).encode()
