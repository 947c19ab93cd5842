"""The components: drawn, described, accessible and clean of what the content security policy refuses."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from portal.shell.gallery import Sample, gallery

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))


def page_of_gallery() -> str:
    with override("fi"):
        return gallery(RequestFactory().get("/gallery/")).content.decode()


def test_every_component_is_included_somewhere() -> None:
    text = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))

    assert set(re.findall(r"components/(\w+)\.html", text)) == set(COMPONENTS)


def test_every_component_tells_its_parameters_first() -> None:
    silent = [
        name
        for name in COMPONENTS
        if not (TEMPLATES / f"components/{name}.html").read_text().startswith("{% comment %}")
    ]

    assert silent == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_template_has_no_inline_style_script_or_handler(path: Path) -> None:
    assert re.findall(r"\sstyle=|<style|<script(?! src=)|\son\w+=|hx-on|javascript:", path.read_text()) == []


def test_error_summary_leads_to_the_first_choice_of_a_group() -> None:
    html = render_to_string("components/error_summary.html", {"form": Sample({})})

    assert 'href="#id_employee_0"' in html
    assert 'href="#id_onset"' in html


def test_error_summary_of_a_faultless_form_is_empty() -> None:
    assert render_to_string("components/error_summary.html", {"form": Sample()}).strip() == ""


def test_field_names_its_hint_and_its_error() -> None:
    html = Sample({"wage": "-1"})["wage"].as_field_group()

    assert 'aria-describedby="id_wage_helptext id_wage_error"' in html
    assert 'id="id_wage_helptext"' in html
    assert 'id="id_wage_error"' in html
    assert 'aria-invalid="true"' in html


def test_group_of_choices_names_its_hint_and_its_error() -> None:
    html = Sample({})["employee"].as_field_group()

    assert '<fieldset aria-describedby="id_employee_helptext id_employee_error">' in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "1\xa0234,50&nbsp;€"), ("sv", "1\xa0234,50&nbsp;€"), ("en", "€1,234.50")],
)
def test_money_is_written_as_the_language_writes_it(language: str, words: str) -> None:
    with override(language):
        html = render_to_string("components/money.html", {"amount": Decimal("1234.5")})

    assert html == f'<span class="number">{words}</span>'


def test_progress_is_a_number_in_every_language() -> None:
    with override("fi"):
        html = render_to_string("components/progress.html", {"id": "p", "done": 62400, "total": 100000})

    assert '<progress id="p-bar" value="62400" max="100000">' in html


def test_amount_of_nothing_is_shown_and_a_missing_one_is_not() -> None:
    rows = [{"question": "Palkka", "amount": Decimal(0)}, {"question": "Päivä", "answer": "2.4.2026"}]
    with override("fi"):
        html = render_to_string("components/summary.html", {"rows": rows})

    assert html.count("€") == 1


def test_content_is_escaped() -> None:
    html = render_to_string("components/notice.html", {"kind": "info", "text": "<b>"})

    assert "<p>&lt;b&gt;</p>" in html


def test_gallery_has_one_of_each_id() -> None:
    ids = re.findall(r'\sid="([^"]+)"', page_of_gallery())

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_page_needs_no_request(name: str) -> None:
    with override("fi"):
        html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1
    assert 'href="/"' in html
