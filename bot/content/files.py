"""Reads YAML files into content models; what is wrong becomes a ContentError naming the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode

from bot.errors import ContentError

M = TypeVar("M", bound=BaseModel)


class _StrictLoader(yaml.CSafeLoader):
    """Refuses a key that stands twice in one mapping, which YAML would silently drop.

    It reads with libyaml, which every wheel of PyYAML brings: five times as fast.
    """


def _mapping(loader: _StrictLoader, node: MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            line = key_node.start_mark.line + 1
            raise ContentError(f"the key {key!r} stands twice (line {line})")
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path) -> Any:
    """Return the plain values of a YAML file; raises ContentError with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(f"{path}: cannot be read. Check that the file is there.") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: is not UTF-8 text. Save it as UTF-8.") from error
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader)
    except ContentError as error:
        raise ContentError(f"{path}: {error}. Remove one of the two.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = "" if mark is None else f" line {mark.line + 1}"
        problem = getattr(error, "problem", None) or "is not valid YAML"
        raise ContentError(f"{path}:{where} {problem}. Correct that line.") from error


def read_model(path: Path, model: type[M]) -> M:
    """Return a file as a content model; raises ContentError with file and field."""
    plain = read_yaml(path)
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "the whole file"
        raise ContentError(f"{path}: {field}: {first['msg']}. Correct this field.") from error
