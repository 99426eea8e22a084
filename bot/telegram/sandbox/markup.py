"""Parse modes: HTML, MarkdownV2 and Markdown turned into text and entities, or refused.

Rules and error texts: https://core.telegram.org/bots/api#formatting-options and the open-source
server. Offsets in errors are bytes of the UTF-8 text, as Telegram counts them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from bot.telegram.sandbox.errors import ApiError, bad_request
from bot.telegram.sandbox.texts import utf16_length

Entity = dict[str, Any]
Parsed = tuple[str, list[Entity]]

_HTML_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^<>]*)?)>")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_V2_MARKS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
}
_V2_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_LAST_ESCAPABLE = 126
_V1_MARKS = {"*": "bold", "_": "italic", "`": "code", "```": "pre"}


def parse_markup(text: str, parse_mode: str) -> Parsed:
    """Return the plain text and its entities; raise ApiError 400 for malformed markup."""
    parsers: dict[str, Callable[[str], Parsed]] = {
        "html": _parse_html,
        "markdownv2": _parse_markdown_v2,
        "markdown": _parse_markdown,
    }
    parser = parsers.get(parse_mode.lower())
    if parser is None:
        raise bad_request("unsupported parse_mode")
    return parser(text)


def _refuse(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")


def _bytes_before(text: str, at: int) -> int:
    return len(text[:at].encode("utf-8", "surrogatepass"))


class _Builder:
    """Collects plain text and the entities that are open over it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.open: list[tuple[str, int, int, dict[str, str]]] = []
        self.entities: list[Entity] = []

    def add(self, text: str) -> None:
        self._parts.append(text)
        self._length += utf16_length(text)

    def start(self, mark: str, at: int, extra: dict[str, str] | None = None) -> None:
        self.open.append((mark, at, self._length, extra or {}))

    def end(self, kind: str, extra: dict[str, str] | None = None) -> None:
        _, _, offset, known = self.open.pop()
        length = self._length - offset
        if length:
            entity: Entity = {"type": kind, "offset": offset, "length": length}
            self.entities.append(entity | known | (extra or {}))

    def result(self) -> Parsed:
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._parts), self.entities


def _parse_html(text: str) -> Parsed:
    built = _Builder()
    at = 0
    while at < len(text):
        if text[at] != "<":
            end = text.find("<", at)
            end = len(text) if end < 0 else end
            built.add(html.unescape(text[at:end]))
            at = end
            continue
        tag = _TAG.match(text, at)
        if tag is None:
            raise _refuse(f"Unsupported start tag at byte offset {_bytes_before(text, at)}")
        _html_tag(built, tag, _bytes_before(text, at))
        at = tag.end()
    if built.open:
        raise _refuse(f"Can't find end tag corresponding to start tag {built.open[-1][0]}")
    return built.result()


def _html_tag(built: _Builder, tag: re.Match[str], offset: int) -> None:
    name = tag.group(2).lower()
    if not tag.group(1):
        attributes = tag.group(3)
        if name not in _HTML_TAGS or (name == "span" and "tg-spoiler" not in attributes):
            raise _refuse(f'Unsupported start tag "{name}" at byte offset {offset}')
        href = _HREF.search(attributes) if name == "a" else None
        url = next((part for part in href.groups() if part), "") if href else ""
        built.start(name, offset, {"url": html.unescape(url)} if url else None)
        return
    if not built.open:
        raise _refuse(f"Unexpected end tag at byte offset {offset}")
    expected = built.open[-1][0]
    if name != expected:
        raise _refuse(
            f"Unmatched end tag at byte offset {offset}, "
            f'expected "</{expected}>", found "</{name}>"'
        )
    built.end(_HTML_TAGS[name])


def _parse_markdown_v2(text: str) -> Parsed:
    built = _Builder()
    at = 0
    while at < len(text):
        character = text[at]
        in_code = bool(built.open) and built.open[-1][0] in ("`", "```")
        if character == "\\" and at + 1 < len(text) and 0 < ord(text[at + 1]) <= _LAST_ESCAPABLE:
            built.add(text[at + 1])
            at += 2
        elif in_code and not text.startswith(built.open[-1][0], at):
            built.add(character)
            at += 1
        elif character in _V2_RESERVED:
            at = _v2_mark(built, text, at)
        else:
            built.add(character)
            at += 1
    if built.open:
        mark, offset, _, _ = built.open[-1]
        kind = _V2_MARKS.get(mark, "text_link").replace("_", " ").title().replace(" ", "")
        raise _refuse(f"Can't find end of {kind} entity at byte offset {offset}")
    return built.result()


def _v2_mark(built: _Builder, text: str, at: int) -> int:
    mark = next((m for m in ("```", "||", "__") if text.startswith(m, at)), text[at])
    if built.open and mark == built.open[-1][0]:
        built.end(_V2_MARKS[mark])
        return at + len(mark)
    if mark in _V2_MARKS:
        built.start(mark, _bytes_before(text, at))
        return at + len(mark)
    if mark == "[":
        built.start("[", _bytes_before(text, at))
        return at + 1
    if mark == "]" and built.open and built.open[-1][0] == "[":
        return _link_end(built, text, at)
    if mark == ">" and (at == 0 or text[at - 1] == "\n"):
        return at + 1
    raise _refuse(f"Character '{text[at]}' is reserved and must be escaped with the preceding '\\'")


def _link_end(built: _Builder, text: str, at: int) -> int:
    close = text.find(")", at)
    if not text.startswith("](", at) or close < 0:
        built.end("text_link")
        built.entities.pop()
        return at + 1
    built.end("text_link", {"url": text[at + 2 : close]})
    return close + 1


def _parse_markdown(text: str) -> Parsed:
    built = _Builder()
    at = 0
    while at < len(text):
        character = text[at]
        if character == "\\" and at + 1 < len(text) and text[at + 1] in "_*`[":
            built.add(text[at + 1])
            at += 2
        elif character in "*_`":
            at = _v1_mark(built, text, at)
        elif (link := _V1_LINK.match(text, at)) is not None:
            built.start("[", at)
            built.add(link.group(1))
            built.end("text_link", {"url": link.group(2)})
            at = link.end()
        elif character == "[":
            raise _v1_unclosed(text, at)
        else:
            built.add(character)
            at += 1
    return built.result()


_V1_LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")


def _v1_unclosed(text: str, at: int) -> ApiError:
    return _refuse(
        f"Can't find end of the entity starting at byte offset {_bytes_before(text, at)}"
    )


def _v1_mark(built: _Builder, text: str, at: int) -> int:
    mark = "```" if text.startswith("```", at) else text[at]
    end = text.find(mark, at + len(mark))
    if end < 0:
        raise _v1_unclosed(text, at)
    built.start(mark, at)
    built.add(text[at + len(mark) : end])
    built.end(_V1_MARKS[mark])
    return end + len(mark)
