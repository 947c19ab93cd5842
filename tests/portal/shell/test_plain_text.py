import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_field_with_a_nul_is_refused() -> None:
    client = Client()

    asked = client.get(reverse("sign_in"), {"next": "a\0b"})
    told = client.post(reverse("sign_in"), {"person": "\0"})

    assert (asked.status_code, told.status_code) == (400, 400)
    assert client.get(reverse("sign_in"), {"next": "/"}).status_code == 200
