"""Likes, dislikes and a driving licence, from one clause of a resident's own words.

A clause is given as `bot.journey.text.plain` leaves it. Why somebody cannot lift is nobody's
business here: "no lifting, bad back" gives "no lifting", and the back is not kept.
"""

from __future__ import annotations

import re

from bot.journey.preferences import Answer, PeopleWish

_FEW = r"(?: \w+){0,3} "
_IN_SPITE = (
    r"(?:dont (?:really )?mind|do not mind|no (?:problems?|issues?)|not a problem|doesnt bother me)"
)
_UNSURE = r"(?:not sure|unsure|maybe|depends|perhaps|dont know)"
_AGAINST = (
    r"(?:no|not|cant|cannot|couldnt|dont|do not|didnt|wont|never|without|hate|avoid|unable|"
    r"struggle(?: with)?|rather not|prefer not|shouldnt|scared|afraid|anything but|nothing with)"
)
_FOR = (
    r"(?:ok|okay|fine|happy|good|great|comfortable|can|could|love|like|likes|enjoy|used|strong|"
    r"able)"
)

_LIFTING = (
    r"(?:lift|lifting|lifts|heavy (?:work|things?|stuff|lifting|boxes|loads)|heavy|carry|carrying|"
    r"push|pushing|stand (?:up|all|long|for|too|much)|standing|on my feet|bend|bending|"
    r"manual (?:work|handling|labour)|"
    r"physical(?: work| jobs?)?|walk far|walk much)"
)
_CARE = (
    r"(?:personal care|intimate care|wash (?:and dress )?(?:people|patients|others|someone|ppl)|"
    r"washing (?:and dressing )?(?:people|patients|others|someone|ppl|old people|them)|"
    r"dress(?:ing)? (?:people|patients|others)|toileting|bed ?pans?|bodily fluids|"
    r"(?:touch|touching) (?:people|patients|bodies)|"
    r"(?:wipe|wiping|clean|cleaning) (?:\w+ )?(?:bums?|bottoms?)|bum wiping|"
    r"(?:change|changing) (?:nappies|pads)|"
    r"help(?:ing)? (?:people|patients|them) (?:to )?(?:wash|dress|go to the toilet))"
)
_BLOOD = r"(?:blood|needles?|injections?)"
_PEOPLE = (
    r"(?:people|ppl|peeps|public|patients|customers|strangers|talking|talk|crowds?|chat|chatting)"
)
_LICENCE = r"(?:licen[cs]es?|lisence|liscence|lisense)"

_WEAK_BODY = re.compile(
    r"\b(?:bad|sore|weak|injured|hurt|dodgy|poor) (?:back|knees?|hips?|shoulders?|legs?|feet|"
    r"neck)\b"
    r"|\b(?:back|knee|hip|shoulder) (?:pains?|problems?|trouble|injury|issues?)\b"
    r"|\b(?:my )?back (?:is|iz|s) (?:bad|sore|gone|terrible|killing)\b|\bmy back (?:hurts?|"
    r"aches?)\b"
    r"|\b(?:use|i ?a?m in|am on) (?:a |my )?wheel ?chair\b|\bwheel ?chair user\b"
)
_STRONG = re.compile(r"\bi ?a?m (?:very |quite |really |pretty )?(?:strong|fit and strong)\b")
_QUIET = re.compile(
    r"\b(?:shy|introvert(?:ed)?|behind the scenes|not (?:a |very )?(?:people person|sociable|"
    r"chatty)|"
    r"on my own|by myself|work alone|working alone|left alone|somewhere quiet|something quiet|"
    r"(?:i ?a?m|im very|am a) quiet|quiet(?:er)? (?:jobs?|work|places?|roles?|person|one|"
    r"environment)|"
    r"too (?:noisy|loud|many people)|prefer quiet|like (?:it )?quiet|background work)\b"
)
_SOCIABLE = re.compile(
    r"\b(?:people person|sociable|chatty|outgoing|(?:good|great|best) with people|"
    r"with people a lot|"
    r"(?:love|like|enjoy|want to|wanna) (?:to )?help(?:ing)? (?:people|others|ppl))\b"
)
_FAINT = re.compile(r"\b(?:squeamish|faint|fainted|sick at the sight)\b")
_NO_LICENCE = re.compile(
    rf"\b(?:no|dont|do not|havent|without|not|never|lost my)(?: \w+){{0,4}} (?:driving |drivers? )?"
    rf"{_LICENCE}\b|\b(?:cant|cannot|dont|do not|never|not) (?:\w+ ){{0,2}}(?:drive|driving)\b"
    r"|\bprovisional\b|\blearning to drive\b|\bnon driver\b"
)
_HAS_LICENCE = re.compile(
    rf"\b(?:driving|drivers?|driver s|full|clean|uk|manual) (?:\w+ )?{_LICENCE}\b"
    rf"|\b(?:have|got|hold|with) (?:a |my )?{_LICENCE}\b|\bi (?:can )?drive\b|\bcan drive\b"
    r"|\b(?:my|own) (?:own )?(?:car|van)\b"
)
_OTHER_LICENCE = re.compile(
    rf"\b(?:sia|security|door|forklift|flt|gun) (?:badge |card )?{_LICENCE}\b"
)


