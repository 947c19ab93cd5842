"""The addresses of the payroll software's door."""

from django.urls import path, re_path

from portal.api import batches, claims
from portal.api.description import description
from portal.api.problems import in_english, nothing_here

urlpatterns = [
    path("v1/claims/", in_english(claims.Claims.as_view()), name="api_claims"),
    path("v1/claims/<int:application_id>/", in_english(claims.Claim.as_view()), name="api_claim"),
    path("v1/batches/", in_english(batches.Batches.as_view()), name="api_batches"),
    path("v1/batches/<int:batch_id>/", in_english(batches.Batch.as_view()), name="api_batch"),
    path(
        "v1/batches/<int:batch_id>/confirm/",
        in_english(batches.BatchConfirmation.as_view()),
        name="api_batch_confirm",
    ),
    path(
        "v1/batches/<int:batch_id>/answer/",
        in_english(batches.BatchAnswer.as_view()),
        name="api_batch_answer",
    ),
    path("v1/openapi.json", in_english(description), name="api_description"),
    re_path("", in_english(nothing_here), name="api_nothing"),
]
