"""The shell's addresses."""

from django.urls import path

from portal.shell import views

urlpatterns = [
    path("", views.front, name="front"),
    path("kirjaudu/", views.sign_in, name="sign_in"),
    path("kirjaudu-ulos/", views.sign_out, name="sign_out"),
    path("puolesta/", views.organisations, name="organisations"),
    path("kieli/", views.speak, name="set_language"),
    path("osat/", views.components, name="gallery"),
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
