"""The addresses of the payroll software's door."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from portal.api import batches, claims

urlpatterns = [
    path("v1/claims/", claims.claims, name="api_claims"),
    path("v1/claims/<int:application_id>/", claims.claim, name="api_claim"),
    path("v1/batches/", batches.batches, name="api_batches"),
    path("v1/batches/<int:batch_id>/", batches.batch, name="api_batch"),
    path("v1/batches/<int:batch_id>/confirm/", batches.batch_confirm, name="api_batch_confirm"),
    path("v1/batches/<int:batch_id>/answer/", batches.batch_answer, name="api_batch_answer"),
    path("v1/openapi.json", SpectacularAPIView.as_view(), name="api_description"),
]
