"""A second try beside the first: what is new in it, for the one who tried again."""

from __future__ import annotations

from dataclasses import dataclass

from bot.journey.answers.assessment import ELEMENTS, Assessment, Owner


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from the first try to the second.

    `gained` and `lost` are elements in their order, `new_values` NHS values that only the second
    shows. `words` and `steps` are how many: (first, second).
    """

    words: tuple[int, int]
    steps: tuple[int, int]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    new_values: tuple[str, ...] = ()
    now_says_i: bool = False
    """From "we" or nobody to "I"."""
    more_concrete: bool = False
    less_concrete: bool = False
    names_gone: bool = False
    """The first named somebody, the second nobody."""
    now_answers: bool = False
    """The first was about something else."""

    @property
    def is_stronger(self) -> bool:
        """Whether something is new and nothing is lost."""
        more = self.steps[1] > self.steps[0]
        better = self.now_says_i or self.more_concrete or self.names_gone or self.now_answers
        return bool(self.gained or self.new_values or better or more) and not (
            self.lost or self.less_concrete
        )


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Return what changed between two tries at one question."""
    return Comparison(
        words=(first.words, second.words),
        steps=(len(first.steps), len(second.steps)),
        gained=tuple(one for one in ELEMENTS if one in second.has and one not in first.has),
        lost=tuple(one for one in ELEMENTS if one in first.has and one not in second.has),
        new_values=tuple(one for one in second.values if one not in first.values),
        now_says_i=second.owner is Owner.I and first.owner is not Owner.I,
        more_concrete=second.concrete > first.concrete,
        less_concrete=second.concrete < first.concrete,
        names_gone=first.names_others and not second.names_others,
        now_answers=first.off_topic and not second.off_topic,
    )
