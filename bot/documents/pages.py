"""Makes a page (.html) of a paper: one file that needs nothing else, to print too."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.documents.paper import Paper, writable


def page_file(paper: Paper) -> bytes:
    """Return a paper as one HTML page, in large type, to read, copy from and print."""
    template = Environment(
        loader=PackageLoader("bot.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("paper.html.jinja")
    return writable(template.render(paper=paper)).encode()
