"""The words that practice answers are read with, from `data/content/answer_reading.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field, model_validator

from bot.content.words import Frozen
from bot.journey.answers.asked import Kind
from bot.journey.answers.lexicon import (
    Lexicon,
    NameWords,
    Theme,
    TopicWords,
    Verbs,
    phrases,
    stem,
    verbs,
)


class VerbLists(Frozen):
    """Verbs by what they tell; lists are words with spaces between."""

    state: str
    soft: str
    deeds: str
    irregular: Mapping[str, str]


class PeopleWords(Frozen):
    """Words for oneself, for oneself with others, and for the people in a story."""

    we: str
    first: str
    persons: str
    family: str


class ResultWords(Frozen):
    """What shows how something ended."""

    closings: tuple[str, ...]
    reactions: str
    good: str
    phrases: tuple[str, ...]


class Lengths(Frozen):
    """Words under which an answer is short and over which it is long."""

    short: int = Field(gt=0)
    long: int = Field(gt=0)


class ThemeWords(Frozen):
    """What may be spoken of when a question has one of the words `asked`."""

    asked: tuple[str, ...] = Field(min_length=1)
    words: str


class TopicLists(Frozen):
    """What answers are about."""

    domain: str
    other: str
    themes: Mapping[str, ThemeWords]
    reasons: tuple[str, ...]
    refusals: tuple[str, ...]
    asking: tuple[str, ...]
    filler: str


class AnswerNames(Frozen):
    """Everything in `data/content/answer_names.yml`; lists are words with spaces between."""

    first: str
    reading_as_words: str
    titles: str
    sure_titles: str
    called: str
    not_after_titles: str
    organisations: str
    brands: str
    famous: str

    def made(self) -> NameWords:
        """Return the lists ready for use."""
        return NameWords(
            first=_set(self.first),
            both=_set(self.reading_as_words),
            titles=_set(self.titles),
            sure_titles=_set(self.sure_titles),
            called=_set(self.called),
            not_after_titles=_set(self.not_after_titles),
            organisations=_set(self.organisations),
            brands=frozenset(_spaced(self.brands)),
            famous=frozenset(_spaced(self.famous)),
        )


class AnswerWords(Frozen):
    """Everything in the file."""

    verbs: VerbLists
    text_speak: Mapping[str, str]
    people: PeopleWords
    places: str
    moments: tuple[str, ...] = Field(min_length=1)
    habits: tuple[str, ...] = Field(min_length=1)
    task: tuple[str, ...] = Field(min_length=1)
    stakes: tuple[str, ...] = Field(min_length=1)
    troubled: str
    results: ResultWords
    claims: tuple[str, ...] = Field(min_length=1)
    values: Mapping[str, str]
    nothing: tuple[str, ...] = Field(min_length=1)
    swearing: str
    questions: Mapping[Kind, tuple[str, ...]]
    topic: TopicLists
    length: Lengths

    @model_validator(mode="after")
    def _every_kind_of_question_is_known(self) -> AnswerWords:
        missing = sorted(set(Kind) - set(self.questions))
        if missing:
            raise ValueError(f"no words for questions of the kind {missing[0]}")
        return self

    def made(self, names: NameWords) -> Lexicon:
        """Return the word lists ready for use."""
        verb = self.verbs
        known = verbs(
            verb.state.split(),
            verb.soft.split(),
            verb.deeds.split(),
            {one: forms.split() for one, forms in verb.irregular.items()},
        )
        persons, places, good = (
            _set(self.people.persons),
            _set(self.places),
            _set(self.results.good),
        )
        return Lexicon(
            verbs=known,
            text_speak=self.text_speak,
            persons=persons,
            family=_set(self.people.family),
            first=_set(self.people.first),
            we=_set(self.people.we),
            places=places,
            moments=phrases(self.moments),
            habits=phrases(self.habits),
            task=phrases(self.task),
            stakes=phrases(self.stakes),
            closings=phrases(self.results.closings),
            reactions=_set(self.results.reactions),
            good=good,
            troubled=_set(self.troubled),
            result_phrases=phrases(self.results.phrases),
            claims=phrases(self.claims),
            values={name: phrases(_spaced(words)) for name, words in self.values.items()},
            names=names,
            topic=self._topic(known),
            questions={kind: phrases(said) for kind, said in self.questions.items()},
            shortest=self.length.short,
            longest=self.length.long,
            known_words=frozenset(known.base) | persons | places | good | names.first,
        )

    def _topic(self, known: Verbs) -> TopicWords:
        def stems(words: str) -> frozenset[str]:
            return frozenset(stem(word, known) for word in words.split())

        topic = self.topic
        return TopicWords(
            domain=stems(f"{topic.domain} {self.people.persons} {self.people.family}"),
            other=stems(topic.other),
            themes=tuple(
                Theme(phrases(one.asked), stems(one.words)) for one in topic.themes.values()
            ),
            reasons=phrases(topic.reasons),
            refusals=phrases(topic.refusals),
            asking=phrases(topic.asking),
            filler=_set(topic.filler),
            nothing=frozenset(self.nothing),
            swearing=_set(self.swearing),
        )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _spaced(words: str) -> Iterable[str]:
    """Words with hyphens between them are phrases."""
    return (word.replace("-", " ") for word in words.split())
