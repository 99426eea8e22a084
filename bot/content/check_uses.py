"""Checks responses against the code that says them: each one said is there, each place is filled.

The code is read, not run. Where it does not lie beside the content, nothing is checked.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.files import read_yaml
from bot.content.problems import Problem, Severity

_RESPONSE = re.compile(r"utter_\w+")
_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_BY_THE_FORMS = ("utter_ask_", "utter_explain_")
"""Rasa's forms say these by the names of their questions."""


@dataclass(frozen=True)
class Uses:
    """What the code says: `names` of responses, `starts` of names it builds, `fills` places."""

    names: Mapping[str, str]
    starts: Mapping[str, str]
    fills: frozenset[str]


def check_uses(root: Path, responses: Mapping[str, tuple[str, Any]]) -> Iterator[Problem]:
    """Compare responses (name -> file and variations) with the code and rules under `root`."""
    if not (root / "actions").is_dir() or not (root / "domain.yml").is_file():
        return
    uses = read_uses(root)
    for name, where in uses.names.items():
        if name not in responses:
            yield Problem(Severity.WRONG, where, name, "is said, but no file in responses has it")
    for start, where in uses.starts.items():
        if not any(name.startswith(start) for name in responses):
            message = "is how names of responses begin, but none does"
            yield Problem(Severity.WRONG, where, start, message)
    said = (*uses.starts, *_BY_THE_FORMS)
    for name, (file, variations) in responses.items():
        for place in sorted(set(_places(variations)) - uses.fills):
            yield Problem(Severity.WRONG, file, name, f"has {{{place}}}, which nothing fills in")
        if name not in uses.names and not name.startswith(said):
            yield Problem(Severity.ADVICE, file, name, "is said nowhere; delete it")


def read_uses(root: Path) -> Uses:
    """Read actions, the rest of the code and the rules; slots of the domain fill places too."""
    names: dict[str, str] = {}
    starts: dict[str, str] = {}
    fills = set(read_yaml(root / "domain.yml").get("slots") or {})
    for path in sorted([*(root / "actions").rglob("*.py"), *(root / "bot").rglob("*.py")]):
        if path.is_relative_to(root / "bot" / "rasa_ext"):
            continue
        where = str(path.relative_to(root))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            _read_node(node, where, names, starts, fills)
    for path in sorted((root / "data" / "rules").glob("*.yml")):
        for name in _RESPONSE.findall(path.read_text(encoding="utf-8")):
            names.setdefault(name, f"rules/{path.name}")
    return Uses(names, starts, frozenset(fills))


def _read_node(
    node: ast.AST, where: str, names: dict[str, str], starts: dict[str, str], fills: set[str]
) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if _RESPONSE.fullmatch(node.value):
            (starts if node.value.endswith("_") else names).setdefault(node.value, where)
    elif isinstance(node, ast.JoinedStr):
        first = node.values[0] if node.values else None
        if isinstance(first, ast.Constant) and _RESPONSE.fullmatch(str(first.value)):
            starts.setdefault(str(first.value), where)
    elif isinstance(node, ast.keyword) and node.arg is not None:
        fills.add(node.arg)
    elif isinstance(node, ast.Dict):
        fills.update(
            key.value
            for key in node.keys
            if isinstance(key, ast.Constant) and isinstance(key.value, str)
        )


def _places(variations: Iterable[Any]) -> Iterator[str]:
    for variation in variations or ():
        yield from _PLACE.findall(str(variation.get("text") or ""))
        for button in variation.get("buttons") or ():
            yield from _PLACE.findall(f"{button.get('title')} {button.get('payload')}")
