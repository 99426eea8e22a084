"""What a careful friend would see in a statement before it is sent."""
# ruff: noqa: E501 (what somebody wrote stays on one line)

import time

import pytest

from bot.content import Content
from bot.journey.specification import Need
from bot.journey.statement import Limit, LimitUnit, Point, assemble
from bot.journey.statement_names import names_in
from bot.journey.statement_review import Finding, Reason, review, review_text

GOOD = (
    "I looked after my mother-in-law for six years. Each morning I asked her what she wanted to wear, closed the "
    "door and helped her wash. I wrote down her tablets. She kept her pride and she was never late for the clinic."
)


def reasons(content: Content, text: str) -> list[Reason]:
    return [one.reason for one in review_text(text, content.statement.rules, content.spelling)]


def test_a_good_story_has_no_findings(content: Content) -> None:
    assert reasons(content, GOOD) == []


@pytest.mark.parametrize(
    ("written", "reason", "words"),
    [
        ("As mentioned above, I am calm.", Reason.COVERED_ABOVE, "mentioned above"),
        ("Please see my CV for this.", Reason.COVERED_ABOVE, "see my cv"),
        ("I helped Mrs Okafor to bed.", Reason.NAME, "Mrs Okafor"),
        ("i helped mr okafor to bed", Reason.NAME, "mr okafor"),
        ("My friend Maria was upset.", Reason.NAME, "My friend Maria"),
        ("my friend samira was upset", Reason.NAME, "my friend samira"),
        ("I worked for John Smith.", Reason.NAME, "John Smith"),
        ("An old man called Wilfred lived there.", Reason.NAME, "called Wilfred"),
        ("My number is 07700 900123.", Reason.PRIVATE_NUMBER, "phone"),
        ("My NI is QQ 12 34 56 C.", Reason.PRIVATE_NUMBER, "national_insurance"),
        ("I suffer from asthma.", Reason.HEALTH, "i suffer from"),
        ("I learnt this when I was in prison.", Reason.CONVICTION, "i was in prison"),
        ("I am 58 years old.", Reason.AGE, "I am 58"),
        ("We said sorry and we tried to help our guests.", Reason.WE_NOT_I, "We said sorry and we tried to help our guests."),
        ("pls let me no, u can call", Reason.TEXT_SPEAK, "pls, u"),
        ("I WORKED ON THE WARD AT NIGHT", Reason.CAPITALS, ""),
        ("I worked at [employer].", Reason.LEFT_OPEN, "[employer]"),
        ("أنا أعمل في مستشفى منذ سنوات", Reason.NOT_ENGLISH, ""),
        ("I have a proven track record.", Reason.STOCK_PHRASE, "proven track record"),
        ("I cleaned.", Reason.SHORT_STORY, ""),
        ("I cleaned the ward. " * 40, Reason.LONG_STORY, ""),
    ],
)  # fmt: skip
def test_each_is_seen_with_the_words_it_rests_on(
    content: Content, written: str, reason: Reason, words: str
) -> None:
    found = review_text(written, content.statement.rules, content.spelling)
    match = next((one for one in found if one.reason is reason), None)
    assert match is not None, [one.reason for one in found]
    assert words in match.words


@pytest.mark.parametrize(
    "written",
    [
        "I took her to St Thomas Hospital on Monday.",
        "My mum was upset.",
        "I have a Food Hygiene Certificate and a Care Certificate.",
        "I worked in South London at a Primary School.",
        "My manager said thank you.",
        "my friend was poorly",
        "the doctor came quickly",
        "I miss work when I am off.",
        "In Leeds I learnt English. Then I moved.",
        "my neighbour phoned",
        "my friend texted me",
        "I asked about Universal Credit at St George's.",
        "i get tired from ms can i rest",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(content: Content, written: str) -> None:
    assert names_in(written, content.spelling) == ()


def test_whoever_says_what_they_did_may_say_we_too(content: Content) -> None:
    told = "We were busy. I took the orders, I told the kitchen and I said sorry to our guests."
    assert Reason.WE_NOT_I not in reasons(content, told)


def test_a_must_have_without_a_story_is_found_and_a_wish_is_not(content: Content) -> None:
    points = [
        Point(1, "Team player", Need.ESSENTIAL),
        Point(2, "Calm", Need.UNKNOWN),
        Point(3, "NVQ", Need.DESIRABLE),
        Point(4, "Kind", Need.ESSENTIAL, text=GOOD, story_id=1),
    ]
    statement = assemble(points, content.statement.words, role="Porter")
    found = review(statement, points, content.statement.rules, content.spelling)
    missing = [one.words for one in found if one.reason is Reason.ESSENTIAL_MISSING]
    assert missing == ["Team player", "Calm"]


def test_length_is_held_against_the_limit_of_the_form(content: Content) -> None:
    points = [Point(1, "Kind", Need.ESSENTIAL, text=GOOD, story_id=1)]
    statement = assemble(points, content.statement.words, role="Porter")
    rules, spelling = content.statement.rules, content.spelling
    over = review(statement, points, rules, spelling, Limit(40, LimitUnit.WORDS))
    assert over[0] == Finding(Reason.TOO_LONG, number=statement.length.words - 40)
    found = review(statement, points, rules, spelling, Limit(4_000, LimitUnit.CHARACTERS))
    assert [one.reason for one in found] == [Reason.TOO_SHORT]


def test_one_story_for_three_criteria_and_copied_words_are_seen(content: Content) -> None:
    copied = "I have the ability to work well with others in a busy hospital team, and I like it very much indeed, always."
    points = [
        Point(1, "Ability to work well with others in a busy hospital team", Need.ESSENTIAL, text=copied, story_id=1),
        Point(2, "Calm", Need.ESSENTIAL, text=copied, story_id=1),
        Point(3, "Kind", Need.ESSENTIAL, text=copied, story_id=1),
    ]  # fmt: skip
    statement = assemble(points, content.statement.words, role="Porter")
    found = review(statement, points, content.statement.rules, content.spelling)
    assert {Reason.SAME_STORY, Reason.COPIED} <= {one.reason for one in found}
    assert next(one.number for one in found if one.reason is Reason.SAME_STORY) == 3
    assert next(one.section for one in found if one.reason is Reason.COPIED) == 1


def test_every_finding_is_said_with_its_reason(content: Content) -> None:
    for reason in Reason:
        finding = Finding(reason, words="these words", number=7)
        assert "{" not in content.statement.said(finding)
        assert content.statement.why(finding)


def test_what_was_mended_is_named_in_one_phrase(content: Content) -> None:
    from bot.journey.tidying import ChangeKind

    assert content.statement.only_fixed((ChangeKind.CAPITAL,)) == "capital letters"
    assert content.statement.only_fixed(tuple(ChangeKind)) == (
        "capital letters, full stops, spaces and spelling"
    )
    assert content.statement.only_fixed(()) == ""


@pytest.mark.parametrize(
    "shape", ["my friend ", "mr ", "A b", "Aa Bb ", "we ", "i am 5", "[", "x", ". ", "called "]
)
def test_a_long_text_takes_no_longer_than_its_length(shape: str, content: Content) -> None:
    def best(length: int) -> float:
        text, took = (shape * length)[:length], []
        for _ in range(4):
            started = time.perf_counter()
            review_text(text, content.statement.rules, content.spelling)
            took.append(time.perf_counter() - started)
        return min(took)

    assert best(20_000) < 14 * best(5_000) + 0.01
