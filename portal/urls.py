"""The doors' addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("portal.shell.urls")),
    path("", include("portal.web.urls")),
    path("kela/", include("portal.staff.urls")),
    path("api/", include("portal.api.urls")),
]

handler500 = "portal.shell.errors.failed"
