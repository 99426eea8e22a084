"""The words by which somebody tells how far a check is, in the order in which they are looked for.

All are matched against text without capitals, apostrophes and punctuation (`bot.journey.text`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from bot.journey.checks import Happened, Whose


class Way(Enum):
    """On which side of a cue the check stands that it is said of."""

    AFTER = "after"
    """ "waiting for my references"."""
    BEFORE = "before"
    """ "my dbs came back"."""
    EITHER = "either"
    """ "done my id", "id done"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell what happened. `by_check`: what it means depends on the check."""

    name: str
    happened: Happened
    way: Way
    pattern: re.Pattern[str]
    whose: Whose | None = None


_THEY = r"(?:they|hr|the hospital|hospital|employer|the employer|the trust|recruitment|the office)"
_HAVE_NOT = (
    r"(?:have ?nt|havn t|havnt|hav nt|hvnt|have not|hav not|aint|didnt|did not|never|forgot to"
    r"|still (?:need|have|got) to|(?:i )?(?:need|have|got|gotta|must) to|gotta|still to|not yet)"
)
_DO = (
    r"(?:done|do|did|sent|send|started|start|finished|finish|filled|fill|uploaded|upload|given"
    r"|give|got|get|gotten|bring|brought|applied|apply|found|find)"
)
_SILENT = r"(?:answer\w*|repl\w+|respond\w*)"


def _cue(name: str, happened: Happened, way: Way, *words: str, whose: Whose | None = None) -> Cue:
    pattern = "|".join(words)
    for place, known in _PLACES.items():
        pattern = pattern.replace(f"<{place}>", known)
    return Cue(name, happened, way, re.compile(rf"\b(?:{pattern})\b"), whose)


_PLACES = {"they": _THEY, "have not": _HAVE_NOT, "do": _DO, "silent": _SILENT}

CUES: tuple[Cue, ...] = (
    _cue(
        "clean",
        Happened.DONE,
        Way.BEFORE,
        r"nothing on it|(?:came |is |its )?clean|im fit|fit for work",
    ),
    _cue(
        "wants_me",
        Happened.WANTED,
        Way.EITHER,
        r"(?:wants?|needs?|asked|told) me (?:back|to|in)(?: for| to| see| come| bring| send|"
        r" fill)*",
        r"wants? to (?:talk|speak)(?: to| with)?",
    ),
    _cue(
        "sent_back",
        Happened.REFUSED,
        Way.EITHER,
        r"(?:sent|bounced|knocked|gave it) back|came back with",
    ),
    _cue(
        "lost",
        Happened.LOST,
        Way.EITHER,
        r"<they> (?:\w+ ){0,4}?(?:lost|losed|loosed|misplaced|cant find|cannot find|(?:did"
        r" ?nt|did not|have ?nt|havnt|have not|never) (?:\w+ )?(?:get|got|gotten|receive\w*"
        r"|recieve\w*|have|had))",
        r"(?:went|gone|got) (?:missing|lost)|been lost|was lost|did not reach them",
        r"didnt reach them",
    ),
    _cue(
        "not_needed",
        Happened.NOT_NEEDED,
        Way.EITHER,
        r"not needed|(?:dont|do not|doesnt|does not|didnt|wont) (?:\w+ )?(?:need|require)",
        r"not required|no need (?:for|of)|not asked for",
    ),
    _cue(
        "silent",
        Happened.STUCK,
        Way.EITHER,
        r"(?:wont|will not|doesnt|does not|isnt|is not|not|never|dont|do not|didnt|did not"
        r"|hasnt|havent|cant) (?:\w+ )?<silent>",
        r"said no|no (?:answer|reply|response)|ignor\w+|ghost\w+|refus\w+ to",
        r"(?:cant|cannot|couldnt) (?:reach|get hold|find)",
        r"(?:wont|will not|doesnt want to|does not want to) (?:do|give|write|send|fill|help)",
    ),
    _cue(
        "stuck",
        Happened.STUCK,
        Way.EITHER,
        r"stuck|on hold|held up|holding (?:\w+ )?up|delayed|delay with|taking ages|not moving",
        r"problem with|issue with",
        r"(?:wont|will not|doesnt|does not|cant|not) (?:let|work|load)\w*(?: me)?",
        r"left the (?:company|job)|closed down|has closed",
    ),
    _cue(
        "not_yet",
        Happened.NOT_YET,
        Way.EITHER,
        r"(?:i )?<have not> (?:\w+ )?<do>(?: (?:in|off|out))?|i (?:lost|have lost)|ive lost",
    ),
    _cue(
        "not_back",
        Happened.WAITING,
        Way.EITHER,
        r"(?:not|isnt|arent|hasnt|havent|have not|has not|didnt|did not|aint|still not|still"
        r" no) (?:\w+ )?(?:back|come|came|arrived|arrive|through|cleared|clear|received|here"
        r"|heard)(?: (?:back|from|about|of|yet))*",
        r"(?:hasnt|havent|didnt|isnt|hasnt yet|not yet|still not|not)$",
    ),
    _cue(
        "nothing",
        Happened.WAITING,
        Way.EITHER,
        r"(?:still )?(?:nothing|no news|no update|no updates|no word|nuthin|nothin)(?:"
        r" (?:back|new|yet|from|about|on|with))*",
        r"heard nothing(?: from| about)?",
    ),
    _cue(
        "not_done",
        Happened.WAITING,
        Way.BEFORE,
        r"(?:not|isnt|arent|aint|hasnt been|still not) (?:\w+ )?(?:done|finished|complete"
        r"|completed|sorted|checked|ready)",
    ),
    _cue(
        "too_old",
        Happened.WANTED,
        Way.BEFORE,
        r"(?:is |are |was |were |its )?(?:too old|older than|out of date|expired|has run out"
        r"|ran out)",
    ),
    _cue(
        "refused",
        Happened.REFUSED,
        Way.EITHER,
        r"reject\w*|refused",
        r"(?:not|isnt|wasnt|didnt|dont|do not|did not|wont|doesnt|cant) (?:\w+ )?(?:accept\w*"
        r"|take|good enough)",
        r"(?:not|isnt|didnt|wasnt|hasnt|doesnt|cant|cannot|couldnt) (?:\w+ )?(?:pass\w*|match"
        r"|verify|enough)",
        r"turned down|fail\w*|no good|(?:is|was|are|were|its) wrong|not valid|invalid",
    ),
    _cue(
        "asked_again",
        Happened.ASKED_AGAIN,
        Way.EITHER,
        r"chas(?:e|ed|ing)|asked (?:them |him |her |hr )?again|followed up|reminded",
        r"(?:asked|emailed|rang|called|phoned|messaged|texted) (?:them|him|her|hr|recruitment"
        r"|the hospital)(?: again)?(?: about| for)?",
        r"wrote (?:to )?(?:them|him|her|hr)(?: again)?(?: about)?",
    ),
    _cue(
        "wanted",
        Happened.WANTED,
        Way.AFTER,
        r"(?:ask|asks|asked|asking)(?: \w+)? for|wants?(?: to see)?|wanted|needs?(?: to see)?",
        r"needed|(?:sent|send|emailed|gave|given|posted) me",
        r"got (?:a|an|the) (?:link|email|letter|request|message) (?:for|about|to)",
    ),
    _cue(
        "missing",
        Happened.WANTED,
        Way.EITHER,
        r"(?:is |are |was |still )?missing",
    ),
    _cue(
        "waiting_for_them",
        Happened.WAITING,
        Way.AFTER,
        r"(?:still )?(?:waiting|wait|awaiting|waitin|wating|waitng) (?:on|for|4) <they> (?:to"
        r"|for)(?: (?:send|do|check|start|give|look|finish))?(?: me)?",
        whose=Whose.EMPLOYER,
    ),
    _cue(
        "waiting_for",
        Happened.WAITING,
        Way.AFTER,
        r"(?:still )?(?:(?:waiting|wait|waitin|wating|waitng) (?:on|for|4)|awaiting)",
    ),
    _cue(
        "waiting",
        Happened.WAITING,
        Way.BEFORE,
        r"(?:still )?(?:waiting|waitin|wating|pending|outstanding|in progress|in process"
        r"|processing|being (?:done|checked|processed)|still with)",
    ),
    _cue(
        "came_back",
        Happened.DONE,
        Way.BEFORE,
        r"(?:came|come|comes|cam|is|are|got|been|its|now|both|all) (?:back|through|in)(?!"
        r" progress)",
        r"went through|go through|gone through|arrived|(?:is |are |all )?clear(?:ed)?|passed",
        r"(?:came )?in (?:the post|(?:my )?hand)|ticked off|came|printed|issued|replied",
        r"answered|responded|signed off|(?:is|are|was|its) (?:all )?(?:fine|ok|okay|good)",
    ),
    _cue(
        "accepted",
        Happened.DONE,
        Way.EITHER,
        r"approved|accepted|verified|confirmed",
    ),
    _cue(
        "they_got",
        Happened.SENT,
        Way.AFTER,
        r"<they> (?:\w+ )?(?:got|received|have)(?: my| the| all| both)*",
    ),
    _cue(
        "i_sent",
        Happened.SENT,
        Way.EITHER,
        r"(?:i have|ive|i) (?:just |already |all )?(?:send|sent|given|sended|uploaded"
        r"|submitted|shown|handed)(?: (?:in|off|over|them|hr))*",
    ),
    _cue(
        "cleared_by",
        Happened.DONE,
        Way.AFTER,
        r"(?:got |been |was |am |im )?cleared by|passed (?:my|the)|signed off by",
    ),
    _cue(
        "got",
        Happened.READY,
        Way.AFTER,
        r"(?:ive |i |have |they |finally |just )*(?:got|gott|received|recieved|found|have)(?:"
        r" (?:both|all|my|the|a|their))*",
    ),
    _cue(
        "called",
        Happened.CALLED,
        Way.BEFORE,
        r"(?:rang|called|phoned|emailed|texted|wrote|contacted|messaged)(?: me| us| back|"
        r" today)*",
        r"(?:been|got) in touch",
    ),
    _cue(
        "sent",
        Happened.SENT,
        Way.EITHER,
        r"(?:sent|sended|sendt|submitted|uploaded|uploded|upload|handed|gave|given|posted"
        r"|took|brought|showed|shown|filled|signed|scanned|returned|did|had|applied|went"
        r" (?:for|to my)|gone (?:in|off)|went off)(?: (?:in|off|out|over|back|it|them|hr"
        r"|for))*",
    ),
    _cue(
        "done",
        Happened.DONE,
        Way.EITHER,
        r"done|dun|doen|finished|finish|fin|complete|completed|compleated|sorted|checked",
        r"ok now|fine now|all good",
    ),
    _cue(
        "back",
        Happened.DONE,
        Way.BEFORE,
        r"back",
    ),
)
"""What stands further up is found first; what it covers is not looked at again."""

ALL = re.compile(
    r"\b(?:all (?:of )?(?:my |the |them |six |6 )*"
    r"(?:checks?|is|are|done|clear\w*|complete\w*|finished|back)"
    r"|every ?thing|all six|the checks|my checks|checks (?:are|is|all|done|complete\w*|finished))\b"
)
"""Whether every check is meant."""
ONLY = re.compile(
    r"\b(?:only|just)\b(?:.*)\b(?:left|to go|remaining|remains|outstanding|now)\b"
    r"|\b(?:every ?thing|all)\b.*\b(?:apart from|except|besides|but)\b"
)
"""Whether every check but the named ones is meant."""
BEFORE_THEY = re.compile(r"\bbefore (?:they|i|it|he|she)\b.*$")
OWN = re.compile(
    r"^(?:just |finally |today |so |ok |hi |yes |and )*(?:ive |i |we )?(?:\w+ )?"
    r"(?:sent|gave|given|handed|uploaded|told|filled|submitted)\b"
    r"|\bi (?:\w+ )?(?:sent|gave|told)\b"
)
FORM = re.compile(r"\b(?:forms?|questi?on+air\w*|application|link|appointment)\b")
EMPLOYER = re.compile(r"\b(?:hr|recruitment|employer|hospital|trust|portal|system)\b")
SIGNS = (
    *((sign, " done ") for sign in "✅✔☑👍"),
    *((sign, " not yet ") for sign in "❌✖"),
    ("⏳", " waiting "),
)
