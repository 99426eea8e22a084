"""Other people's names in an answer: a panel must not hear them.

Private people alone: not the resident's own name, not hospitals, shops, towns or the famous.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.journey.answers.lexicon import Lexicon, NameWords
from bot.journey.answers.told import Told
from bot.journey.answers.words import Word
from bot.journey.text import words as listed

_SELF = listed("am 'm name myself m")
_OWNERS = listed("my our his her their a the this another one old young new")
_SHORT_TITLES = listed("dr ms miss prof")
_WHERE = listed("in at near around outside inside")
_NAME_TAGS = frozenset(
    ("NNP", "NNPS", "NN", "NNS", "JJ", "VB", "VBP", "FW", "UH", "RB", "VBD", "VBN")
)


def names_of_others(told: Told, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return private people's names in the resident's own words; `known` knows English words."""
    finder = _Names(told.words, told.lexicon, known)
    return tuple(
        dict.fromkeys(
            told.normal.said(told.words[first].start, told.words[last].end)
            for first, last in finder.found()
        )
    )


class _Names:
    def __init__(
        self, words: Sequence[Word], lexicon: Lexicon, known: Callable[[str], bool]
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.names: NameWords = lexicon.names
        self.known = known

    def found(self) -> list[tuple[int, int]]:
        """Return first and last word of each name, with its title."""
        places = [at for at in range(len(self.words)) if self._is_name(at)]
        return [
            (at - 1 if self._before(at) in self.names.titles else at, at)
            for at in places
            if at - 1 not in places
        ]

    def _before(self, at: int, back: int = 1) -> str:
        return self.words[at - back].lower if at >= back else ""

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        if not word.lower.isalpha() or self._is_public(at) or self._is_own(at):
            return False
        return self._is_sure(at) or self._is_titled(at) or self._is_called(at) or self._is_my(at)

    def _is_capital(self, at: int) -> bool:
        word = self.words[at]
        return word.text[:1].isupper() and not word.text.isupper()

    def _is_sure(self, at: int) -> bool:
        """Whether it is a name by itself, or the parser holds a strange word for one."""
        word = self.words[at]
        if word.lower in self.names.first and word.lower not in self.names.both:
            return True
        capital = self._is_capital(at) and (not word.opens or self._acts(at))
        if word.lower in self.names.both:
            return capital and word.kind == "PERSON" and word.tag.startswith("NNP")
        strange = not self.known(word.lower) and self._before(at) not in _WHERE
        return capital and word.kind == "PERSON" and strange and word.text[1:].islower()

    def _acts(self, at: int) -> bool:
        """Whether a word that opens a sentence is who the sentence is about: "Fatou was new"."""
        word = self.words[at]
        return word.tag == "NNP" and word.dep in {"nsubj", "nsubjpass"}

    def _is_titled(self, at: int) -> bool:
        title, word = self._before(at), self.words[at].lower
        if title not in self.names.titles or word in self.names.not_after_titles:
            return False
        if title in self.names.sure_titles or word in self.names.first:
            return True
        surname = title in _SHORT_TITLES and self.words[at].tag == "NNP"
        return self._is_capital(at) and (surname or not self.known(word))

    def _is_called(self, at: int) -> bool:
        """Whether "patient called john" stands there; "I called john" is sure or no name."""
        if self._before(at) not in self.names.called:
            return False
        who = {self._before(at, 2), self._before(at, 3)}
        word = self.words[at].lower
        could_be = word in self.names.first or not self.known(word) or self._is_capital(at)
        return bool(who & self.lexicon.persons) and could_be

    def _is_my(self, at: int) -> bool:
        """Whether a name follows a person: "my friend Kebede", "a resident, Grace,"."""
        back = 2 if self._before(at) in {",", "little", "old", "young", "big"} else 1
        if self._before(at, back) not in self.lexicon.persons:
            return False
        word = self.words[at]
        if self._is_capital(at):
            return word.lower in self.names.first or not self.known(word.lower)
        owned = self._before(at, back + 1) in _OWNERS
        strange = not self.known(word.lower) and word.tag in _NAME_TAGS
        return owned and back == 1 and strange and len(word.text) > 2  # noqa: PLR2004

    def _is_own(self, at: int) -> bool:
        """Whether it is the resident's own name: "my name is Samira Haile", "I'm Dele"."""
        place = at - 1
        while place >= 0 and (
            self.words[place].lower in self.names.first
            or (self._is_capital(place) and self.words[place].kind == "PERSON")
        ):
            place -= 1
        before = self.words[place].lower if place >= 0 else ""
        further = self._before(place, 1) if place > 0 else ""
        if before in {"is", "'s", "called", "named", "are"}:
            return further in {"name", "names", "'m", "am"}
        if before == "me":
            return further in {"call", "calls", "called"}
        return before in _SELF

    def _is_public(self, at: int) -> bool:
        """Whether it belongs to a place, a firm, a feast or somebody whom everybody knows."""
        word, before = self.words[at].lower, self._before(at)
        after = [one.lower for one in self.words[at + 1 : at + 5]]
        following = after[0] if after else ""
        pairs = {word, f"{before} {word}", f"{word} {following}"}
        if pairs & self.names.famous or pairs & self.names.brands or before in {"st", "saint"}:
            return True
        for place, other in enumerate(after):
            if other in self.names.organisations:
                return place == 0 or self.words[at + place].text[:1].isupper()
            if not (self.words[at + 1 + place].text[:1].isupper() or other == "and"):
                return False
        return False
