"""The template engine: our templates, then the design system's macros."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader

TEMPLATES = Path(__file__).parent / "templates"


def environment(version: str) -> Environment:
    """Return an environment that escapes everything; `version` is that of the assets."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        # The design system's macros ask for parameters that were not given.
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    made.globals["static"] = f"/static/{version}"
    return made
