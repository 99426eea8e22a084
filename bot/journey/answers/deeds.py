"""What a resident did or would do, and which of it could be seen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.lexicon import Lexicon
from bot.journey.answers.words import Word
from bot.journey.text import words

_ASIDE = frozenset(("if", "whenever", "unless", "when", "while", "because", "since", "as", "until",
                    "although", "though"))  # fmt: skip
_VAGUE_THINGS = words(
    "care time effort support respect best help sure service 100 110 everything it people more job",
    "work part difference well attention love bonus tips certificate money everyone others good",
    "hard things skills team",
)
_PLAIN_SOFT = frozenset(("make", "take", "give", "put", "use", "show", "get", "clean", "cook",
                         "do", "keep", "go", "work", "serve", "provide", "help"))  # fmt: skip
_SAYING = frozenset(("ask", "tell", "say", "speak", "talk"))
_NAMED = frozenset(("csubj", "nsubj", "csubjpass", "nsubjpass", "dobj", "pobj"))
_SAYS = words("say tell think mention write know believe mean")
_ANYBODY = frozenset(("somebody", "someone", "anybody", "it", "people"))
_LEADING = frozenset(("try", "start", "begin", "help", "go", "continue", "manage", "decide", "keep",
                      "make", "let", "offer"))  # fmt: skip


class Deeds:
    """Finds the deeds among the clauses of one answer."""

    def __init__(self, parsed: Sequence[Word], clauses: Sequence[Clause], lexicon: Lexicon) -> None:
        self.words = parsed
        self.clauses = clauses
        self.lexicon = lexicon

    def found(self) -> tuple[Clause, ...]:
        """Return the deeds in order; what was going on is one only where there is no other."""
        found = tuple(clause for clause in self.clauses if self._is_deed(clause))
        done = tuple(clause for clause in found if not clause.ongoing)
        return done or found

    def _is_deed(self, clause: Clause) -> bool:
        if clause.passive or clause.wished or clause.cannot or clause.marker in _ASIDE:
            return False
        if not self._is_mine(clause) or (clause.loose and not self._is_means(clause)):
            return False
        if self._is_of_another_kind(clause):
            return False
        if clause.lemma == "do":
            return self._thing(clause) not in _VAGUE_THINGS | {""}
        if clause.lemma == "work" and "together" in self._after(clause, 2):
            return True
        return clause.lemma not in self.lexicon.verbs.state

    def _is_of_another_kind(self, clause: Clause) -> bool:
        """Whether a verb tells no deed where it stands.

        "Washing hands is important", "nothing makes me panic", "we got home ok", "try to help".
        """
        return (
            self.words[clause.verb].dep in _NAMED
            or self._is_made_to(clause)
            or (clause.lemma == "get" and not self._has_object(clause))
            or (clause.lemma in _LEADING and self._leads_on(clause))
        )

    def _is_mine(self, clause: Clause) -> bool:
        if clause.must and clause.lemma in self.lexicon.verbs.soft:
            return False  # "I had to get the hall ready" says what was to be done
        if self._is_of_others(clause):
            return False
        if clause.who is Who.NOBODY:
            return not clause.loose and self._continues(clause)
        return clause.who in {Who.I, Who.WE}

    def _is_of_others(self, clause: Clause) -> bool:
        """Whether somebody else says it: "she says I got her through"."""
        word = self.words[clause.verb]
        return word.dep == "ccomp" and any(
            one.verb == word.head and one.who is Who.OTHER and one.lemma in _SAYS
            for one in self.clauses
        )

    def _is_made_to(self, clause: Clause) -> bool:
        mine = clause.subject is not None and self.words[clause.subject].lower == "me"
        return mine and self.words[clause.verb].dep == "ccomp"

    def _has_object(self, clause: Clause) -> bool:
        return any(
            word.head == clause.verb and word.dep in {"dobj", "dative"}
            for word in self.words[clause.verb + 1 : clause.last + 1]
        )

    def _leads_on(self, clause: Clause) -> bool:
        """Whether the deed is told by the next verb: "try to help", not "help him shape"."""
        for word in self.words[clause.verb + 1 : clause.verb + 6]:
            if word.tag == "PRP":
                return False
            if word.dep == "xcomp" and word.head == clause.verb and word.tag.startswith("VB"):
                return True
        return False

    def _says_thanks(self, clause: Clause) -> bool:
        return clause.lemma == "say" and bool(self._after(clause, 2) & {"thank", "thanks"})

    def _continues(self, clause: Clause) -> bool:
        """Whether a clause without a subject is one's own deed: "Call 111. Put blanket."."""
        word = self.words[clause.verb]
        known = clause.lemma in self.lexicon.verbs.deeds | self.lexicon.verbs.soft
        return known and (word.tag != "VBN" or clause.past) and not self._says_thanks(clause)

    def _is_means(self, clause: Clause) -> bool:
        """Whether a loose clause is a deed: "by talking to her", "I had to call", "try to help"."""
        word = self.words[clause.verb]
        if clause.must or word.dep in {"pcomp", "conj", "advcl"}:
            before = self.words[clause.first - 1].lower if clause.first else ""
            return clause.must or before == "by" or word.dep == "conj"
        over = self.lexicon.verbs.lemma(self.words[word.head].lower)
        return word.dep == "xcomp" and over in {
            "try", "start", "begin", "manage", "decide", "go", "help", "offer", "continue", "keep",
        }  # fmt: skip

    def is_plain(self, clause: Clause) -> bool:
        """Whether a deed can be seen or heard: "made her tea", and not "gave support"."""
        if clause.lemma == "help" and any(
            word.tag.startswith("VB") for word in self.words[clause.verb + 1 : clause.verb + 4]
        ):
            return True
        if clause.lemma == "work":
            return False
        if clause.lemma in _SAYING:
            return not self._after(clause, 2) & _ANYBODY
        if clause.lemma in _PLAIN_SOFT:
            return self._thing(clause) not in _VAGUE_THINGS | {""}
        return clause.lemma not in self.lexicon.verbs.soft

    def _after(self, clause: Clause, count: int) -> frozenset[str]:
        following = self.words[clause.verb + 1 : clause.verb + 1 + count]
        return frozenset(word.lower for word in following)

    def _thing(self, clause: Clause) -> str:
        """Return the first noun or name after a verb in its clause; empty where there is none.

        "It" is one only where no other follows: "put it in the book".
        """
        found = ""
        for word in self.words[clause.verb + 1 : clause.last + 1]:
            if word.tag.startswith(("NN", "CD")) or word.lower in _VAGUE_THINGS | {"sorry"}:
                if word.lower != "it":
                    return word.lower
                found = "it"
        return found
