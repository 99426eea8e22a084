"""Looks for the signs of a false job advert in its words and addresses. Pure; never raises.

The signs are data (`data/content/scams.yml`). That none is found says nothing about an advert.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.journey.text import plain

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ScamSign:
    """One sign: there when a phrase is, a link is, or one phrase of each list of `together`."""

    sign_id: str
    phrases: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    links: tuple[str, ...] = ()


def scam_signs(text: str, rules: Iterable[ScamSign], *, link: str = "") -> tuple[str, ...]:
    """Return the ids of the signs in an advert's text and link, in the rules' order."""
    known = f" {plain(text)} "
    hosts = tuple(_host(address) for address in _ADDRESS.findall(f"{text} {link}"))
    return tuple(rule.sign_id for rule in rules if _shows(rule, known, hosts))


def _shows(rule: ScamSign, known: str, hosts: tuple[str, ...]) -> bool:
    if any(_is_in(phrase, known) for phrase in rule.phrases):
        return True
    if rule.together and all(
        any(_is_in(phrase, known) for phrase in group) for group in rule.together
    ):
        return True
    return any(host == end or host.endswith(f".{end}") for host in hosts for end in rule.links)


def _is_in(phrase: str, known: str) -> bool:
    return f" {plain(phrase)} " in known


def _host(address: str) -> str:
    """Return the host of a web address, or what follows the @ of an email address."""
    bare = re.sub(r"^https?://", "", address, flags=re.IGNORECASE)
    bare = re.split(r"[/?#:]", bare, maxsplit=1)[0].rsplit("@", 1)[-1]
    return bare.casefold().removeprefix("www.").rstrip(".")
