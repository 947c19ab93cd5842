"""Files over the interface: sent, followed, confirmed, answered; a stranger's are not there."""

import pytest
from django.utils import timezone

from access.scope import acting
from applications.models import Application
from batches import services
from batches.columns import FAULTS, label
from batches.formats import recognition
from portal.api import batches as door
from tests.factories import access
from tests.factories.access import SETUP
from tests.portal.api.software import CLAIMS, FILES, Software, codes_in

pytestmark = pytest.mark.django_db

HEADER = (
    "employer_business_id;employee_identity_code;benefit;onset;"
    "paid.0.starts_on;paid.0.ends_on;paid.0.wage;certificate;pay_basis"
)


@pytest.fixture
def software() -> Software:
    return Software()


def row(software: Software, code: str = "", wage: str = "2300,00") -> str:
    code = code or access.identity_code()
    return f"{software.business_id};{code};sickness_allowance;5.1.2026;5.1.2026;31.1.2026;{wage};kanta;act"


def file(*rows: str) -> bytes:
    return "\r\n".join([HEADER, *rows, ""]).encode()


def read_all() -> None:
    services.read_all(by=SETUP, at=timezone.now())


def create_all() -> None:
    services.create(by=SETUP, at=timezone.now())


def test_file_is_followed_from_its_receipt_to_its_claims(software: Software) -> None:
    good, bad = row(software), row(software, wage="paljon")

    sent = software.upload(file(good, bad, good))
    address = sent["Location"]
    read_all()
    checked = software.get(address).json()
    confirmed = software.post(f"{address}confirm/")
    create_all()
    done = software.get(address).json()

    received = sent.json()
    assert (sent.status_code, address) == (202, f"{FILES}{received['batch']}/")
    assert received == {
        "batch": received["batch"],
        "name": "palkat.csv",
        "state": "received",
        "dry_run": False,
        "rows": 0,
        "ready": 0,
        "faulty": 0,
        "duplicate": 0,
        "created": 0,
        "stuck": 0,
        "value": "0.00",
        "findings": [],
    }
    assert checked == received | {"state": "checked", "rows": 3, "ready": 1, "faulty": 1, "duplicate": 1}
    assert (confirmed.status_code, confirmed.json()["state"]) == (200, "confirmed")
    assert done == checked | {"state": "done", "ready": 0, "created": 1}
    (claim,) = software.get(CLAIMS).json()["applications"]
    with acting(SETUP):
        assert Application.objects.get(id=claim["application"]).channel == "api"


def test_answer_holds_the_faulty_rows_to_be_mended(software: Software) -> None:
    code = access.identity_code()
    batch = software.upload(file(row(software), row(software, code, wage="paljon"))).json()["batch"]
    read_all()

    answered = software.get(f"{FILES}{batch}/answer/", Accept="text/csv")

    _, mended, end = answered.content.decode().split("\r\n")
    assert answered.status_code == 200
    assert answered["Content-Type"] == "application/octet-stream"
    assert answered["Content-Disposition"].startswith('attachment; filename="palkat')
    assert mended.startswith(f"{software.business_id};{code};")
    assert end == ""


def test_answer_tells_the_faults_in_the_language_asked_for(software: Software) -> None:
    batch = software.upload(file(row(software, wage="paljon"))).json()["batch"]
    read_all()
    address = f"{FILES}{batch}/answer/"

    heads = [
        software.get(address + asked).content.decode().partition("\r\n")[0].rpartition(";")[2]
        for asked in ("", "?language=fi", "?language=sv", "?language=en")
    ]
    unknown = software.get(f"{address}?language=de")

    assert heads == [label(FAULTS, language) for language in ("fi", "fi", "sv", "en")]
    assert (unknown.status_code, codes_in(unknown.json()["findings"])) == (
        400,
        [("code_unknown", "language")],
    )


def test_dry_run_is_checked_and_never_confirmed(software: Software) -> None:
    batch = software.upload(file(row(software)), dry_run="true").json()["batch"]
    read_all()

    answered = software.post(f"{FILES}{batch}/confirm/")

    told = software.get(f"{FILES}{batch}/").json()
    assert (told["dry_run"], told["state"], told["ready"]) == (True, "checked", 1)
    assert (answered.status_code, answered.json()["title"]) == (409, "Conflict")


def test_file_that_is_not_checked_yet_is_not_confirmed(software: Software) -> None:
    batch = software.upload(file(row(software))).json()["batch"]

    assert software.post(f"{FILES}{batch}/confirm/").status_code == 409


def test_file_that_cannot_be_read_is_a_problem_with_findings(software: Software) -> None:
    answered = software.upload(b"%PDF-1.7")

    told = answered.json()
    assert (answered.status_code, told["title"]) == (422, "Unprocessable Entity")
    assert codes_in(told["findings"]) == [("file_pdf", "")]
    assert list(told["findings"][0]["sentence"]) == ["fi", "sv", "en"]


def test_same_file_again_is_told_of_the_first(software: Software) -> None:
    content = file(row(software))
    first = software.upload(content).json()["batch"]

    answered = software.upload(content)

    (finding,) = answered.json()["findings"]
    assert (answered.status_code, finding["code"]) == (422, "file_received")
    assert str(first) in finding["sentence"]["en"]


def test_file_that_is_too_large_is_refused_without_being_read_whole(
    software: Software, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "LARGEST", 200)
    monkeypatch.setattr(door, "LARGEST", 200)

    answered = software.upload(file(row(software)) + b"\r\n" * 200)

    assert answered.status_code == 422
    assert codes_in(answered.json()["findings"]) == [("file_too_large", "")]


@pytest.mark.parametrize(
    ("wish", "findings"),
    [
        ({"dryrun": "true"}, [("field_unknown", "dryrun")]),
        ({"dry_run": "perhaps"}, [("yes_no_unreadable", "dry_run")]),
    ],
)
def test_form_that_cannot_be_read_is_a_problem_with_findings(
    software: Software, wish: dict[str, str], findings: list[tuple[str, str]]
) -> None:
    answered = software.upload(file(row(software)), **wish)

    assert (answered.status_code, codes_in(answered.json()["findings"])) == (400, findings)
    assert software.get(FILES).json()["batches"] == []


def test_form_without_a_file_is_a_problem_with_findings(software: Software) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\na;b\r\n--x--\r\n'

    answered = software.post(FILES, body, content_type="multipart/form-data; boundary=x")

    assert (answered.status_code, codes_in(answered.json()["findings"])) == (400, [("value_missing", "file")])


def test_list_tells_of_ones_own_files_newest_first(software: Software) -> None:
    Software().upload(file(row(software)))
    first = software.upload(file(row(software))).json()
    second = software.upload(file(row(software))).json()

    assert software.get(FILES).json() == {"batches": [second, first], "next": None}


def test_file_of_a_stranger_is_not_there(software: Software) -> None:
    of_stranger = Software().upload(file(row(software))).json()["batch"]
    read_all()
    address = f"{FILES}{of_stranger}/"

    answered = [
        software.get(address),
        software.get(f"{address}answer/"),
        software.post(f"{address}confirm/"),
        software.get(f"{FILES}{10**30}/"),
    ]

    assert [each.status_code for each in answered] == [404] * 4
    assert {each["Content-Type"] for each in answered} == {"application/problem+json"}
