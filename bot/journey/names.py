"""What somebody wants to be called, from what they typed. Never shouted, never more than a name.

Any script is fine. Nothing is guessed: where no name can be told, the answer is None and the
question comes again.
"""

from __future__ import annotations

import re
import unicodedata

from bot.journey.text import MOST_READ, is_letter, words

LONGEST_NAME = 40
MOST_WORDS = 3

_LEAD = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hiya|salaam|salam|assalamu alaikum|ok|okay|yes|yeah|so|well|erm|um|oh"
    r"|good morning)\b[\s,!.]*)*"
    r"(?:(?:(?:you can|u can|pls|please|just|everyone|everybody|people|they|my friends)\s+)*"
    r"call(?:s|ed)?\s+me|(?:my|me|the)\s+(?:full\s+|first\s+|nick\s?)?name(?:[’']?s|\s+is|\s+iz)?|"
    r"name(?:\s+is|[’']?s)?|"
    r"i\s?[’']?\s?am\s+called|i\s?[’']?m\s+called|i\s+am|i[’']m|im|it\s+is|it[’']s|its|this\s+is|am|is|"
    r"me\s+llamo|mi\s+nombre\s+es|soy|meu\s+nome\s+[ée]|chamo-?me|numele\s+meu\s+este|"
    r"m[ăa]\s+numesc|je\s+m[’']appelle|nazywam\s+si[eę]|mam\s+na\s+imi[eę]|magacaygu\s+waa|"
    r"mera\s+naam|amar\s+naam|اسمي|আমার নাম)(?=[\s:,]|$)[\s:,]*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|salaam|salam|good morning|good afternoon|good evening)\b[\s,!.]*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr)\.?\s+", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|\.(?:com|org|net|co\.uk)\b|@", re.IGNORECASE)
_END = re.compile(r"[,.;:!?()\[\]/\\\n\r\t|<>{}\"*=+&#~^%$£€]|\s[-–—]\s|\d")
_STOP = words(
    "and but from in at the a an i im my me is was age aged years year yrs yr old living live",
    "lives here with for to of on looking want need thanks thank please pls plz ok okay lol obvs",
    "xx xxx x by or not just because so who which have has it this that your you ur u",
)
_NOT_NAMES = words(
    "yes no yeah yep nope nah ok okay skip stop back help hi hello hey hiya thanks thank",
    "please what who why how when where whatever nothing none anything idk dunno test asdf",
    "qwerty name person human pause repeat start bye goodbye sure maybe fine good great cool",
    "sorry call later same nobody noone anonymous",
)


_ASKING = words(
    "been still waiting waited heard",
    "what who why how when where which can could do does is are will should must tell",
)
_PARTICLES = words(
    "van der den de del da das dos di du la le al el bin ibn bint abu ter von y e",
)


def parse_name(text: str) -> str | None:
    """Return what to call somebody ("samira 5 yrs in uk" gives "Samira"), or None.

    At most 40 characters and three words; accents, hyphens, apostrophes and every script are kept.
    """
    known = unicodedata.normalize("NFC", text[:MOST_READ]).strip()
    if not known or known.startswith("/") or _LINK.search(known):
        return None
    led = _LEAD.match(known) is not None
    rest = _lead_off(known)
    rest = _END.split(rest, maxsplit=1)[0]
    words: list[str] = []
    for raw in rest.split():
        word = _only_letters(raw)
        if not word:
            if words:
                break
            continue
        if word.casefold().replace("'", "") in _STOP:
            break
        words.append(word)
    if not words or (not led and _is_sentence(words)):
        return None
    return _shape(words[:MOST_WORDS])


def _is_sentence(words: list[str]) -> bool:
    """Tell a question or a remark from a name, where nothing like "my name is" stood before it."""
    return len(words) > MOST_WORDS + 2 or (len(words) > 1 and words[0].casefold() in _ASKING)


def _lead_off(text: str) -> str:
    """Take away "my name is" and the like; titles and greetings too."""
    rest = _LEAD.sub("", text, count=1) if _LEAD.match(text) else _GREETING.sub("", text, count=1)
    return _TITLE.sub("", rest.strip())


def _only_letters(word: str) -> str:
    kept = "".join(
        sign for sign in word if (is_letter(sign) and not sign.isdigit()) or sign in "-'’‘"
    )
    return kept.replace("’", "'").replace("‘", "'").strip("-'")


def _shape(words: list[str]) -> str | None:
    """Give small letters their capitals and take shouting down; mixed case is left as it is."""
    mixed = any(not word.islower() and not word.isupper() for word in words)
    name = " ".join(
        word if mixed and place and word in _PARTICLES else _cased(word)
        for place, word in enumerate(words)
    )
    plain_name = name.casefold()
    if plain_name in _NOT_NAMES or not any(sign.isalpha() for sign in name):
        return None
    if len(words) > 1 and all(word.casefold() in _NOT_NAMES | _STOP for word in words):
        return None
    while len(name) > LONGEST_NAME and " " in name:
        name = name.rsplit(" ", 1)[0]
    return name if len(name) <= LONGEST_NAME else None


def _cased(word: str) -> str:
    if word.islower() or (word.isupper() and len(word) > 1):
        return re.sub(
            r"(^|[-'])(\w)", lambda found: found.group(1) + found.group(2).upper(), word.lower()
        )
    return word[:1].upper() + word[1:]
