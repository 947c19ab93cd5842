"""Pages with the names that the navigation knows, beside the shell's own, for the tests of the frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.shell.doors import signed_in
from portal.shell.urls import urlpatterns as shells


@signed_in
def page(request: HttpRequest, **_: object) -> HttpResponse:
    """Show the frame around nothing."""
    return render(request, "base.html")


urlpatterns = [
    path("home/", page, name="home"),
    path("claims/", page, name="claims"),
    path("claims/new/", page, name="claim_new"),
    path("payments/", page, name="payments"),
    path("clients/", page, name="clients"),
    path("queue/", page, name="queue"),
    path("help/", page, name="help"),
    path("help_requests/", page, name="help_requests"),
    path("payment_runs/", page, name="payment_runs"),
    path("insight/", page, name="insight"),
    path("trail/", page, name="trail"),
    *shells,
]
