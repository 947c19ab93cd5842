"""The reasons for which an officer looks at an application are said in a few words each."""

from portal.staff.reasons import reason, reasons


def test_reasons_are_said_one_after_the_other() -> None:
    assert reasons(["late", "nothing_to_pay"]) == "Hakemus on myöhässä, Ei maksettavaa"
    assert reason("never_heard") == "Muu syy: never_heard"
