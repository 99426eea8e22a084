"""One browser-like visitor that checks every page it is given."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from httpx import Response
from starlette.applications import Starlette

with warnings.catch_warnings():
    # It would rather have httpx2, which nothing else here needs.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

XHTML = "{http://www.w3.org/1999/xhtml}"
INLINE = {"a", "b", "button", "i", "span", "strong", "time"}
PASSWORD = "three random words"


class Seen:
    """A page that was shown."""

    def __init__(self, response: Response) -> None:
        self.response = response
        parser = html5lib.HTMLParser()
        self.tree: Element = parser.parse(response.text)
        assert parser.errors == [], f"invalid HTML: {parser.errors[:3]}"
        self._check()

    def _check(self) -> None:
        assert len(self.all("h1")) == 1
        assert self.title.endswith(" – Mooring")
        assert len(self.title) > len(" – Mooring")
        ids = Counter(one.get("id") for one in self.tree.iter() if one.get("id"))
        assert [name for name, count in ids.items() if count > 1] == []
        policy = self.response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert [one for one in self.tree.iter() if one.get("style")] == []
        assert all(one.get("src") for one in self.all("script"))
        assert self.response.headers["cache-control"] == "no-store"
        labels = {one.get("for") for one in self.all("label")}
        for field in (*self.all("input"), *self.all("select"), *self.all("textarea")):
            assert field.get("type") == "hidden" or field.get("id") in labels

    def all(self, tag: str) -> list[Element]:
        return list(self.tree.iter(XHTML + tag))

    @property
    def title(self) -> str:
        return "".join(self.all("title")[0].itertext())

    @property
    def heading(self) -> str:
        return words_of(self.all("h1")[0])

    @property
    def words(self) -> str:
        return words_of(self.all("main")[0])

    @property
    def links(self) -> list[str]:
        return [str(one.get("href")) for one in self.all("a")]

    def by_id(self, name: str) -> Element:
        return next(one for one in self.tree.iter() if one.get("id") == name)

    def hidden(self, name: str) -> str:
        return next(str(one.get("value")) for one in self.all("input") if one.get("name") == name)


class Visitor:
    """Somebody at a browser; each one has cookies of their own."""

    def __init__(self, app: Starlette, base_url: str = "http://mooring.test") -> None:
        self.client = TestClient(
            app, base_url=base_url, follow_redirects=False, raise_server_exceptions=True
        )
        self.csrf = ""

    def get(self, path: str, status: int = 200) -> Seen:
        response = self.client.get(path)
        assert response.status_code == status, (response.status_code, response.text[:200])
        return self._seen(response)

    def leads(self, path: str) -> str:
        """Return where an address sends the visitor."""
        response = self.client.get(path)
        assert response.status_code == 303
        return str(response.headers["location"])

    def send(self, path: str, status: int = 303, **form: Any) -> Response:
        response: Response = self.client.post(path, data={"csrf": self.csrf, **form})
        assert response.status_code == status, (response.status_code, response.text[:200])
        return response

    def sends(self, path: str, status: int, **form: Any) -> Seen:
        """Send a form that is answered by a page."""
        return self._seen(self.send(path, status, **form))

    def sign_in(self, email: str, password: str = PASSWORD) -> Visitor:
        self.get("/sign-in")
        self.send("/sign-in", email=email, password=password)
        self.csrf = ""
        self.get("/")
        return self

    def _seen(self, response: Response) -> Seen:
        seen = Seen(response)
        if any(one.get("name") == "csrf" for one in seen.all("input")):
            self.csrf = seen.hidden("csrf")
        return seen


def words_of(element: Element) -> str:
    """Return what a page says, with a space where one block ends and another begins."""
    return re.sub(r"\s+", " ", "".join(_texts(element))).strip()


def _texts(element: Element) -> Iterator[str]:
    inline = str(element.tag).removeprefix(XHTML) in INLINE
    yield "" if inline else " "
    yield element.text or ""
    for one in element:
        yield from _texts(one)
        yield one.tail or ""
    yield "" if inline else " "
