"""Which benefits are claimed through guided pages, and by which questions."""

from portal.questions import sickness
from portal.questions.steps import Guide

GUIDES: dict[str, Guide] = {sickness.GUIDE.benefit: sickness.GUIDE}
