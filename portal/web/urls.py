"""The addresses of the employers' and payroll firms' door."""

from django.urls import path

from portal.web import claim, claims, clients, decision, helping, home, settings, situations, uploads

urlpatterns = [
    path("mita-on-tapahtunut/", situations.situations, name="situations"),
    path("mita-on-tapahtunut/<slug:address>/", situations.situation, name="situation"),
    path("mita-on-tapahtunut/<slug:address>/vastaus/", situations.advice, name="advice"),
    path("tyonantaja/", home.home, name="home"),
    path("hakemukset/", claims.claims, name="claims"),
    path("hakemukset/uusi/", claim.claim_new, name="claim_new"),
    path("hakemukset/uusi/<slug:benefit>/", claim.claim_begin, name="claim_begin"),
    path("asiakkaat/<int:employer_id>/hakemukset/uusi/", claim.claim_new, name="client_claim_new"),
    path(
        "asiakkaat/<int:employer_id>/hakemukset/uusi/<slug:benefit>/",
        claim.claim_begin,
        name="client_claim_begin",
    ),
    path("hakemukset/<int:application_id>/", claims.claim, name="claim"),
    path("hakemukset/<int:application_id>/korjaa/", claims.claim_correct, name="claim_correct"),
    path("hakemukset/<int:application_id>/peru/", claims.claim_withdraw, name="claim_withdraw"),
    path("hakemukset/<int:application_id>/liite/", claims.claim_attach, name="claim_attach"),
    path(
        "hakemukset/<int:application_id>/vastaus/<int:request_id>/", claims.claim_answer, name="claim_answer"
    ),
    path("liitteet/<int:attachment_id>/", claims.document_file, name="document"),
    path("kesken/<uuid:draft_id>/tyontekija/", claim.claim_employee, name="claim_employee"),
    path("kesken/<uuid:draft_id>/tarkista/", claim.claim_check, name="claim_check"),
    path("kesken/<uuid:draft_id>/kuitti/", claim.claim_receipt, name="claim_receipt"),
    path("kesken/<uuid:draft_id>/poista/", claim.claim_discard, name="claim_discard"),
    path("kesken/<uuid:draft_id>/<slug:key>/", claim.claim_step, name="claim_step"),
    path("kesken/<uuid:draft_id>/<slug:key>/tallenna/", claim.claim_save, name="claim_save"),
    path("paatokset/<int:decision_id>/", decision.decision, name="decision"),
    path("paatokset/<int:decision_id>/kirje/", decision.decision_letter, name="decision_letter"),
    path("maksut/", decision.payments_list, name="payments"),
    path("asiakkaat/", clients.clients, name="clients"),
    path("tiedostot/", uploads.uploads, name="uploads"),
    path("tiedostot/<int:batch_id>/", uploads.upload, name="upload"),
    path("tiedostot/<int:batch_id>/eteneminen/", uploads.upload_progress, name="upload_progress"),
    path("tiedostot/<int:batch_id>/vahvista/", uploads.upload_confirm, name="upload_confirm"),
    path("tiedostot/<int:batch_id>/peru/", uploads.upload_cancel, name="upload_cancel"),
    path("tiedostot/<int:batch_id>/korjattavat/", uploads.upload_answer, name="upload_answer"),
    path("apu/", helping.help_page, name="help"),
    path("tiedot/", settings.settings, name="settings"),
    path("tiedot/tilinumero/", settings.settings_account, name="settings_account"),
    path("tiedot/suostumus/", settings.settings_consent, name="settings_consent"),
    path("tiedot/suostumus/peru/", settings.settings_consent_withdraw, name="settings_consent_withdraw"),
    path("tiedot/yhteyshenkilo/", settings.settings_contact, name="settings_contact"),
]
