"""Who does what in an answer, clause by clause, whatever the English.

The parser's relations come first; where residents' English misleads it (a dropped "I", a verb
that looks like a noun), the order of the words and our own lists of verbs decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.lexicon import Lexicon
from bot.journey.answers.verbless import MARKERS as _MARKERS
from bot.journey.answers.verbless import without_verb
from bot.journey.answers.words import Word
from bot.journey.text import words as listed

_AUX = frozenset(("aux", "auxpass"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_PRONOUNS = listed("i we he she they you")
_MODAL = listed("would 'd will 'll could should shall can may might wo ca must ll")
_BETWEEN = listed(
    "also always just then first not never n't quickly quietly calmly immediately usually only",
    "slowly often even still so really straight politely gently carefully first firstly kindly",
    "would will 'd 'll could should can did do does have has had am was were going to ve must",
    "might may wo ca please next finally secondly",
)
_LEADS = listed(
    "and then so first but also after next finally later firstly secondly thirdly second third",
    "immediately quickly please straight away always never not do n't instead or last lastly just",
)
_NO_VERB_BEFORE = listed("is was are were has had will would does did of can")
_WISHES = listed("want like love hope wish prefer enjoy hate dream plan think need would aim")
_COPULA = listed("is am are was were be been being 's 're 'm s")
_ALIKE = listed("put cut read let set shut hit cost hurt spread quit")  # in the past as today
_WITH_CLAUSE = listed("make let help see think say know hope believe feel be have")
_HIM = {"he": "him", "she": "her", "they": "them"}
DEEPEST = 30
"""Steps from a verb to the one that it hangs on, at most."""


class _Finder:
    """Finds the clauses of one text."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.children: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at:
                self.children[word.head].append(at)
        self.verbs = [at for at in range(len(words)) if self._is_verb(at)]
        self._known = set(self.verbs)
        self._owners: dict[int, tuple[Who, int | None]] = {}

    def clauses(self) -> tuple[Clause, ...]:
        starts = [self._start(at) for at in self.verbs]
        found = []
        for number, at in enumerate(self.verbs):
            after = [start for start in starts[number + 1 :] if start > at]
            last = (min(after) if after else len(self.words)) - 1
            found.append(self._clause(at, starts[number], self._trimmed(at, last)))
        found += without_verb(self.words, self.lexicon, self._known)
        return tuple(sorted(found, key=lambda one: one.verb))

    # Which words are verbs ---------------------------------------------------------------------

    def _is_verb(self, at: int) -> bool:
        word = self.words[at]
        if word.tag in {"MD", "POS"} or (word.dep in _AUX and self._head_is_verb(at)):
            return False
        if word.tag.startswith("VB"):
            return word.dep not in {"amod", "compound", "nmod", "prep", "case"}
        return self._looks_like_verb(at)

    def _head_is_verb(self, at: int) -> bool:
        head = self.words[self.words[at].head]
        return head.tag.startswith(("VB", "MD")) or head.lower in self.lexicon.verbs.base

    def _looks_like_verb(self, at: int) -> bool:
        """Whether a word that the parser holds for a noun stands where only a verb can."""
        word = self.words[at].lower
        if word not in self.lexicon.verbs.base or word in _COPULA:
            return False
        before = self._before(at)
        if before is not None and self.words[before].lower in _PRONOUNS:
            return True
        lemma = self.lexicon.verbs.lemma(word)
        following = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return (
            lemma in self.lexicon.verbs.deeds
            and not word.endswith("ing")
            and self._opens_clause(at)
            and following not in _NO_VERB_BEFORE
            and self.words[at].tag.startswith(("NN", "VB", "UH", "FW"))
        )

    def _before(self, at: int) -> int | None:
        """Return the word before one, over adverbs and helping verbs."""
        place = at - 1
        while place >= 0 and self.words[place].lower in _BETWEEN:
            place -= 1
        return place if place >= 0 else None

    def _opens_clause(self, at: int) -> bool:
        place = at - 1
        while place >= 0 and self.words[place].lower in _LEADS | {","}:
            place -= 1
        return place < 0 or self.words[place].text in ".!?;:," or at - place > 1

    # Who does it -------------------------------------------------------------------------------

    def _owner(self, at: int, depth: int = 0) -> tuple[Who, int | None]:
        if at not in self._owners:
            self._owners[at] = (Who.NOBODY, None)  # in a circle nobody acts
            self._owners[at] = self._find_owner(at, depth)
        return self._owners[at]

    def _find_owner(self, at: int, depth: int) -> tuple[Who, int | None]:
        said = self._said_owner(at, depth)
        if said is not None:
            return said
        word = self.words[at]
        if word.head != at and word.head in self._known and depth < DEEPEST:
            who, subject = self._owner(word.head, depth + 1)
            if word.dep == "conj" and subject is not None and self._acts_on_itself(at, subject):
                return self._owner_above(word.head, depth)
            if word.dep in {"conj", "xcomp", "dep"} or self._is_loose(at):
                return who, subject
        if word.dep in {"pcomp", "acl"}:
            return self._owner_around(at, depth)
        return Who.NOBODY, None

    def _said_owner(self, at: int, depth: int) -> tuple[Who, int | None] | None:
        """Return the subject that stands beside a verb, if any."""
        before = self._before(at)
        if before is not None and self.words[before].lower in _PRONOUNS:
            return self._who(before), before
        own = [child for child in self.children[at] if self.words[child].dep in _SUBJECTS]
        left = [child for child in own if child < at] or own
        if left and self._is_object(left[-1]):
            return self._owner(left[-1] - 1, depth + 1)
        return (self._who(left[-1]), left[-1]) if left else None

    def _is_object(self, subject: int) -> bool:
        """Whether "it" in "i find it check his flight" belongs to the verb before it."""
        before = subject - 1
        return (
            self.words[subject].lower == "it"
            and before in self._known
            and self.lexicon.verbs.lemma(self.words[before].lower) not in _WITH_CLAUSE
        )

    def _acts_on_itself(self, at: int, subject: int) -> bool:
        """Whether "he is breathing and talk to him" gives the second deed to the wrong one."""
        pronoun = _HIM.get(self.words[subject].lower)
        return any(word.lower == pronoun for word in self.words[at + 1 : at + 4])

    def _owner_above(self, at: int, depth: int) -> tuple[Who, int | None]:
        head = self.words[at].head
        if head != at and head in self._known:
            return self._owner(head, depth + 1)
        return Who.NOBODY, None

    def _owner_around(self, at: int, depth: int) -> tuple[Who, int | None]:
        place, steps = self.words[at].head, 0
        while place not in self._known and self.words[place].head != place and steps < 10:  # noqa: PLR2004
            place, steps = self.words[place].head, steps + 1
        return self._owner(place, depth + 1) if place in self._known else (Who.NOBODY, None)

    def _who(self, subject: int) -> Who:
        word = self.words[subject].lower
        joined = {
            self.words[child].lower
            for child in self.children[subject]
            if self.words[child].dep == "conj"
        }
        if word == "we" or (joined and ({word} | joined) & {"i", "me", "myself"}):
            return Who.WE
        if word in {"i", "me", "myself"}:
            return Who.I
        return Who.YOU if word in {"you", "one"} else Who.OTHER

    # What kind of clause -----------------------------------------------------------------------

    def _is_loose(self, at: int) -> bool:
        helpers = {self.words[child].lower for child in self._helpers(at)}
        return "to" in helpers or (self.words[at].tag == "VBG" and not helpers & (_COPULA | _MODAL))

    def _helpers(self, at: int) -> list[int]:
        known = [child for child in self.children[at] if self.words[child].dep in _AUX]
        place = at - 1
        while place >= 0 and self.words[place].lower in _BETWEEN:
            if place not in known and self.words[place].tag in {"MD", "TO"}:
                known.append(place)
            place -= 1
        return known

    def _clause(self, at: int, first: int, last: int) -> Clause:
        words, word = self.words, self.words[at]
        who, subject = self._owner(at)
        helpers = {words[child].lower for child in self._helpers(at)}
        lemma = self.lexicon.verbs.lemma(word.lower)
        head = word.head if word.dep in {"conj", "xcomp"} else at
        shared = {words[child].lower for child in self._helpers(head)} if head != at else set()
        over = self.lexicon.verbs.lemma(words[head].lower) if word.dep == "xcomp" else ""
        modal = (helpers | (shared if "to" not in helpers else set())) & _MODAL
        return Clause(
            verb=at,
            lemma=lemma,
            who=who,
            subject=subject,
            past=self._is_past(at) or bool(helpers & {"did", "was", "were", "had"}),
            would=bool(modal - {"must"}) or (over == "go" and words[head].lower == "going"),
            must="must" in helpers or over == "have",
            wished=over in _WISHES,
            passive=self._is_passive(at),
            perfect=word.tag == "VBN" and bool(helpers & {"have", "has", "'ve", "had"}),
            ongoing=word.tag == "VBG" and bool(helpers & {"was", "were"}),
            negated=self._is_negated(at),
            cannot=self._is_negated(at) and bool(helpers & {"can", "ca", "could"}),
            loose=self._is_loose(at),
            marker=self._marker(at, first),
            first=first,
            last=last,
        )

    def _is_past(self, at: int) -> bool:
        """Whether its form tells the past; "I done nights" has what looks passive."""
        word = self.words[at]
        said = at > 0 and self.words[at - 1].lower in _PRONOUNS
        bare = word.tag == "VBN" and said and not self._helpers(at)
        return (word.tag == "VBD" or bare) and word.lower not in _ALIKE

    def _is_negated(self, at: int) -> bool:
        return any(self.words[child].dep == "neg" for child in self.children[at])

    def _is_passive(self, at: int) -> bool:
        kinds = {self.words[child].dep for child in self.children[at]}
        return "nsubjpass" in kinds or "auxpass" in kinds

    def _marker(self, at: int, first: int) -> str:
        for child in self.children[at]:
            if child < at and self.words[child].lower in _MARKERS:
                return self.words[child].lower
        start = self.words[first].lower
        if start in _MARKERS:
            return start
        word = self.words[at]
        has_subject = any(self.words[child].dep in _SUBJECTS for child in self.children[at])
        if word.dep == "conj" and not has_subject and word.head < at and word.head in self._known:
            return self._marker(word.head, self._start(word.head))
        return ""

    def _start(self, at: int) -> int:
        own = [
            child
            for child in self.children[at]
            if child < at and self.words[child].dep in {*_SUBJECTS, *_AUX, "neg", "mark", "advmod"}
        ]
        start = min([at, *own])
        before = self._before(at)
        if before is not None and self.words[before].lower in _PRONOUNS:
            start = min(start, before)
        for child in own:
            if self.words[child].dep in _SUBJECTS:
                start = min([start, *self._left_of(child)])
        while start > 0 and self.words[start - 1].lower in _MARKERS:
            start -= 1
        previous = max((verb for verb in self.verbs if verb < at), default=-1)
        return max(start, previous + 1)

    def _left_of(self, at: int) -> list[int]:
        found, waiting = [at], [at]
        while waiting:
            for child in self.children[waiting.pop()]:
                if child < at:
                    found.append(child)
                    waiting.append(child)
        return found

    def _trimmed(self, at: int, last: int) -> int:
        """Leave out what joins a clause to the next one, and stop where the sentence stops."""
        for place in range(at, last + 1):
            if place > at and (self.words[place].text in ".!?" or self.words[place].opens):
                last = place - 1
                break
        while last > at and self.words[last].lower in {*_LEADS, *_MARKERS, ",", ";", ":", "("}:
            last -= 1
        return last


def find_clauses(words: Sequence[Word], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Return the clauses of a parsed text in order."""
    return _Finder(words, lexicon).clauses()
