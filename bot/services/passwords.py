"""Passwords: what is asked of them, how they are kept, and how long a wrong one takes.

Length counts and well-known ones are refused; nothing is asked about capitals, figures or signs,
which only makes people write passwords down (NCSC, "Password policy: updating your approach").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200

_COMMON = Path(__file__).with_name("common_passwords.txt")
_hasher = PasswordHasher()


def problem_with(password: str, *, email: str = "") -> str | None:
    """Return what is wrong with a new password, as a sentence, or None."""
    if not password:
        return "Enter a password"
    if len(password) < SHORTEST:
        return f"Your password must have {SHORTEST} characters or more"
    if len(password) > LONGEST:
        return f"Your password must have {LONGEST} characters or fewer"
    plain = _normal(password).casefold()
    if _is_common(plain):
        return "That password is easy to guess. Use three random words, for example"
    if email and plain in {email.casefold(), email.casefold().partition("@")[0]}:
        return "Your password must not be your email address"
    return None


def hash_of(password: str) -> str:
    """Return the argon2id hash that is kept."""
    return _hasher.hash(_normal(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Say whether a password is the right one.

    With no hash (no such user, or no password set) as much work is done as with one, so that
    the time taken does not tell who has an account.
    """
    possible = password_hash is not None and len(password) <= LONGEST
    try:
        right = _hasher.verify(password_hash or _nobodys_hash(), _normal(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return False
    return right and possible


def needs_rehash(password_hash: str) -> bool:
    """Say whether the hash was made with older parameters."""
    return _hasher.check_needs_rehash(password_hash)


def _normal(password: str) -> str:
    # The same letters typed on another keyboard must be the same password.
    return unicodedata.normalize("NFKC", password)


def _is_common(plain: str) -> bool:
    bare = re.sub(r"[\s\-_.]+", "", plain)
    stem = re.sub(r"[\W\d_]+$", "", bare)
    if len(set(bare)) <= 2:  # noqa: PLR2004 - "aaaaaaaaaaaa", "abababababab"
        return True
    return any(_repeats(one, word) for word in _common() for one in (bare, stem))


def _repeats(text: str, word: str) -> bool:
    return bool(text) and len(text) % len(word) == 0 and text == word * (len(text) // len(word))


@cache
def _common() -> frozenset[str]:
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")
