from applications.answers import flat, nested, of_claim
from benefits import reading
from benefits.sickness import Claim

ANSWERS = {
    "onset": "2026-01-05",
    "paid.0.starts_on": "2026-01-05",
    "paid.0.ends_on": "2026-01-31",
    "paid.0.wage": "2300.00",
    "certificate": "kanta",
    "pay_basis": "act",
}


def test_nested_answers_read_as_a_claim() -> None:
    read = reading.read("sickness_allowance", nested(ANSWERS))

    assert read.findings == ()
    assert isinstance(read.claim, Claim)
    assert str(read.claim.paid[0].wage) == "2300.00"


def test_answers_of_a_claim_state_the_same_claim() -> None:
    claim = reading.read("sickness_allowance", nested(ANSWERS)).claim
    assert claim is not None

    again = reading.read("sickness_allowance", nested(of_claim(claim)))

    assert again.claim == claim


def test_flat_leaves_out_what_is_empty() -> None:
    assert flat({"paid": [{"wage": "", "starts_on": None}], "note": ""}) == {}
