from datetime import date, time

from bot.content import Content
from bot.content.say import (
    option_labels,
    role_card,
    say_asked_for,
    say_comparison,
    say_date,
    say_hours,
    say_match,
    say_pay,
    say_role_hours,
)
from bot.journey.hours import Hours
from bot.journey.matching import Match
from bot.journey.traits import Traits

DAY = date(2026, 11, 21)


def test_every_role_card_fits_into_short_messages(content: Content) -> None:
    for role in content.roles.values():
        for message in role_card(content, role, DAY):
            assert len(message) <= content.style.never_over_characters
            assert "{" not in message


def test_a_role_card_says_what_when_pay_and_when_it_was_checked(content: Content) -> None:
    what, when, asked, checks, start = role_card(content, content.roles["porter"], DAY)

    assert what.startswith("Porter. You move patients")
    assert "Pay: Band 2: about £25,300 a year" in when
    assert "• Friendly, calm and on time" in asked
    assert "The employer decides." in checks
    assert start.endswith("Checked 21 November. The advert always wins.")


def test_an_overdue_card_is_said_with_care_once(content: Content) -> None:
    porter = content.roles["porter"]
    card = role_card(content, porter, date(2027, 6, 1))

    assert card[-1].endswith(
        "This was last checked on 21 November 2026. Please check it with the employer."
    )
    assert "The advert always wins" not in card[-1]
    assert "last checked" not in card[2]


def test_one_thing_of_an_overdue_card_is_said_with_care_too(content: Content) -> None:
    care_worker, late = content.roles["care_worker"], date(2027, 6, 1)

    for said in (say_pay, say_asked_for, say_role_hours):
        assert "last checked" not in said(content, care_worker, DAY)
        assert said(content, care_worker, late).endswith("Please check it with the employer.")


def test_overdue_pay_is_said_with_care(content: Content) -> None:
    porter, late = content.roles["porter"], date(2027, 2, 1)

    assert "last checked" not in say_pay(content, porter, DAY)
    assert "This was last checked on 21 November 2026" in say_pay(content, porter, late)
    assert "This was last checked on 21 November 2026" in role_card(content, porter, late)[1]


def test_care_work_outside_the_nhs_names_no_band(content: Content) -> None:
    when = role_card(content, content.roles["care_worker"], DAY)[1]

    assert "Band" not in when
    assert "Each employer sets the pay" in when


def test_two_roles_are_compared_in_at_most_five_rows(content: Content) -> None:
    roles = list(content.roles.values())
    for first in roles:
        for second in roles:
            text = say_comparison(content, first, second)
            assert len(text.splitlines()) <= 6
            assert len(text) <= content.style.never_over_characters


def test_a_role_compared_with_itself_is_much_alike(content: Content) -> None:
    porter = content.roles["porter"]

    assert content.finder.compare.same in say_comparison(content, porter, porter)


def test_every_value_of_a_compared_trait_has_its_word(content: Content) -> None:
    for trait, row in content.finder.compare.rows.items():
        assert trait in Traits.__dataclass_fields__
        values = {str(getattr(role.traits, trait)) for role in content.roles.values()}
        assert values <= set(row.values)


def test_dates_are_written_in_words(content: Content) -> None:
    assert say_date(content, date(2027, 3, 12)) == "12 March"


def test_hours_nobody_named_are_said_as_nothing(content: Content) -> None:
    assert say_hours(content, Hours()) == ""
    assert say_hours(content, Hours(start=time(18), nights=False)) == "after 6pm, but not nights"


def test_a_match_without_reasons_is_only_its_title(content: Content) -> None:
    assert say_match(content, Match("porter", 0, (), ())) == "Porter."


def test_the_finder_asks_its_questions_in_order_with_buttons(content: Content) -> None:
    ids = [question.id for question in content.finder.questions]

    assert ids == ["hours", "personal_care", "lifting", "people", "licence", "travel", "experience"]
    assert option_labels(content, "personal_care")[1] == ("no", "Rather not")
