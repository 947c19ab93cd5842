"""One sent claim as its page shows it: where it stands, what was claimed, decided and paid."""

from datetime import datetime

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from access.actor import Actor, Matter
from applications import queries
from applications.states import State
from decisions import queries as decisions
from payments import queries as payments
from portal.questions import sent
from portal.questions.money import decided_rows, payment_columns, payment_rows
from portal.web import checklist


class AttachForm(forms.Form):
    """A document to be added to a claim."""

    document = forms.FileField(
        label=gettext_lazy("Lisää lääkärintodistus"),
        help_text=gettext_lazy("PDF, PNG tai JPEG, enintään 10 Mt."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
    )


def whole(application_id: int, *, for_: Actor, at: datetime) -> dict[str, object]:
    """Return what the page of one claim shows; the view leaves a trail row."""
    seen = queries.whole(application_id, for_=for_, at=at)
    application = seen.application
    label, kind = sent.STATES[application.state]
    benefit = sent.benefit_name(application.benefit, get_language() or "fi")
    heading = sent.subject(application) or _("Hakemus %(number)s") % {"number": application.id}
    return {
        "application": application,
        "heading": heading,
        "lead": f"{benefit}, {sent.days_text(application)}",
        "tag": label,
        "tag_kind": kind,
        "crumbs": [{"url": reverse("claims"), "label": _("Hakemukset")}],
        "here": heading,
        "question": seen.open_request,
        "answers": sent.answers(application.benefit, seen.claim),
        "differences": sent.versions(application.benefit, seen.versions) if len(seen.versions) > 1 else [],
        "version_heads": [_version_head(version) for version in seen.versions],
        "documents": seen.attachments,
        "attach": AttachForm(),
        "events": sent.story(seen),
        "checklist": checklist.of_sent(seen, by=for_, at=at),
        "may_correct": application.state != State.WITHDRAWN,
        "may_withdraw": application.state not in {State.WITHDRAWN, State.DECIDED},
    } | _outcome(application_id, application.employer_id, for_)


def _outcome(application_id: int, employer_id: int, for_: Actor) -> dict[str, object]:
    """Return decisions and payments, as far as the actor may read them."""
    may_read, may_count = (for_.may(matter, employer_id) for matter in (Matter.DECISIONS, Matter.PAYMENTS))
    return {
        "decisions": decided_rows(decisions.decisions_of(for_=for_, application_id=application_id))
        if may_read
        else [],
        "payment_columns": payment_columns(),
        "payments": payment_rows(payments.payments_of(for_=for_, application_id=application_id))
        if may_count
        else [],
    }


def _version_head(version: queries.Version) -> str:
    filed = date_format(localtime(version.filed_at), "j.n.Y H.i")
    return _("Versio %(number)s, %(at)s") % {"number": version.number, "at": filed}
