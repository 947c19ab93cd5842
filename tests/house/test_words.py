"""Every sentence that a code needs is there in three languages, and none is said for nothing."""

import importlib
import pkgutil

import pytest

from benefits import words
from benefits.findings import Code
from decisions import automation
from portal.staff.reasons import REASONS
from tests.house.files import FLOORS, kept, name, python


def _modules() -> list[str]:
    found = []
    for floor in FLOORS:
        package = importlib.import_module(floor)
        found += [
            module.name
            for module in pkgutil.walk_packages(package.__path__, f"{floor}.")
            if not module.name.endswith("__main__") and ".migrations" not in module.name
        ]
    return found


def _codes() -> dict[str, Code]:
    return {
        value.name: value
        for module in _modules()
        if not module.startswith(("portal.", "segments."))
        for value in vars(importlib.import_module(module)).values()
        if isinstance(value, Code)
    }


def test_every_finding_code_has_its_sentences() -> None:
    assert sorted(_codes().keys() - words.book().sentences.keys()) == []


def test_every_sentence_is_said_somewhere() -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in python(*FLOORS))

    assert [code for code in words.book().sentences if code not in texts] == []


def test_every_finding_for_an_officer_has_its_few_words_in_the_queue() -> None:
    of_law = {
        value.name
        for module in _modules()
        if module.startswith("benefits.")
        for value in vars(importlib.import_module(module)).values()
        if isinstance(value, Code) and value.officer
    }
    of_circumstances = {
        automation.CERTIFICATE_MISSING,
        automation.DECIDED_BEFORE,
        automation.EARLIER_CLAIM_OPEN,
        automation.FROM_REGISTER,
        automation.NOTHING_TO_PAY,
        automation.SAMPLED,
    }

    assert set(REASONS) == of_law | of_circumstances


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_sentence_is_left_in_finnish(language: str) -> None:
    same = [
        code
        for code, sentence in words.book().sentences.items()
        if sentence[language] == sentence["fi"] and " " in sentence["fi"]
    ]

    assert same == []


def test_every_template_is_used() -> None:
    texts = {
        name(path): path.read_text(encoding="utf-8") for path in kept() if path.suffix in {".html", ".py"}
    }
    templates = [path.removeprefix("templates/") for path in texts if path.startswith("templates/")]
    standard = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html", "django/forms/")

    unused = [
        template
        for template in templates
        if not template.startswith(standard)
        and not any(
            f'"{template}"' in text for path, text in texts.items() if path != f"templates/{template}"
        )
    ]

    assert unused == []
