"""The interface's catalogues: which Finnish sentences stand in code and templates, and their translations."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template import Context, Template
from django.template.base import Token
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
TRANSLATED = ("sv", "en")
FOLDERS = ("portal", "segments", "decisions", "payments", "batches", "applications", "employers", "access")

Key = tuple[str, str | None]
Message = tuple[str | tuple[str, ...], str | None]


def sentences() -> set[Message]:
    """Return every sentence to be translated: singular or (singular, plural), with its context."""
    return set(_of_code()) | set(_of_templates())


def _of_code() -> Iterator[Message]:
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            for _line, message, _comments, context in extract_from_file("python", path, KEYWORDS):
                yield message, context


def _of_templates() -> Iterator[Message]:
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        nodes = Template(path.read_text(encoding="utf-8")).nodelist
        for node in nodes.get_nodes_by_type(TranslateNode):
            assert isinstance(node, TranslateNode)  # noqa: S101 - what was asked for
            expression = node.filter_expression.var
            context = node.message_context.resolve(Context()) if node.message_context else None
            if isinstance(expression, str):
                yield expression, context
            elif expression.literal is not None:
                yield expression.literal, context
        for node in nodes.get_nodes_by_type(BlockTranslateNode):
            assert isinstance(node, BlockTranslateNode)  # noqa: S101 - what was asked for
            context = node.message_context.resolve(Context()) if node.message_context else None
            singular = _block(node, node.singular)
            yield (singular, _block(node, node.plural)) if node.plural else singular, context


def _block(node: BlockTranslateNode, tokens: list[Token]) -> str:
    text, _variables = node.render_token_list(tokens)
    return "".join(line.strip() + " " for line in text.split("\n")).strip() if node.trimmed else text


def catalogue(language: str) -> Catalog:
    """Return the translations into a language as they are kept."""
    path = _path(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """Return the sentences that a language does not have yet."""
    kept = catalogue(language)
    found = []
    for message, context in sentences():
        key = message if isinstance(message, str) else message[0]
        entry = kept.get(key, context)
        said = entry.string if entry else ""
        if not entry or entry.fuzzy or not (all(said) if isinstance(said, tuple) else said):
            found.append(key)
    return sorted(found)


def unused(language: str) -> list[str]:
    """Return the sentences that are translated and said nowhere."""
    said = {(m if isinstance(m, str) else m[0], context) for m, context in sentences()}
    return sorted(
        str(entry.id)
        for entry in catalogue(language)
        if entry.id and ((entry.id if isinstance(entry.id, str) else entry.id[0]), entry.context) not in said
    )


def renew(language: str) -> None:
    """Write the catalogue with every sentence in order, keeping its translations and dropping unused ones.

    A sentence that has got a plural, or lost it, is to be translated anew.
    """
    kept = catalogue(language)
    new = Catalog(locale=language, charset="utf-8")
    for message, context in sorted(sentences(), key=str):
        key = message if isinstance(message, str) else message[0]
        entry = kept.get(key, context)
        holds = entry and not entry.fuzzy and isinstance(entry.id, str) == isinstance(message, str)
        new.add(message, entry.string if entry and holds else "", context=context)
    content = BytesIO()
    write_po(content, new, width=110, omit_header=True, sort_output=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    _path(language).write_bytes(header.encode() + content.getvalue())


def compile_all() -> None:
    """Write the compiled catalogues that Django reads, without any tool of the system."""
    for language in TRANSLATED:
        with _path(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue(language))


def _path(language: str) -> Path:
    return settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
