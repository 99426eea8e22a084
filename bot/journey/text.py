"""How messy text is made comparable. Pure, fast, and never raises."""

from __future__ import annotations

import re
import unicodedata

MOST_READ = 4096
"""Telegram's longest message; nothing beyond it is read."""

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_WORDS = re.compile(r"[^\w]+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def plain(text: str) -> str:
    """Return lower-case words with single spaces: no accents' variants, apostrophes, punctuation.

    Letters of every script stay; "can't" becomes "cant"; a letter repeated three times or more is
    kept twice ("heeeelp" becomes "heelp").
    """
    known = unicodedata.normalize("NFKC", text[:MOST_READ]).casefold()
    known = _APOSTROPHES.sub("", _UNSEEN.sub("", known))
    known = _STRETCHED.sub(r"\1\1", known).replace("_", " ")
    if known.isascii():
        return " ".join(_NOT_WORDS.sub(" ", known).split())
    # Vowel signs of many scripts are marks, which a regular expression's \w leaves out.
    letters = (sign if is_letter(sign) else " " for sign in known)
    return " ".join("".join(letters).split())


def unaccented(text: str) -> str:
    """Return text with Latin letters bare ("Sí" becomes "Si"); other scripts stay as they are."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    bare = [
        sign
        for at, sign in enumerate(parts)
        if unicodedata.category(sign) != "Mn" or not parts[max(0, at - 1)].isascii()
    ]
    return unicodedata.normalize("NFC", "".join(bare)).replace("ł", "l").replace("ı", "i")


def is_letter(sign: str) -> bool:
    """Whether a character belongs to a word in any script: letter, digit or combining mark."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def single(text: str) -> str:
    """Return text in which every run of one letter is a single letter ("diie" becomes "die")."""
    return _DOUBLED.sub(r"\1", text)


def words(*texts: str) -> frozenset[str]:
    """Return the words of some texts, for word lists that stay readable."""
    return frozenset(word for text in texts for word in text.split())
