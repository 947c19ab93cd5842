"""Every code for which an officer is needed has its few words."""

from benefits import codes
from benefits.findings import Code
from benefits.occupational_health import codes as occupational_health
from decisions import automation
from portal.staff.reasons import REASONS, reason, reasons


def test_every_reason_to_look_has_its_words() -> None:
    named = [*vars(codes).values(), *vars(occupational_health).values()]
    of_law = {code.name for code in named if isinstance(code, Code) and code.officer}
    of_circumstances = {
        automation.CERTIFICATE_MISSING,
        automation.DECIDED_BEFORE,
        automation.EARLIER_CLAIM_OPEN,
        automation.NOTHING_TO_PAY,
        automation.SAMPLED,
    }

    assert set(REASONS) == of_law | of_circumstances


def test_reasons_are_said_one_after_the_other() -> None:
    assert reasons(["late", "nothing_to_pay"]) == "Hakemus on myöhässä, Ei maksettavaa"
    assert reason("never_heard") == "Muu syy: never_heard"
