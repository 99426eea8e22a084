"""Names of other people in a statement: what looks like one is shown to its writer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.journey.spelling import Spelling
from bot.journey.text import words

_TITLED = re.compile(
    r"\b(?P<title>mr|mrs|ms|miss|dr|prof|professor|sister|doctor|nurse|matron|aunty|auntie|uncle|"
    r"imam|father|rev)\.?\s(?P<name>[^\W\d_][\w’'-]{1,30})\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:my|our|his|her|a|the)\s"
    r"(?:(?:best|old|good|elderly|late|dear|little|older|younger)\s)?"
    r"(?:friend|neighbou?r|mate|colleague|boss|manager|supervisor|client|patient|customer|resident|"
    r"service user|son|daughter|husband|wife|partner|mum|mother|dad|father|brother|sister|nan|gran|"
    r"grandmother|grandfather|aunt|auntie|uncle|cousin|teacher|nurse|doctor|carer|lady|man|woman|"
    r"boy|girl|child),?\s(?P<name>[^\W\d_][\w’'-]{2,30})\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named|name (?:is|was))\s(?P<name>[A-Z][a-zA-Z’'-]{1,30})\b")
_FULL = re.compile(
    r"(?<![.!?:\n\"“(]\s)(?<!^)\b(?P<name>[A-Z][a-z’'-]{1,30}(?:\s[A-Z][a-z’'-]{1,30}){1,3})\b"
)
_THINGS = words(
    "universal credit carer's allowance disability confident evening standard st",
    "hospital trust school college centre house court road street lane avenue park",
    "certificate award level university church mosque temple foundation service services care",
    "home bank food first aid royal red cross age council city north south east west saint",
    "general community primary academy nursery hotel surgery clinic market store stores group",
    "limited ltd association club union national health social great britain united kingdom",
    "new high main green hill bridge point the my i we and in on at for with he she they it",
    "this that when then so but also after before word excel office microsoft outlook google",
    "health safety manual handling hygiene infection english maths science functional skills",
    "support worker assistant manager team ward unit covid prime minister duke edinburgh",
    "prince princes princess king queen queen's king's guy's",
)
_SURNAME_FOLLOWS = words("mr mrs ms")
# After a title in small letters these are no surname: "ms can interview" means an illness.
_NO_SURNAME = words(
    "can im is was has will would and or to in on at i he she they so but not a the"
)


@dataclass(frozen=True, slots=True)
class NameSeen:
    """Words that may name somebody."""

    words: str


def names_in(text: str, spelling: Spelling) -> tuple[NameSeen, ...]:
    """Return what may be the names of other people, each once, in order.

    Capital letters tell, or the words before: "Mrs okafor", "my friend samira".
    """
    found: dict[str, int] = {}
    for pattern in (_TITLED, _RELATION, _CALLED, _FULL):
        for match in pattern.finditer(text[:20_000]):
            name = match["name"]
            if _may_be_name(pattern, name, match, spelling):
                found.setdefault(_shown(match), match.start())
    kept = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(NameSeen(one) for one in sorted(kept, key=lambda one: found[one]))


def _may_be_name(
    pattern: re.Pattern[str], name: str, match: re.Match[str], spelling: Spelling
) -> bool:
    parts = name.casefold().replace("’", "'").split()
    if any(part in _THINGS or part in spelling.capitals for part in parts):
        return False
    if name[0].isupper():
        return True
    if pattern is _TITLED and match["title"].casefold() in _SURNAME_FOLLOWS:
        return parts[0] not in _NO_SURNAME
    bare = parts[0].removesuffix("'s")
    return not spelling.known(bare) and spelling.right(bare) is None


def _shown(match: re.Match[str]) -> str:
    return " ".join(match[0].split()[-4:])
