"""A file of guidance that cannot be trusted is refused, with its name and what is wrong."""

import shutil
from pathlib import Path

import pytest

from segments.guidance.book import HERE, GuidanceError, read
from segments.guidance.shelf import book, examined

FILE = "situations/short_illness.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in HERE.rglob("*.yaml"):
        copy = tmp_path / file.relative_to(HERE)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(file, copy)
    return tmp_path


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_book_of_the_house_can_be_trusted(folder: Path) -> None:
    assert examined(read(folder)) == book()


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (FILE, "address:", "adress:", "short_illness.yaml: Object contains unknown field `adress`"),
        (FILE, "checked_on: 2026-11-24", "", "missing required field `checked_on`"),
        (FILE, "address:", "address: toinen\naddress:", "short_illness.yaml: address: said twice"),
        (FILE, "  payroll_firm:", "  payroll_office:", "short_illness.yaml: Object contains unknown field"),
    ],
)
def test_file_of_another_form_is_refused(folder: Path, file: str, old: str, new: str, fault: str) -> None:
    changed(folder, file, old, new)

    with pytest.raises(GuidanceError, match=fault.replace("`", ".")):
        read(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (FILE, 'en: "An employee fell ill, a short absence"', "en: ' '", "a language is empty"),
        (FILE, 'next {sickness_allowance.waiting_weekdays} weekdays"', 'next weekdays"', "unlike figures"),
        ("lines.yaml", "no_diagnosis:", "no_name:", "no line is called no_diagnosis"),
        (FILE, "see: [long_illness]", "see: [nowhere]", "no situation is called nowhere"),
        (FILE, "benefits: [sickness_allowance]", "benefits: [money]", "relapse: no benefit money"),
        (
            FILE,
            "benefits: [sickness_allowance]",
            "benefits: [sickness_allowance]\n    see: [accident]",
            "relapse: has benefits, and leads away",
        ),
        (FILE, "work: kela_waiting", "work: nothing", "no work is called nothing"),
        (
            FILE,
            "when: {length: [longer]}",
            "when: {length: [long]}",
            "an answer to length that nobody can give",
        ),
        (FILE, "again: [fresh]", "again: [back]", "leads to no outcome"),
        (FILE, "when: {length: [short], again: [back]}", "when: {length: [short]}", "no answers lead to it"),
        ("contents.yaml", "[short_illness, ", "[", "does not list each situation once: short_illness"),
        (FILE, "lyhyt-sairaus", "pitka-sairaus", "two situations have the same address"),
        ("lines.yaml", "Tehkää hakemus.", "Tehkää hakemus {money.sum}.", "unlike figures"),
    ],
)
def test_book_with_a_fault_is_refused(folder: Path, file: str, old: str, new: str, fault: str) -> None:
    changed(folder, file, old, new)

    with pytest.raises(GuidanceError, match=fault):
        examined(read(folder))


def test_figure_that_no_law_has_is_refused(folder: Path) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("waiting_weekdays", "waiting_hours"), encoding="utf-8")

    with pytest.raises(GuidanceError, match=r"no law has the figure sickness_allowance\.waiting_hours"):
        examined(read(folder))