_LITTLE_ENGLISH = re.compile(
    r"\b(?:no|not much|little|bad|poor|weak|basic|small|bit of) english\b"
    r"|\benglish (?:is |iz )?(?:not|no|isnt|bad|poor|basic|little|weak|small|so so|broken)\b"
    r"|\b(?:dont|do not|cant|cannot|not) (?:speak|read|write|understand) (?:\w+ ){0,2}english\b"
    r"|\b(?:no|not|dont|do not|cant|cannot|isnt|havent|never) (?:\w+ ){0,2}"
    r"(?:good|fluent|perfect|great|much|proper|well) english\b"
    r"|\b(?:cant|cannot|dont) (?:really )?(?:read|write)(?: or write)?(?: well| much| good)?$"
    r"|\blearning english\b"
)
_EASY_ENGLISH = re.compile(
    r"\b(?:good|fluent|perfect|native) english\b|\benglish is (?:good|fine)\b"
)
_COMPUTER = r"(?:computers?|typing|excel|microsoft|it skills|laptops?)"
_NO_COMPUTER = re.compile(
    rf"\b(?:no|not|dont|cant|cannot|never|hate|bad|hopeless|useless|"
    rf"without)(?: \w+){{0,4}} {_COMPUTER}\b"
)
_USES_COMPUTER = re.compile(
    rf"\b(?:good|great|ok|fine|comfortable|love|like|know|use|can use|"
    rf"confident)(?: \w+){{0,3}} {_COMPUTER}\b"
)
_HARD_TO_TRAVEL = re.compile(
    r"\b(?:no|not|dont|cant|few|arent)(?: \w+){0,3} (?:early|late|night) (?:bus|buses|trains?)\b"
    r"|\b(?:no|not any) (?:bus|buses|trains?)\b"
    r"|\b(?:bus|buses|trains?)(?: \w+){0,3} (?:start|starts|run|runs|stop|stops) (?:at|till|"
    r"until|too|only)\b"
    r"|\bcant (?:get|travel|be) (?:there |home |to work )?(?:before|early|late|that early|"
    r"so early)\b"
)


def travel(clause: str) -> Answer | None:
    """Return no where somebody cannot travel early or late, where a clause says so."""
    return Answer.NO if _HARD_TO_TRAVEL.search(clause) else None


def english(clause: str) -> Answer | None:
    """Return whether English comes with ease, where a clause says so."""
    if _LITTLE_ENGLISH.search(clause):
        return Answer.NO
    return Answer.YES if _EASY_ENGLISH.search(clause) else None


def computer(clause: str) -> Answer | None:
    """Return whether somebody uses a computer with ease, where a clause says so."""
    if _NO_COMPUTER.search(clause):
        return Answer.NO
    return Answer.YES if _USES_COMPUTER.search(clause) else None


def lifting(clause: str) -> Answer | None:
    """Return whether lifting, pushing and standing are fine, where a clause says so."""
    found = _stance(clause, _LIFTING)
    if found is None and _WEAK_BODY.search(clause):
        return Answer.NO
    return Answer.YES if found is None and _STRONG.search(clause) else found


def personal_care(clause: str) -> Answer | None:
    """Return whether washing and dressing people is fine, where a clause says so."""
    return _stance(clause, _CARE)


def blood(clause: str) -> Answer | None:
    """Return whether blood and needles are fine, where a clause says so."""
    return Answer.NO if _FAINT.search(clause) else _stance(clause, _BLOOD)


def people(clause: str) -> PeopleWish | None:
    """Return whether somebody wants people around them or quiet, where a clause says so."""
    if _QUIET.search(clause):
        return PeopleWish.QUIET
    if _SOCIABLE.search(clause):
        return PeopleWish.PEOPLE
    if re.search(rf"\b{_CARE}\b", clause):
        return None  # "i dont want to wash people" says nothing of company
    found = _stance(clause, _PEOPLE, likes=r"(?:love|like|likes|enjoy|good)", hides_in_spite=True)
    wishes = {Answer.YES: PeopleWish.PEOPLE, Answer.NO: PeopleWish.QUIET}
    return None if found is None else wishes.get(found)


def licence(clause: str) -> bool | None:
    """Return whether somebody has a full driving licence, where a clause says so."""
    if _OTHER_LICENCE.search(clause):
        return None
    if _NO_LICENCE.search(clause):
        return False
    return True if _HAS_LICENCE.search(clause) else None


def _stance(
    clause: str, topic: str, *, likes: str = _FOR, hides_in_spite: bool = False
) -> Answer | None:
    """Return yes or no to a topic; "dont mind" is a yes, except where it says nothing much."""
    if re.search(rf"\b{_IN_SPITE}{_FEW}?{topic}\b", clause) or re.search(
        rf"\b{_IN_SPITE} {topic}\b", clause
    ):
        return None if hides_in_spite else Answer.YES
    if re.search(rf"\b{_UNSURE}(?:{_FEW}| ){topic}\b|\b{topic} (?:is )?{_UNSURE}\b", clause):
        return Answer.UNSURE
    if re.search(rf"\b{_AGAINST}(?: (?:\w+ ){{0,4}}){topic}\b", clause):
        return Answer.NO
    if re.search(rf"\b{topic} (?:is |are )?(?:not|isnt|no good|hurts|too much|makes me)\b", clause):
        return Answer.NO
    if re.search(rf"\b{likes}(?:{_FEW}| ){topic}\b", clause):
        return Answer.YES
    return Answer.YES if re.search(rf"\b{topic} (?:is |are )?(?:fine|ok|okay)\b", clause) else None
