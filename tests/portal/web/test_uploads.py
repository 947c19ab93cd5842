"""The pages of uploaded files: what was not read is told, and each fault with its column."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from batches import services
from tests.factories import batches
from tests.factories.access import AT
from tests.factories.batches import Bureau
from tests.portal.staff.pages import be

pytestmark = pytest.mark.django_db


def send(bureau: Bureau, content: bytes, name: str = "leaves.csv") -> str:
    """Send a file on the page, let it be read, and return the page of it."""
    client = be(bureau.clerk, f"firm:{bureau.firm_id}")
    sent = client.post(reverse("uploads"), {"file": SimpleUploadedFile(name, content)})
    services.read_all(by=batches.READ, at=AT)
    return client.get(sent["Location"]).content.decode()


def test_page_tells_which_columns_were_not_read_and_each_fault_with_its_column() -> None:
    bureau = batches.bureau()
    rows = [["x", *bureau.row()[1:], "7"]]

    page = send(bureau, batches.table(rows, header=["Työnantajan Y-tunnus", *batches.HEADER[1:], "Osasto"]))

    assert "jäivät lukematta: Osasto." in page
    assert "Työnantajan Y-tunnus: Y-tunnus ei ole oikein." in page


def test_page_says_why_a_file_is_refused() -> None:
    page = send(batches.bureau(), b"%PDF-1.7 not a table")

    assert "Tiedostoa ei voitu lukea" in page
    assert "Tiedosto on PDF-asiakirja." in page
