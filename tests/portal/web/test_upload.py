"""A file on its pages: sent, followed, confirmed or cancelled, its faulty rows fetched; closed to others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from batches.models import Batch
from tests.factories.batches import Bureau, again, bureau, table
from tests.portal.staff.pages import be, cells, said, texts, trailed

pytestmark = pytest.mark.django_db

QUERIES = 22
FILE_QUERIES = 28
TAG = "//*[@class='heading']//*[contains(@class, 'tag')]"


def clerk_of(office: Bureau) -> Client:
    """Return the browser of a payroll firm's clerk."""
    return be(office.clerk, f"firm:{office.firm_id}")


def url(name: str, batch: Batch) -> str:
    """Return the address of a page of a file."""
    return reverse(name, args=[batch.id])


def faulty(office: Bureau) -> list[str]:
    """Return a row whose employer's Business ID cannot be."""
    return ["x", *office.row()[1:]]


def test_files_are_listed_newest_first_and_tries_are_marked() -> None:
    office = bureau()
    office.read(table([office.row()]))
    office.read(table(office.people(2)), dry_run=True)

    rows = cells(clerk_of(office).get(reverse("uploads")), "uploads")

    assert [[row[0], *row[2:]] for row in rows] == [
        ["leaves.csv kokeilu", "2", "Odottaa vahvistusta"],
        ["leaves.csv", "1", "Odottaa vahvistusta"],
    ]


def test_nothing_is_no_file() -> None:
    office = bureau()

    answer = clerk_of(office).post(reverse("uploads"), follow=True)

    assert said(answer) == ["Valitse tiedosto ennen kuin lähetät sen."]
    assert cells(answer, "uploads") == []


def test_file_is_sent_for_a_try() -> None:
    office = bureau()
    file = SimpleUploadedFile("leaves.csv", table([office.row()]))

    page = clerk_of(office).post(reverse("uploads"), {"file": file, "dry_run": "on"}, follow=True)

    assert texts(page, TAG) == ["Tarkistetaan"]
    assert cells(clerk_of(office).get(reverse("uploads")), "uploads")[0][0] == "leaves.csv kokeilu"


def test_file_is_confirmed_and_no_longer_cancelled() -> None:
    office = bureau()
    batch = office.read(table([office.row(), faulty(office)]))
    client = clerk_of(office)

    page = client.get(url("upload", batch))
    confirmed = client.post(url("upload_confirm", batch), follow=True)
    cancelled = client.post(url("upload_cancel", batch), follow=True)

    assert texts(page, "//form[contains(@action, 'vahvista')]/p[1]") == [
        "Yhdestä rivistä tulee hakemus. Korjattavat rivit voit lähettää myöhemmin."
    ]
    assert said(confirmed) == ["Vahvistit tiedoston. Hakemukset syntyvät taustalla."]
    assert texts(confirmed, TAG) == ["Hakemuksia luodaan"]
    assert said(cancelled) == ["Vahvistettua tiedostoa ei voi perua. Peru hakemukset yksitellen."]


def test_cancelled_file_is_no_longer_confirmed() -> None:
    office = bureau()
    batch = office.read(table([office.row()]))
    client = clerk_of(office)

    cancelled = client.post(url("upload_cancel", batch), follow=True)
    confirmed = client.post(url("upload_confirm", batch), follow=True)

    assert said(cancelled) == ["Tiedosto on peruttu. Siitä ei synny hakemuksia."]
    assert said(confirmed) == ["Tiedostoa ei voi enää vahvistaa."]
    assert texts(confirmed, TAG) == ["Peruttu"]


def test_progress_is_drawn_until_the_work_is_done() -> None:
    office = bureau()
    batch = office.receive(table([office.row()]))
    client = clerk_of(office)
    done = bureau()

    drawing = client.get(url("upload_progress", batch))
    ended = clerk_of(done).get(url("upload_progress", done.read(table([done.row()]))))

    assert (drawing.status_code, drawing.headers.get("HX-Redirect")) == (200, None)
    assert ended.headers["HX-Redirect"].startswith(reverse("uploads"))


def test_faulty_rows_are_fetched_and_the_fetching_is_kept() -> None:
    office = bureau()
    batch = office.read(table([office.row(), faulty(office)]))

    answer = clerk_of(office).get(url("upload_answer", batch))

    assert len(answer.content.decode("utf-8-sig").splitlines()) == 2
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert [row.user_id for row in trailed(deed="view", subject="batch")] == [office.clerk.user_id]


def test_rows_that_became_claims_lead_to_them() -> None:
    office = bureau()
    batch = office.create(table([office.row()]))
    (row,) = trailed(deed="submit")

    page = clerk_of(office).get(url("upload", batch), {"nayta": "created"})

    assert [cell[1] for cell in cells(page, "rows")] == [f"Hakemus {row.subject_ids[0]}"]


def test_file_of_another_firm_is_not_there() -> None:
    office = bureau()
    batch = office.read(table([office.row(), faulty(office)]))
    stranger = clerk_of(bureau())

    seen = [stranger.get(url(name, batch)) for name in ("upload", "upload_progress", "upload_answer")]
    done = [stranger.post(url(name, batch)) for name in ("upload_confirm", "upload_cancel")]

    assert {answer.status_code for answer in [*seen, *done]} == {404}
    assert cells(stranger.get(reverse("uploads")), "uploads") == []
    assert again(batch).state == batch.state


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = bureau()
    for _ in range(number):
        office.read(table(office.people(1)))
    client = clerk_of(office)

    with django_assert_num_queries(QUERIES):
        page = client.get(reverse("uploads"))

    assert len(cells(page, "uploads")) == number


@pytest.mark.parametrize("number", [1, 3])
def test_file_costs_the_same_for_one_row_and_for_three(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = bureau()
    batch = office.read(table([["x", *row[1:]] for row in office.people(number)]))
    client = clerk_of(office)

    with django_assert_num_queries(FILE_QUERIES):
        page = client.get(url("upload", batch))

    assert len(cells(page, "rows")) == number
