"""The book of guidance: every file of this folder, read once and examined strictly."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from segments.guidance.content import BenefitText, Group, Line, Situation, Text, Work

HERE: Final = Path(__file__).parent


class GuidanceError(Exception):
    """A file of guidance cannot be trusted: says which file and what is wrong."""


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """All guidance: groups of situations, the situations, lines that several share, benefits and sources."""

    groups: tuple[Group, ...]
    situations: Mapping[str, Situation]
    lines: Mapping[str, Text]
    benefits: Mapping[str, BenefitText]
    works: Mapping[str, Work]

    def text(self, line: Line) -> Text:
        """Return the text of a line, a shared one by its name."""
        return self.lines[line] if isinstance(line, str) else line


def read(folder: Path) -> Book:
    """Read the folder; GuidanceError where a file is not what it should be."""
    return Book(
        groups=_convert(folder / "contents.yaml", tuple[Group, ...]),
        situations={
            path.stem: _convert(path, Situation, id=path.stem)
            for path in sorted((folder / "situations").glob("*.yaml"))
        },
        lines=_convert(folder / "lines.yaml", dict[str, Text]),
        benefits=_convert(folder / "benefits.yaml", dict[str, BenefitText]),
        works=_convert(folder / "sources.yaml", dict[str, Work]),
    )


class _Loader(yaml.CBaseLoader):
    """YAML whose scalars are all texts, and that refuses the same key twice."""


def _once(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    keys = [key.value for key, _ in node.value]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise GuidanceError(f"{', '.join(twice)}: said twice")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _once)


def _convert(path: Path, wanted: Any, **more: str) -> Any:  # noqa: ANN401 - the type that is asked for
    try:
        said = _Loader(path.read_bytes()).get_single_data()
        return msgspec.convert(said | more if more else said, wanted, strict=False)
    except (GuidanceError, OSError, TypeError, yaml.YAMLError, msgspec.ValidationError) as fault:
        raise GuidanceError(f"{path.name}: {fault}") from fault
