"""Things that must not be stored, found and masked before anything is kept.

National Insurance numbers, share codes, numbers of passports, licences and permits, bank details,
card numbers, email addresses, phone numbers and the second half of postcodes. Photographs of
documents are never kept at all. Masking takes out what it finds and leaves the rest as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class SensitiveKind(StrEnum):
    """What was found."""

    NATIONAL_INSURANCE = "national_insurance"
    SHARE_CODE = "share_code"
    DOCUMENT = "document_number"
    BANK_ACCOUNT = "bank_account"
    CARD = "card"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"


@dataclass(frozen=True)
class Masked:
    """A text without what must not be stored, and the kinds found, each once, in order."""

    text: str
    kinds: tuple[SensitiveKind, ...] = ()


MASK = "▇▇▇"
"""Stands where something was; holds no letter or digit, so masking twice changes nothing."""

_NINO = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[ .-]{0,2}(?:[0-9][ .-]{0,2}){6}[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
_SHARE_CODE = re.compile(
    r"(?<![A-Z0-9])[WRS][A-Z0-9]{2}[ -]?[A-Z0-9]{3}[ -]?[A-Z0-9]{3}(?![A-Z0-9])", re.IGNORECASE
)
_SHARE_WORD = re.compile(
    r"(share\s?code\W{0,3}(?:\w{1,5}\W{1,3}){0,3}?)"
    r"([A-Z0-9]{3}[ -]?[A-Z0-9]{3}[ -]?[A-Z0-9]{3})(?![A-Z0-9])",
    re.IGNORECASE,
)
_NO_CODE = re.compile(
    r"\b\d{1,2}(?:am|pm|st|nd|rd|th|hr|yr|mg|ml|kg|km)\b|\b\d{1,3} ?(?:am|pm)\b", re.IGNORECASE
)
"""Times and places in an order: "sat 7am 3pm" is a shift."""
# A driving licence has a name in it, by five signs; a permit has two letters and seven digits.
_LICENCE = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2,5}9{0,3}[ -]?[0-9]{6}[ -]?[A-Z][A-Z9][ -]?[0-9A-Z][A-Z]{2}"
    r"(?:[ -]?[0-9]{2})?(?![A-Z0-9])",
    re.IGNORECASE,
)
_PERMIT = re.compile(
    r"(?<![A-Z0-9])(?:Z[A-Z]|R[A-Z])[ -]?[A-Z0-9][0-9]{6}(?![A-Z0-9])", re.IGNORECASE
)
_DOCUMENT_WORD = re.compile(
    r"(\b(?:pass?port|passprt|licen[cs]e|brp|permit|visa|arc|id(?: card)?|document|certificate|ukvi"
    r"|gwf|customer)\b(?:[ :#=-]{1,3}(?:no|nr|num|number|nmber|is|its|was|the|my|here)\b\.?){0,4}"
    r"[ :#=-]{1,3})"
    r"((?=[A-Z0-9 -]{0,12}[0-9]{4})(?:[A-Z]{1,3}[ -]?)?[0-9][0-9 -]{4,11}[0-9][A-Z]?)(?![A-Z0-9])",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])")
_CARD_WORDS = re.compile(r"\b(?:card|visa|mastercard|debit)\b", re.IGNORECASE)
_SORT_CODE = re.compile(
    r"(?<![0-9])[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}(?![0-9])|(?<![0-9])[0-9]{6}(?![0-9])"
)
_ACCOUNT = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])|(?<![0-9])[0-9]{4} [0-9]{4}(?![0-9])")
_BANK_WORDS = re.compile(r"sort\s?code|account|acc\b|a/c|bank|iban", re.IGNORECASE)
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"
)
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]{2,}")
_PHONE = re.compile(
    r"(?<![0-9+])(?:\+44[ ()-]{0,3}0?|0044[ -]?|0)[ ()-]{0,2}[1-9]"
    r"(?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])"
)
_POSTCODE = re.compile(
    r"(?<![A-Z0-9])([A-Z]{1,2}[0-9][0-9A-Z]?)( ?)[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])",
    re.IGNORECASE,
)
# Numbers that we ourselves give out, written as we write them, are no private ones.
HELP_LINES = frozenset({"08082000247", "08000121700", "08088005000", "03001231100", "03001232040"})


def mask(text: str) -> Masked:
    """Return a text without what must not be stored; a full postcode keeps its first part."""
    kinds: list[SensitiveKind] = []

    def put(
        found: SensitiveKind, pattern: re.Pattern[str], into: str, accept: _Accept, keep: str = MASK
    ) -> str:
        def swap(match: re.Match[str]) -> str:
            if not accept(match):
                return match.group(0)
            kinds.append(found)
            return match.expand(keep)

        return pattern.sub(swap, into)

    kept = put(SensitiveKind.EMAIL, _EMAIL, text, _always)
    kept = put(SensitiveKind.NATIONAL_INSURANCE, _NINO, kept, _always)
    kept = put(SensitiveKind.SHARE_CODE, _SHARE_WORD, kept, _digit_in_code, r"\1" + MASK)
    kept = put(SensitiveKind.SHARE_CODE, _SHARE_CODE, kept, _looks_like_code)
    kept = put(SensitiveKind.DOCUMENT, _LICENCE, kept, _always)
    kept = put(SensitiveKind.DOCUMENT, _PERMIT, kept, _always)
    kept = put(SensitiveKind.BANK_ACCOUNT, _IBAN, kept, _always)
    kept = put(SensitiveKind.CARD, _CARD, kept, _always if _CARD_WORDS.search(kept) else _luhn)
    kept = put(SensitiveKind.PHONE, _PHONE, kept, _private_number)
    kept = put(SensitiveKind.DOCUMENT, _DOCUMENT_WORD, kept, _no_date, r"\1" + MASK)
    if _names_bank(kept):
        kept = put(SensitiveKind.BANK_ACCOUNT, _ACCOUNT, kept, _always)
        kept = put(SensitiveKind.BANK_ACCOUNT, _SORT_CODE, kept, _always)
    kept = put(SensitiveKind.POSTCODE, _POSTCODE, kept, _always, r"\1")
    return Masked(kept, tuple(dict.fromkeys(kinds)))


_Accept = Callable[[re.Match[str]], bool]


def _always(_: re.Match[str]) -> bool:
    return True


def _names_bank(text: str) -> bool:
    """Whether a text speaks of a bank, or holds a sort code and an account number side by side."""
    if _BANK_WORDS.search(text):
        return True
    return _ACCOUNT.search(text) is not None and _SORT_CODE.search(text) is not None


def _luhn(match: re.Match[str]) -> bool:
    digits = [int(sign) for sign in match.group(0) if sign.isascii() and sign.isdigit()]
    doubled = (value * 2 - 9 if value > 4 else value * 2 for value in digits[-2::-2])  # noqa: PLR2004
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _digit_in_code(match: re.Match[str]) -> bool:
    return any(sign.isdigit() for sign in match.group(2))


def _looks_like_code(match: re.Match[str]) -> bool:
    """Tell a share code from three short words or times: it has digits, mixed with letters."""
    code = match.group(0)
    digits = sum(sign.isdigit() for sign in code)
    if digits < 2 or _NO_CODE.search(code):  # noqa: PLR2004
        return False
    is_upper = all(sign.isupper() for sign in code if sign.isalpha())
    return is_upper or " " not in code or _are_mixed(code.split())


def _are_mixed(groups: list[str]) -> bool:
    """Whether two groups of a code in small letters mix letters and digits, as words do not."""
    mixed = [one for one in groups if not one.isalpha() and not one.isdigit()]
    return len(mixed) >= 2  # noqa: PLR2004


_DATES = re.compile(
    r"(?:19|20)[0-9]{2}(?:[ -]+(?:(?:19|20)?[0-9]{2}|to|-))*|[0-9]{1,2}[ -][0-9]{1,2}[ -][0-9]{2,4}"
)


def _no_date(match: re.Match[str]) -> bool:
    """Tell the number of a paper from the years that stand beside it: "passport 2015 2025"."""
    number = match.group(2)
    return sum(sign.isdigit() for sign in number) >= 6 and not _DATES.fullmatch(number)  # noqa: PLR2004


def _private_number(match: re.Match[str]) -> bool:
    digits = re.sub(r"[^0-9]", "", match.group(0))
    return digits not in HELP_LINES
