"""A story: what happened, what the resident did, and what changed, in their own words.

`split_story` finds these parts in one message; `compose` puts parts together again, mended as
`bot.journey.tidying` says and no further. `bot.journey.story_bank` finds stories for a criterion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.spelling import Spelling
from bot.journey.text import plain, words
from bot.journey.tidying import Tidied, tidy

MOST_READ = 20_000


class StoryPart(StrEnum):
    """The parts of a story, in the order in which they are told."""

    SITUATION = "situation"
    """Where it was and what happened."""
    ACTION = "action"
    """What the resident did."""
    RESULT = "result"
    """What changed."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a story as far as they are told; each in the resident's words, or None."""

    situation: str | None = None
    action: str | None = None
    result: str | None = None

    @property
    def missing(self) -> tuple[StoryPart, ...]:
        """Return the parts to ask for, in order."""
        return tuple(part for part in StoryPart if not (getattr(self, part) or "").strip())

    def with_part(self, part: StoryPart, text: str) -> Parts:
        """Return the story with one part told."""
        told = {one: getattr(self, one) for one in StoryPart}
        return Parts(**{str(one): text if one is part else kept for one, kept in told.items()})


_STATE = words(
    "was am were had have has used live lived work worked working been remember think thought want",
    "wanted like liked love loved know knew need needed volunteer volunteered study studied came",
    "grew started mean meant will would could can cannot cant hope be",
)
_BETWEEN = words(
    "first then also just always immediately quickly quietly calmly usually never only slowly",
    "often even still so myself",
)
_RESULT = re.compile(
    r"\b(?:in the end|at the end|as a result|the result|result was|finally|afterwards|since then|"
    r"because of (?:this|that|me)|thanks to|thank(?:s|ed|ing)? (?:you )?(?:me|us)|"
    r"(?:say|says|said) thank|"
    r"(?:was|were|felt|is|are) (?:so |very |really )?(?:happy|pleased|safe|ok|okay|fine|better|"
    r"grateful|calm again|proud|impressed)|got better|recovered|no ?(?:one|body) (?:was|got) hurt|"
    r"nothing (?:was )?broken?n?|(?:said|told me|say|says) (?:that )?i did|i (?:learnt|learned)|"
    r"it worked|on time and|never happened again|came back|they gave me|"
    r"(?:everyone|everybody) (?:was|got|went|could|had)|went well|sorted(?: out)?\W*$)",
    re.IGNORECASE,
)
_STRONG_RESULT = re.compile(
    r",?\s(?=(?:(?:and|so|then|but)\s)?(?:in the end|at the end|as a result|finally)\b)",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(r",\s(?:and |so |then |but )?|\s(?=(?:and|so|then|but)\s)", re.IGNORECASE)
_DOING = re.compile(
    r"\b(?:i|we)\s((?:[a-z’']{1,20}\s){0,2}?)([a-z’']{2,20})\b(\s(?:after|for))?", re.IGNORECASE
)
_WHEN = re.compile(r"^\W{0,3}(?:one (?:day|time) )?(?:when|while|once|after|if)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"^\W{0,3}(?:at|in|on) (?:my|the|a|an|our|his|her|school|work|college|hospital|home)\b",
    re.IGNORECASE,
)
_I = re.compile(r"(?:,\s?|\s)(?:so |then |and )?(?=i\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"”’)]?")
_IMPERATIVE = words(
    "call called check checked put give gave take took help helped clean cleaned ask asked tell",
    "told listen listened talk talked say said open opened stop stopped write wrote make made wash",
    "washed",
)


def split_story(text: str) -> Parts:
    """Find the parts of a story in one message; what is not clear stays with its neighbour.

    The parts in their order are the whole message again, but for spaces and signs between them.
    """
    sentences = [one for whole in _sentences(text[:MOST_READ]) for one in _halves(whole)]
    if not sentences:
        return Parts()
    kinds = [_kind(one) for one in sentences]
    last = len(kinds)
    while last > 0 and kinds[last - 1] is StoryPart.RESULT:
        last -= 1
    actions = [at for at, kind in enumerate(kinds) if kind is StoryPart.ACTION]
    first = min(actions[0] if actions else last, last)
    return Parts(_whole(sentences[:first]), _whole(sentences[first:last]), _whole(sentences[last:]))


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]


