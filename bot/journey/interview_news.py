"""What residents tell of an interview: its day changed, what came of it, how it felt."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.journey.text import plain


class Change(StrEnum):
    """What has become of the day of an interview."""

    CANNOT = "cannot"
    MOVED = "moved"
    MISSED = "missed"
    LATE = "late"
    CANCELLED = "cancelled"
    DROP = "drop"


class Result(StrEnum):
    """What came of an interview."""

    NO = "no"
    OFFER = "offer"
    RESERVE = "reserve"
    NEXT = "next"
    WAITING = "waiting"


class Felt(StrEnum):
    """How an interview went, for the one who was there."""

    GOOD = "good"
    OK = "ok"
    HARD = "hard"


_CHANGES: tuple[tuple[Change, re.Pattern[str]], ...] = (
    (Change.MISSED, re.compile(
        r"\b(?:missed|overslept|slept (?:in|through)|forgot (?:about )?(?:my|the|it)|"
        r"forgot about|now its too late|"
        r"did ?nt (?:go|turn up|make it|see the email)|i did not go|bottled|no show|"
        r"wrong (?:day|hospital)|"
        r"(?:phone|laptop|line|battery) died|thought (?:it|interview|the interview) was)\b")),
    (Change.LATE, re.compile(
        r"\b(?:(?:running|be|gonna be|going to be|im|i am|get there|mins?|"
        r"minutes) (?:\w+ ){0,2}late|late for|"
        r"stuck (?:in|on)|bus (?:is )?late)\b")),
    (Change.CANCELLED, re.compile(
        r"\b(?:they|hospital|manager|panel|employer|interview (?:was|is|got|has been|been)|she|"
        r"he) (?:\w+ ){0,2}"
        r"(?:cancel+ed|called (?:it|the interview|my interview) off)\b|\b(?:cancel+ed on me|"
        r"called off)\b|"
        # Whoever is named before it is them: "the care home cancel my interview".
        r"^(?!(?:.* )?(?:i|ill|im|id|ive|we|want|wanna|wish|need|have|to|can|cant|could|should|ca|"
        r"please|"
        r"pls|just|then|now|yes|no|ok|okay|so|and|lets|let|not|dont|if) (?:.* )?cancel)"
        r"\w+ (?:\w+ ){0,5}cancel(?:s|led|ed)? (?:my|the|our|it)\b")),
    (Change.DROP, re.compile(
        r"\b(?:(?:do ?nt|do not|no longer) want (?:to go|the interview|to do|it)|"
        r"not going to (?:the|my|go)|"
        r"want to cancel|wanna cancel|cancel (?:my|the) interview|pull out|drop out|"
        r"turn it down)\b")),
    (Change.CANNOT, re.compile(
        r"\b(?:ca ?nt|can ?not|could ?nt|not can|unable|wont be able|no good|does ?nt work|"
        r"wont work|bad for me|"
        r"clash(?:es)?|reschedule|rearrange|postpone|another (?:day|time|slot|date)|other day|"
        r"different (?:day|time)|"
        r"change (?:the|my) (?:date|time|day|slot|interview)|change interview|move (?:my|the|"
        r"it)|ask (?:them )?to move|"
        r"(?:later|different|other|another|no|any) (?:\w+ )?(?:slots?|interview|times?|date)|"
        r"shift|swap|not available|"
        r"i ?a?m (?:away|ill|sick)|"
        r"is sick|off sick|covid|same (?:day|time)|funeral|not po?s+ible|can i change|holiday|"
        r"on my interview (?:day|date)|push (?:my|the) interview)\b")),
    (Change.MOVED, re.compile(
        r"\b(?:moved|changed|delayed|postponed|put back|new (?:day|date|time|slot)|"
        r"different day now|brought? (?:it |my interview |the interview )?"
        r"forward|put (?:it|interview|the interview|my interview)|instead|is now|now its|"
        r"its now|want me a (?:day|week)|"
        r"(?:want to|gonna) (?:change|bring|move)|now they say|off until|third date|"
        r"mucked about|other site|sooner|"
        r"earlier|later)\b")),
)  # fmt: skip
_THEIRS = re.compile(
    r"\b(?:they|theyve|hospital|manager|hr|she|he|got|been|was|new (?:interview )?(?:day|date|"
    r"time)|its) "
    r"(?:\w+ ){0,4}(?:moved|changed|new|forward|back|delayed|different day|given me|earlier|"
    r"later|said i can|off until)|"
    r"\b(?:they|hospital|manager) (?:\w+ )?want(?:s)? to (?:change|bring|move)|"
    r"\binterview (?:postponed|delayed)\b|"
    r"\bis a different day now\b|\bnow (?:they say|its)\b|"
    r"\bnew (?:interview )?(?:day|date|time|slot) (?:is|for)\b|\bthe new (?:day|date|time|slot)\b"
)
_ASKS = re.compile(r"\b(?:can|could|how|may|do) (?:i|we|they|you|u|the|my|it)\b")


def read_change(text: str) -> Change | None:
    """Return what a text says has become of the day; None where that is open."""
    said = plain(text)
    if _THEIRS.search(said) and not _ASKS.search(said):
        found = next((one for one, words in _CHANGES[:3] if words.search(said)), None)
        return found or Change.MOVED
    found = next((change for change, words in _CHANGES if words.search(said)), None)
    return Change.CANNOT if found is Change.MOVED and _ASKS.search(said) else found


_RESERVE = re.compile(r"\b(?:reserve(?: list)?|appointable|keep me on file|on file)\b")
_NEXT_ROUND = re.compile(
    r"\b(?:(?:passed|through|got through) (?:the |to the |my )?(?:first|1st|next|second|2nd)|"
    r"second (?:one|interview) "
    r"(?:is )?next|(?:second|2nd|another) interview (?:is|on|at|now)|for (?:a )?(?:second|"
    r"2nd) interview|through to the (?:second|next|final))\b"
)
_NO = re.compile(
    r"\b(?:did ?nt (?:pass|get (?:it|the job|in|chosen|through|picked))|did not (?:get|pass)|"
    r"no (?:luck|job)\b|"
    r"(?:not|was ?nt) (?:get )?(?:the job|chosen|picked|selected|successful|hired|right for)|"
    r"unsuccessful|(?:said|its a|is a|a|was|get|got) no\b|they said no|"
    r"rejected|reject|turned (?:me )?down|(?:someone|somebody) (?:else|internal)|went with|"
    r"appointed|lost out|"
    r"came second|points short|failed the interview|failed my|im not right|dont want me|"
    r"do not want me|bad news|"
    r"no from)\b"
)
_OFFER = re.compile(
    r"\b(?:(?:i|ive|have) got (?:it|the job)|got the job|offered me|(?:an|job|the) offer|"
    r"they want me|"
    r"they said yes|i passed|was successful|im hired|i am hired)\b"
)
_NOT_REALLY = re.compile(r"\b(?:if|will|when|whether|do|did|should|hope|maybe|might|would|"
    r"think) (?:\w+ ){0,4}"
                         r"(?:got|get|passed|offer|offered)\b")  # fmt: skip
_WAITING = re.compile(
    r"\b(?:waiting|wait|still no|no (?:word|answer|reply|ring|call|news)|not a word|"
    r"and nothing|have ?nt heard|"
    r"heard nothing|nobody called|(?:do ?nt|did ?nt) (?:call|ring)|they will (?:ring|call|"
    r"tell)|when do they|how long|when will|should i (?:email|ring|call|ask|chase)|"
    r"still dont know|said theyd|promised|let me know|"
    r"be in touch|supposed to)\b"
)
_HARD = re.compile(
    r"\b(?:bad(?:ly)?|awful|terrible|disaster|hard|car crash|messed|mess|crap|rubbish|blank|"
    r"froze|dried up|dry|cried|"
    r"horrible|worst|difficult|rough|could ?nt answer|did ?nt (?:understand|know)|"
    r"did not understand|forgot|failed|"
    r"kicking myself|lost it|shit|embarrass\w*|mortified|poor|not (?:good|great|well|so good)|"
    r"walked out|gutted|"
    r"not enough|went wrong|sad|upset|crying|blew it|talked too much)\b"
)
_GOOD = re.compile(
    r"\b(?:good|great|well|lovely|smash(?:ed)?|nailed|proud|happy|fine|better than|friendly|"
    r"nice|smil\w+|laugh\w*|"
    r"nodding|hopeful|like[ds]? me|brilliant|amazing|excellent|perfect|went alright|loved|"
    r"enjoyed|kind|fair|"
    r"as scary)\b"
)
_OK = re.compile(
    r"\b(?:ok|okay|alright|all right|so so|meh|not bad|could be worse|average|fine|reckon)\b"
)
_IS_IT_GOOD = re.compile(
    r"\b(?:is (?:that|it|this)|if (?:its|it is|is)) (?:a )?(?:good|bad)(?: or bad| sign|"
    r" thing)?\b"
)
_FEEDBACK = re.compile(
    r"\b(?:(?:the |my |their |interview )?feedback (?:said|was|is|from)|(?:they|she|he|"
    r"panel) (?:said|say|told me|tell me|says) "
    r"(?:to |my |that i |i )?(?:need|should|more|my answers|speak|give|short|too|answers|"
    r"was too|examples|practise|"
    r"practice|talk|be ))\b"
)
_WANTS_FEEDBACK = re.compile(r"\b(?:get|ask for|want|need|give me) (?:\w+ ){0,2}feedback\b")


def read_result(text: str) -> Result | None:
    """Return what a text says came of an interview; None where it does not."""
    said = plain(text)
    if _RESERVE.search(said):
        return Result.RESERVE
    if _NEXT_ROUND.search(said):
        return Result.NEXT
    if _NO.search(said):
        return Result.NO
    if _OFFER.search(said) and not _NOT_REALLY.search(said):
        return Result.OFFER
    return Result.WAITING if _WAITING.search(said) else None


def read_felt(text: str) -> Felt | None:
    """Return how somebody says that it went; None where that cannot be told."""
    said = _IS_IT_GOOD.sub("", plain(text))
    if re.search(r"\bnot (?:too |so |that )?bad\b", said):
        return Felt.OK
    if re.search(
        r"\b(?:was ?nt|not) as scary\b|\bbetter than\b|\bbut it went (?:ok|alright|well|fine)\b",
        said,
    ):
        return Felt.GOOD
    hard, good, fair = (words.search(said) for words in (_HARD, _GOOD, _OK))
    if hard and (good or fair):
        return Felt.OK
    if hard:
        return Felt.HARD
    if fair and not (good and good.group() not in {"fine", "went alright"}):
        return Felt.OK
    return Felt.GOOD if good else None


def tells_feedback(text: str) -> bool:
    """Whether a text says what the employer said would help."""
    said = plain(text)
    return _FEEDBACK.search(said) is not None and len(said.split()) > 4  # noqa: PLR2004


def wants_feedback(text: str) -> bool:
    """Whether somebody asks how to get feedback."""
    return _WANTS_FEEDBACK.search(plain(text)) is not None
