"""The register's sample message goes from an accounting firm's file to a bank file."""

import json
import re
from collections.abc import Callable

import pytest

from portal.servers.state import ROOT
from tests.journeys.steps import Arrive, find_case, pay_out

SAMPLE = ROOT.parent / "shared" / "incomes-register" / "sample-sick-pay.xml"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="needs ../shared: the register's samples")


def test_sample_becomes_a_claim_a_decision_and_a_payment(arrive: Arrive, manage: Callable[..., str]) -> None:
    said = manage("batch", SAMPLE, "--firm", "9990002-4", "--wait")

    summary = json.loads(said.splitlines()[-1])
    assert (summary["rows"], summary["created"], summary["faulty"]) == (1, 1, 0)
    olli = arrive("Olli")
    find_case(olli, "9990001-6")
    olli.until(lambda: olli.page.get_by_role("button", name="Myönnä ehdotuksen mukaan").count() > 0)
    olli.press("Myönnä ehdotuksen mukaan")
    olli.press("Tee päätös")
    olli.until(lambda: olli.page.get_by_role("link", name=re.compile("Lähetetty")).count() > 0)
    olli.follow(re.compile("Lähetetty"))
    assert b"202611300010" in pay_out(arrive)
