"""The address of a job advert: found in a message, made plain, and known again. Never fetched.

The same advert has many addresses: with and without "www.", with what a newsletter hangs on it to
count clicks, on the old and the new pages of NHS Jobs. `Link.key` is one for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from url_normalize import url_normalize

LONGEST_LINK = 2000
LONGEST_KEY = 300

_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![@\w.])(?:[a-z0-9-]+\.)+(?:nhs\.uk|gov\.uk|jobs|co\.uk|org\.uk|com|org|uk)/[^\s<>\"'“”]*",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}’'\""

# What newsletters, search engines and job boards hang on an address to count who came from where.
_TRACKING = re.compile(
    r"^(?:utm_.*|mc_[ce]id|gclid|fbclid|msclkid|dclid|yclid|igshid|_hs\w+|hsctatracking|trk\w*|"
    r"tk|from|source|src|ref|referrer|campaign|cid|cmp|advn|vjs|sid|sessionid|jsessionid|gh_src|"
    r"origin|medium|sc_.*|s_cid|mkt_tok|share\w*|language|lang|searchformtype|searchbylocationonly)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """The address of an advert.

    `address`: to click on; `key`: by which the same advert is known again; `board`: where it is
    (nhs_jobs, trac, find_a_job, apprenticeships, indeed), or None; `reference`: the advert's own
    number there.
    """

    address: str
    key: str
    host: str
    board: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class _Board:
    name: str
    hosts: tuple[str, ...]
    reference: Callable[[SplitResult], str | None]
    address: str | None = None
    """The plain address of an advert there, where every advert has one."""


def _in_path(pattern: str) -> Callable[[SplitResult], str | None]:
    known = re.compile(pattern, re.IGNORECASE)

    def reference(parts: SplitResult) -> str | None:
        found = known.search(parts.path)
        return found.group(1).upper() if found else None

    return reference


def _in_query(*names: str) -> Callable[[SplitResult], str | None]:
    def reference(parts: SplitResult) -> str | None:
        found = dict(parse_qsl(parts.query))
        return next((found[name] for name in names if found.get(name)), None)

    return reference


_BOARDS = (
    _Board(
        "nhs_jobs",
        ("jobs.nhs.uk",),
        _in_path(r"/jobadvert/([a-z0-9]+(?:-[a-z0-9]+)*)"),
        "https://www.jobs.nhs.uk/candidate/jobadvert/{}",
    ),
    _Board(
        "trac", ("trac.jobs", "healthjobsuk.com"), _in_path(r"/(?:[^/]*[-/])?v?(\d{5,})(?:/|$)")
    ),
    _Board(
        "find_a_job",
        ("findajob.dwp.gov.uk",),
        _in_path(r"/details/(\d+)"),
        "https://findajob.dwp.gov.uk/details/{}",
    ),
    _Board(
        "apprenticeships",
        ("findapprenticeship.service.gov.uk",),
        _in_path(r"/((?:VAC)?\d{6,})(?:/|$)"),
    ),
    _Board("indeed", ("indeed.com", "indeed.co.uk"), _in_query("jk", "vjk")),
)


def find_link(text: str) -> Link | None:
    """Return the first web address in a message, or None."""
    found = _first_span(text)
    return read_link(text[found[0] : found[1]]) if found else None


def without_links(text: str) -> str:
    """Return a message without its web addresses."""
    return _BARE.sub(" ", _WEB.sub(" ", text))


def read_link(address: str) -> Link | None:
    """Return an address in its plain form, or None where it is no web address."""
    try:
        given = _trimmed(address)[:LONGEST_LINK]
        parts = urlsplit(url_normalize(given) or "")
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in {"http", "https"} or "." not in host:
        return None
    board = next((one for one in _BOARDS if _is_of(host, one.hosts)), None)
    reference = board.reference(parts) if board else None
    plain = _plain(parts, given.partition("#")[2])
    if board and reference:
        address = board.address.format(reference) if board.address else plain
        return Link(address, f"{board.name}/{reference}"[:LONGEST_KEY], host, board.name, reference)
    key = plain.partition("://")[2].removeprefix("www.").rstrip("/")
    return Link(plain, key[:LONGEST_KEY], host, board.name if board else None)


def search_link(words: str, outcode: str | None) -> str:
    """Return the address of a search on NHS Jobs: for these words, near this half postcode."""
    near = {"location": outcode, "distance": "10"} if outcode else {}
    query = {**({"keyword": words} if words else {}), **near}
    return f"https://www.jobs.nhs.uk/candidate/search/results?{urlencode(query, quote_via=quote)}"


def _first_span(text: str) -> tuple[int, int] | None:
    spans = [found.span() for pattern in (_WEB, _BARE) for found in pattern.finditer(text)]
    return min(spans, default=None)


def _trimmed(address: str) -> str:
    return address.strip().lstrip("<([“\"'").rstrip(_TRAILING)


def _is_of(host: str, ends: Sequence[str]) -> bool:
    return any(host == end or host.endswith(f".{end}") for end in ends)


def _plain(parts: SplitResult, fragment: str) -> str:
    """Return the address without who somebody is, where they came from, and a place in the page."""
    kept = [one for one in parse_qsl(parts.query) if not _TRACKING.match(one[0])]
    port = f":{parts.port}" if parts.port else ""
    # A fragment that looks like a path names the page itself ("#/job/12").
    fragment = fragment if fragment.startswith(("/", "!/")) else ""
    path = parts.path.rstrip("/") or "/"
    query = urlencode(sorted(kept))
    return urlunsplit((parts.scheme, f"{parts.hostname}{port}", path, query, fragment))
