"""Every question that is made, whatever was drawn for it."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journey.drills.amounts import say_money, say_number
from bot.journey.drills.bank import KINDS, LITERACY, MAKERS, NUMERACY, Bank
from bot.journey.drills.clocks import say_12, say_24
from bot.journey.drills.items import Item, Kind
from bot.journey.drills.reading import Verdict, mark, mark_option
from tests.journey.drills.conftest import BANK, seeded

MOST_CHARACTERS = 300
drawn_for = st.tuples(
    st.sampled_from(sorted(BANK.skills)), st.integers(1, 3), st.randoms(use_true_random=False)
)


def item_of(bank: Bank, skill: str, level: int, rng: Random) -> Item:
    drawn = bank.draw(skill, level, rng, ())
    assert drawn is not None
    return drawn.item


def spellings(item: Item) -> list[str]:
    """Ways in which the right answer may be typed."""
    said = [item.said, f"i think {item.said}", item.said.upper()]
    right = item.right
    if item.kind is Kind.CLOCK and isinstance(right, Fraction):
        at = int(right)
        said += [
            say_24(at),
            say_24(at).replace(":", "."),
            say_24(at).replace(":", ""),
            say_12(at),
            f"{(at // 60 - 1) % 12 + 1}.{at % 60:02}",
        ]
    elif item.kind is Kind.LENGTH and isinstance(right, Fraction):
        hours, minutes = divmod(int(right), 60)
        said += [
            f"{hours}h{minutes:02}",
            f"{hours}:{minutes:02}",
            f"{hours} hours {minutes}",
            f"{int(right)} minutes",
        ]
    elif item.kind is Kind.MONEY and isinstance(right, Fraction):
        pence = int(right)
        said += [
            f"{pence}p",
            f"£{pence / 100:.2f}",
            f"{pence // 100} pounds {pence % 100}",
            say_money(right),
        ]
    elif item.kind in {Kind.ML, Kind.GRAMS} and isinstance(right, Fraction):
        said += [
            say_number(right),
            f"{float(right):g}".replace("e+06", "000000") if right < 10**5 else item.said,
        ]
    elif item.kind is Kind.DATE and isinstance(right, tuple):
        said += [f"{right[2]}/{right[1]}/{right[0]}", f"{right[2]}.{right[1]}.{str(right[0])[2:]}"]
    elif item.kind is Kind.ORDER and isinstance(right, tuple):
        said += [" ".join(map(str, right)), "\n".join(map(str, right))]
    elif item.place is not None:
        said.append("abcd"[item.place])
    if item.kind is Kind.LINE:
        return [item.said, item.said.upper()]
    if item.letters and item.kind is Kind.CHOICE:
        return [item.said, "abcd"[item.place or 0]]
    return said


def test_there_are_words_and_a_maker_for_every_skill(bank: Bank) -> None:
    assert set(bank.skills) == set(MAKERS)
    assert {one.kind for one in bank.skills.values()} == set(KINDS)
    assert len(bank.of_kind(NUMERACY)) >= 20
    assert len(bank.of_kind(LITERACY)) >= 14


@given(drawn_for)
@settings(max_examples=300, deadline=None)
def test_every_question_has_exactly_one_right_answer(drawn: tuple[str, int, Random]) -> None:
    item = item_of(BANK, *drawn)
    assert len(item.options) in {0, 2, 3, 4}
    assert len(set(item.options)) == len(item.options)
    if item.options:
        assert item.place is not None
        assert item.options[item.place] == item.said
        verdicts = [mark_option(item, place) for place in range(len(item.options))]
        assert verdicts.count(Verdict.RIGHT) == 1


@given(drawn_for)
@settings(max_examples=300, deadline=None)
def test_every_question_can_be_read_on_a_phone(drawn: tuple[str, int, Random]) -> None:
    item = item_of(BANK, *drawn)
    assert len(item.text) <= MOST_CHARACTERS
    assert "{" not in item.text + "".join(item.steps)
    assert item.steps
    assert len(" ".join(item.steps)) <= MOST_CHARACTERS
    if not item.letters:
        assert all(len(option) <= 64 for option in item.options)


@given(drawn_for)
@settings(max_examples=300, deadline=None)
def test_the_right_answer_is_taken_in_every_spelling(drawn: tuple[str, int, Random]) -> None:
    item = item_of(BANK, *drawn)
    for text in spellings(item):
        assert mark(item, text) is Verdict.RIGHT, (text, item)


@given(drawn_for)
@settings(max_examples=300, deadline=None)
def test_no_other_option_is_taken_for_the_right_one(drawn: tuple[str, int, Random]) -> None:
    item = item_of(BANK, *drawn)
    for place, option in enumerate(item.options):
        if place != item.place:
            assert mark(item, option) is Verdict.WRONG, (option, item)


@given(
    drawn_for,
    st.sampled_from(["😀", "-5", "asdf qwer " * 300, "what the f", "hello how are you", "", "  "]),
)
@settings(max_examples=300, deadline=None)
def test_what_is_no_answer_is_never_right(drawn: tuple[str, int, Random], text: str) -> None:
    assert mark(item_of(BANK, *drawn), text) is not Verdict.RIGHT


@given(drawn_for)
@settings(max_examples=150, deadline=None)
def test_a_question_is_built_again_from_what_is_kept_of_it(drawn: tuple[str, int, Random]) -> None:
    made = BANK.draw(*drawn, had=())
    assert made is not None
    kept = json.loads(json.dumps(made.params))
    assert BANK.build(made.item.skill, kept) == made.item


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_meets_a_question_twice_in_five_thousand(bank: Bank, kind: str) -> None:
    rng = seeded(7)
    had: set[str] = set()
    skills = list(bank.of_kind(kind))
    used_up = set()
    while len(had) < 5000:
        name = rng.choice([one for one in skills if one not in used_up])
        drawn = bank.draw(name, rng.randint(1, 3), rng, had)
        if drawn is None:
            used_up.add(name)
            continue
        assert drawn.item.fingerprint not in had
        had.add(drawn.item.fingerprint)


def test_a_skill_that_is_used_up_says_so(bank: Bank) -> None:
    rng = seeded(7)
    had: set[str] = set()
    while (drawn := bank.draw("word_meaning", 1, rng, had)) is not None:
        had.add(drawn.item.fingerprint)
    assert len(had) == len(bank.skills["word_meaning"].entries)


def test_the_same_sum_with_another_name_is_the_same_question(bank: Bank) -> None:
    params = {"start": 450, "length": 465, "level": 1, "template": "person"}
    ada = bank.build("shift_end", {**params, "with": {"name": "Ada"}})
    ben = bank.build("shift_end", {**params, "with": {"name": "Ben"}})
    assert ada.fingerprint == ben.fingerprint
    assert (ada.said, ben.said) == ("15:15", "15:15")
    assert ada.text != ben.text


def test_a_question_whose_words_were_taken_out_cannot_be_built(bank: Bank) -> None:
    with pytest.raises(KeyError):
        bank.build("spell_choose", {"word": "gone", "level": 1, "template": "which"})


def test_the_worked_answer_of_a_shift_goes_hour_by_hour(bank: Bank) -> None:
    params = {
        "start": 450,
        "length": 465,
        "level": 1,
        "template": "starts",
        "with": {"name": "Ada"},
    }
    item = bank.build("shift_end", params)
    assert item.text == "A shift starts at 07:30. It lasts 7 hours 45 minutes. When does it end?"
    assert item.steps == ("07:30 and 7 hours is 14:30.", "45 minutes more is 15:15.")
