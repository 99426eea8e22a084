"""An answer read once: its words, its clauses, and whether it tells of a real time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.journey.answers.asked import Asked, Kind
from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.clauses import find_clauses
from bot.journey.answers.deeds import Deeds
from bot.journey.answers.lexicon import Lexicon, Phrases
from bot.journey.answers.normal import Normal, normal
from bot.journey.answers.words import Reader, Word
from bot.journey.text import words

_YEAR = re.compile(r"\bin (?:19|20)\d\d\b")
_WHERE = frozenset(("GPE", "LOC", "FAC"))
_ASKS_WORDS = re.compile(r"\b(?:say|answer|reply|respond|tell (?:him|her|them))\b[^.?!]*\?")
_NO = re.compile(r"(?:no|nope|never|sorry)\b(?! (?:idea|clue|comment|example))")
FEW = 20
"""Words up to which a refusal is said in one breath."""
_UNREAL = frozenset(("if", "whenever", "unless"))
_ANYTHING = words("it you people nothing everything anything something anybody")
_WEIGHTLESS = words(
    "be work study live have want like think need feel volunteer know use love start born come",
    "finish",
)
_PERCEIVED = words("see hear notice find realise work live smell arrive come")


@dataclass(frozen=True)
class Told:
    """One answer with what was read in it; `asked` is its question."""

    asked: Asked
    kind: Kind
    normal: Normal
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    lexicon: Lexicon

    @classmethod
    def of(cls, asked: Asked, answer: str, reader: Reader) -> Told:
        """Read an answer; a parser is asked once."""
        lexicon = reader.lexicon
        text = normal(answer, lexicon, reader.spelling)
        words = reader.parse(text.text) if text.text else ()
        return cls(
            asked, asked.known_kind(lexicon), text, words, find_clauses(words, lexicon), lexicon
        )

    @property
    def lower(self) -> str:
        """Return what was read in small letters."""
        return self.normal.lower

    def said(self, clause: Clause) -> str:
        """Return a clause in the resident's own words."""
        return self.normal.said(self.words[clause.first].start, self.words[clause.last].end)

    def found(self, pattern: Phrases) -> tuple[str, ...]:
        """Return what a pattern finds, in the resident's own words."""
        return tuple(
            self.normal.said(match.start(), match.end()) for match in pattern.finditer(self.lower)
        )

    def text_of(self, clause: Clause) -> str:
        """Return a clause as it was read, in small letters."""
        return self.lower[self.words[clause.first].start : self.words[clause.last].end]

    @cached_property
    def speaks_of_self(self) -> bool:
        """Whether "I" or "we", "my" or "our" comes anywhere."""
        own = self.lexicon.first | self.lexicon.we
        return any(word.lower in own for word in self.words)

    @cached_property
    def _deeds(self) -> Deeds:
        return Deeds(self.words, self.clauses, self.lexicon)

    @cached_property
    def deeds(self) -> tuple[Clause, ...]:
        """Return what the resident (or they and others) did or would do, in order."""
        found = self._deeds.found()
        if found or not self.refuses_what_is_asked:
            return found
        said = Clause(0, "say", Who.I, None, would=True, first=0, last=len(self.words) - 1)
        return (said,)

    def is_plain(self, clause: Clause) -> bool:
        """Whether a deed can be seen or heard: "made her tea", and not "gave support"."""
        return self._deeds.is_plain(clause)

    @cached_property
    def past(self) -> tuple[Clause, ...]:
        """Return the clauses that tell of what was, not of what would be."""
        return tuple(one for one in self.clauses if one.past and not one.would)

    @cached_property
    def speaks_of_family(self) -> bool:
        """Whether the answer begins with somebody of one's own: "my ex husband", "my boss"."""
        first = [word.lower for word in self.words[:5]]
        return bool({"my", "our"} & set(first[:2])) and bool(self.lexicon.family & set(first))

    @cached_property
    def refuses_what_is_asked(self) -> bool:
        """Whether a short "no" or "sorry, I can't" says what one would say, for that was asked."""
        asked = self.kind is Kind.SCENARIO and _ASKS_WORDS.search(self.asked.text.lower())
        return bool(asked) and bool(_NO.match(self.lower)) and len(self.words) <= FEW

    @cached_property
    def is_hypothetical(self) -> bool:
        """Whether the deeds are what somebody would do, not what they did."""
        would = sum(one.would for one in self.deeds)
        past = sum(one.past for one in self.deeds)
        if self.kind is Kind.SCENARIO:
            return would >= past
        return would >= max(past, 1) and 2 * would >= len(self.deeds)

    @cached_property
    def moments(self) -> tuple[str, ...]:
        """Return what names a particular time: "one day", "last year", "in 2019"."""
        years = tuple(found[0] for found in _YEAR.finditer(self.lower))
        return self.found(self.lexicon.moments) + years

    @cached_property
    def events(self) -> tuple[Clause, ...]:
        """Return what happened to or by others, or where one was: clauses that set a scene."""
        return tuple(
            clause
            for clause in self.clauses
            if clause not in self.deeds
            and not clause.wished
            and not clause.would
            and not clause.loose
            and clause.marker not in _UNREAL
            and (clause.past or clause.who is Who.OTHER or self._is_seen(clause))
        )

    def _is_seen(self, clause: Clause) -> bool:
        """Whether "i see machine no guard" sets a scene, told without the past."""
        mine = clause.who in {Who.I, Who.WE} and not clause.negated
        return self.kind is Kind.EXAMPLE and mine and clause.lemma in _PERCEIVED

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Return the particular people of the answer: "my mum", "one lady", "a patient"."""
        found = []
        for at, word in enumerate(self.words):
            # "my daughters life": the sign is often left out.
            noun = word.lower if word.lower in self.lexicon.persons else word.lower[:-1]
            if noun not in self.lexicon.persons or not word.lower.startswith(noun):
                continue
            before = {one.lower for one in self.words[max(0, at - 3) : at]}
            own = noun in self.lexicon.family and bool(before & {"my", "our"})
            if word.dep == "attr":
                continue  # "I am a calm person"
            if own or before & {"one", "a", "an", "this", "another", "the", "old"}:
                found.append(self.normal.said(word.start, word.end))
        return tuple(found)

    @cached_property
    def _own_people(self) -> bool:
        """Whether somebody of one's own takes part: "my nan", and not "the resident"."""
        return any(
            word.lower in self.lexicon.family
            and {"my", "our"} & {one.lower for one in self.words[max(0, at - 3) : at]}
            for at, word in enumerate(self.words)
        )

    @cached_property
    def happenings(self) -> tuple[Clause, ...]:
        """Return what others did, or what went on around the resident: "a man shout at me"."""
        return tuple(
            one
            for one in self.events
            if one.lemma not in _WEIGHTLESS and (one.past or self._is_particular(one))
        )

    def _is_particular(self, clause: Clause) -> bool:
        """Whether one certain person or thing acts: not "people", not "patients"."""
        if clause.subject is None:
            return False
        subject = self.words[clause.subject]
        return subject.tag in {"NN", "NNP", "PRP"} and subject.lower not in _ANYTHING

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Return the places that are spoken of."""
        return tuple(
            word.text
            for word in self.words
            if word.lower in self.lexicon.places or word.kind in _WHERE
        )

    @cached_property
    def has_date(self) -> bool:
        """Whether a day, a month or an hour is named."""
        return any(word.kind in {"DATE", "TIME"} for word in self.words)

    @cached_property
    def tells_a_time(self) -> bool:
        """Whether the answer tells of something that happened."""
        if self.is_hypothetical and not (self.moments and self.past):
            return False
        real = [one for one in self.past if one.marker not in _UNREAL]
        weighty = [one for one in real if one.lemma not in _WEIGHTLESS]
        if len(weighty) >= 2 or (weighty and (self.moments or self.people or self.places)):  # noqa: PLR2004
            return True
        scene = bool(self.moments or self.people or self.places)
        done = [one for one in weighty if one in self.deeds]
        figures = any(word.tag == "CD" for word in self.words)
        if self.kind is Kind.EXAMPLE and (
            (real and (scene or figures)) or any(map(self.is_plain, done))
        ):
            return True
        if real and self.moments:
            return len(self.clauses) > 1
        return self._tells_in_present(scene=scene)

    def _tells_in_present(self, *, scene: bool) -> bool:
        """Whether a time is told by somebody who puts no verb into the past."""
        usual = self.lexicon.habits.search(self.lower) is not None
        if self.kind is Kind.EXAMPLE and self.deeds:
            plain = sum(self.is_plain(one) for one in self.deeds)
            met = bool(self.happenings or (self._own_people if usual else self.people))
            return (met and plain > 1) or (not usual and (scene or met))
        if not self.moments or not (self.happenings or len(self.deeds) > 1):
            return False
        return self.kind is not Kind.SCENARIO or not usual