def _halves(sentence: str) -> list[str]:
    """Part "when he fell i called 999" and "…, in the end all was well"."""
    split = _STRONG_RESULT.split(sentence, maxsplit=1)
    pieces = [piece.strip() for piece in split if piece.strip()]
    pieces = [half for piece in pieces for half in _deed_and_result(piece)]
    first = pieces[0] if pieces else ""
    if _WHEN.match(first) or _WHERE.match(first):
        for found in list(_I.finditer(first))[:20]:
            before, after = first[: found.start()].strip(), first[found.start() :].strip(" ,")
            if len(before.split()) >= 3 and _does(after):  # noqa: PLR2004
                return [before, after, *pieces[1:]]
    return pieces


def _deed_and_result(piece: str) -> list[str]:
    """Part "i helped them and nobody was hurt"."""
    result = _RESULT.search(piece)
    if result is None:
        return [piece]
    between = list(_CONNECTOR.finditer(piece[: result.start()]))
    if between and _does(piece[: between[-1].start()]):
        return [piece[: between[-1].start()], piece[between[-1].start() :].strip(" ,")]
    return [piece]


def _kind(sentence: str) -> StoryPart:
    if _RESULT.search(sentence):
        return StoryPart.RESULT
    if _WHEN.match(sentence):
        return StoryPart.SITUATION
    return StoryPart.ACTION if _does(sentence) else StoryPart.SITUATION


def _does(sentence: str) -> bool:
    """Whether somebody says what they did: "i called", "then i asked", "call 111"."""
    start = plain(sentence[:60]).split()
    lead = next((word for word in start if word not in {"and", "then", "so", "first", "also"}), "")
    if lead in _IMPERATIVE:
        return True
    for found in _DOING.finditer(sentence[:2000]):
        between = found[1].casefold().split()
        verb = found[2].casefold()
        cared = found[3] is not None and verb in {"look", "looked", "care", "cared", "caring"}
        if verb not in _STATE | _BETWEEN and not cared and set(between) <= _BETWEEN:
            return True
    return False


def _whole(sentences: list[str]) -> str | None:
    return " ".join(sentences) or None


def compose(parts: Parts, spelling: Spelling) -> Tidied:
    """Return the story as one text: its parts in order, mended, nothing added.

    "When he fell" alone is no sentence: a comma joins it to what was done.
    """
    told = {part: tidy(getattr(parts, part) or "", spelling) for part in StoryPart}
    texts = [told[part].text for part in StoryPart if told[part].text]
    changes = tuple(change for part in StoryPart for change in told[part].changes)
    if parts.situation and parts.action and _leads_on(parts.situation, texts[0]):
        joined = f"{texts[0].rstrip('.')}, {_lowered(told[StoryPart.ACTION].text)}"
        texts = [joined, *texts[2:]]
    return Tidied(" ".join(texts), changes)


def _leads_on(told: str, mended: str) -> bool:
    """Whether the last that was told, "When …", is only the first half of a sentence."""
    if told.rstrip().endswith((".", "!", "?")) and len(_sentences(told)) > 1:
        return False
    body = (_sentences(mended) or [""])[-1].rstrip(".")
    inner = body.split()[1:]
    return (
        body.split(" ", 1)[0].casefold() in {"when", "while"}
        and not any(sign in body for sign in "!?,\n")
        and "I" not in inner[2:]
        and len(inner) <= 12  # noqa: PLR2004
    )


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    keeps = first == "I" or first.startswith(("I'", "I’")) or first[1:2].isupper()
    return text if keeps else text[:1].lower() + text[1:]


_NOTHING = frozenset(
    plain(one)
    for one in (
        "no", "none", "nothing", "nope", "never", "idk", "dunno", "not sure", "i don't know",
        "don't know", "can't think of one", "i can't think of anything", "i can't think of one",
        "can't think", "no idea", "nah", "na",
        "not really", "nothing comes to mind", "i have none", "skip", "?", "no i can't",
        "no story", "i can't", "i have not", "i haven't", "can't remember", "i can't remember",
        "nothing i can think of",
    )
)  # fmt: skip


_FINISHED = frozenset(
    ("use it", "yes use it", "ok use it", "use this", "use that", "save it", "keep it", "done",
     "thats it", "that is it", "thats all", "that is all", "nothing else", "no more", "finished",
     "the end", "thats the story", "that is everything", "thats everything")
)  # fmt: skip


def is_finished(text: str) -> bool:
    """Whether a few words end the telling, and are no part of a story: "use it", "that's all"."""
    return plain(text) in _FINISHED


def tells_nothing(text: str) -> bool:
    """Whether an answer holds no story: empty, or "i can't think of anything"."""
    known = plain(text)
    return not known or known in _NOTHING or known.removesuffix(" sorry") in _NOTHING
