"""Which benefits are claimed through guided pages, and by which questions."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from portal.questions import (
    annual_leave,
    donor,
    family_leave,
    infectious,
    occupational_health,
    parental,
    partial,
    rehabilitation,
    sickness,
)
from portal.questions.steps import Guide, Topic, Words

GUIDES: dict[str, Guide] = {
    guide.benefit: guide
    for guide in (
        sickness.GUIDE,
        partial.GUIDE,
        infectious.GUIDE,
        donor.GUIDE,
        *parental.GUIDES,
        family_leave.GUIDE,
        annual_leave.GUIDE,
        *rehabilitation.GUIDES,
        occupational_health.GUIDE,
    )
}

TOPICS: dict[Topic, Words] = {
    Topic.SICKNESS: _("Sairaus"),
    Topic.FAMILY: _("Perhe"),
    Topic.REHABILITATION: _("Kuntoutus"),
    Topic.HEALTH_CARE: _("Työterveyshuolto"),
}


def by_topic() -> Iterable[tuple[Words, list[Guide]]]:
    """Return the guides under the names of their topics; a topic without one is left out."""
    for topic, name in TOPICS.items():
        if guides := [guide for guide in GUIDES.values() if guide.topic is topic]:
            yield name, guides
