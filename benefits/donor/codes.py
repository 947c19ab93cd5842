"""The kinds of findings, lines and steps of donor's allowance besides those of the ground."""

from typing import Final

from benefits.codes import INFORMS, WARNS, Reason
from benefits.findings import Code

NO_TRANSPLANT: Final = Code("donor_no_transplant", WARNS, "S30, 101/2001 18.2", officer=True)
LOSS_TO_CONFIRM: Final = Code("donor_loss_to_confirm", INFORMS, "S30, 101/2001", officer=True)

NO_TRANSPLANT_LINE: Final = Reason("line_donor_no_transplant", "S30, 101/2001 18.2")

LOSS_STEP: Final = Reason("step_donor_loss", "S30, 101/2001")
