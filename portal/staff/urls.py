"""The addresses of Kela's door."""

from django.urls import path

from portal.staff import (
    ask,
    case,
    contacts,
    decide,
    decision,
    figures,
    insight,
    payment_runs,
    queue,
    recoveries,
    trail,
)

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("tapaukset/<int:application_id>/", case.case, name="case"),
    path("tapaukset/<int:application_id>/kysy/", ask.case_ask, name="case_ask"),
    path("tapaukset/<int:application_id>/ratkaise/", decide.case_decide, name="case_decide"),
    path("tapaukset/<int:application_id>/palauta/", case.case_release, name="case_release"),
    path("tapaukset/<int:application_id>/henkilotunnus/", case.case_identity, name="case_identity"),
    path("tapaukset/<int:application_id>/yhteydenotto/", contacts.case_contact, name="case_contact"),
    path("tapaukset/<int:application_id>/aika/", contacts.case_beat, name="case_beat"),
    path("avunpyynnot/", contacts.help_requests, name="help_requests"),
    path("avunpyynnot/<int:request_id>/", contacts.help_answer, name="help_answer"),
    path("yhteydenotot/", contacts.contact_log, name="contact_log"),
    path("nakymat/", insight.insight_page, name="insight"),
    path("nakymat/<slug:key>.csv", insight.insight_table, name="insight_table"),
    path("liitteet/<int:attachment_id>/", case.document_staff, name="document_staff"),
    path("paatokset/<int:decision_id>/", decision.decision_staff, name="decision_staff"),
    path("paatokset/<int:decision_id>/kirje/", decision.letter_staff, name="letter_staff"),
    path("maksut/", payment_runs.payment_runs, name="payment_runs"),
    path("maksut/palaute/", payment_runs.payment_feedback, name="payment_feedback"),
    path("maksut/uudelleen/", payment_runs.payments_again, name="payments_again"),
    path("maksut/<int:run_id>/", payment_runs.payment_run, name="payment_run"),
    path("maksut/<int:run_id>/hyvaksy/", payment_runs.payment_run_approve, name="payment_run_approve"),
    path("maksut/<int:run_id>/peru/", payment_runs.payment_run_cancel, name="payment_run_cancel"),
    path("maksut/<int:run_id>/aineisto/", payment_runs.payment_run_file, name="payment_run_file"),
    path("maksut/takaisinperinnat/", recoveries.recoveries, name="recoveries"),
    path("maksut/takaisinperinnat/<int:recovery_id>/", recoveries.recovery, name="recovery"),
    path("luvut/", figures.figures, name="figures"),
    path("luvut/<int:figure_id>/vahvista/", figures.figure_confirm, name="figure_confirm"),
    path("luvut/<str:name>/<str:since>/", figures.figure, name="figure"),
    path("jaljet/", trail.trail, name="trail"),
]
