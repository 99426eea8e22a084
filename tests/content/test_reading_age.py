from __future__ import annotations

import pytest

from bot.content import Content
from bot.content.reading_age import hardest_words, prose, reading_age, too_old
from bot.content.ruler import Ruler

PLAIN = "You move beds and meals. You walk a lot. You can ask a nurse for help at any time."
OFFICIAL = (
    "Before commencing employment you will be required to provide documentation evidencing your "
    "entitlement to work. Failure to supply satisfactory references may result in the withdrawal "
    "of your conditional offer."
)


@pytest.fixture(scope="module")
def ruler(content: Content) -> Ruler:
    return Ruler.of(content)


def test_plain_words_are_for_children_and_official_ones_for_graduates(ruler: Ruler) -> None:
    assert reading_age(prose([PLAIN], ruler)) < 8
    assert reading_age(prose([OFFICIAL], ruler)) > 16


def test_names_addresses_numbers_and_places_make_no_text_harder(ruler: Ruler) -> None:
    text = "{called}, a healthcare support worker asks www.jobs.nhs.uk at 9.30am on 0300 123 1113."

    assert prose([text], ruler) == "it, a it asks it at it on it it it."


def test_every_line_of_a_list_counts_as_a_sentence(ruler: Ruler) -> None:
    assert prose(["You need:\n• a form\n• a pen"], ruler) == "You need. a form. a pen."


def test_too_few_words_are_not_measured(ruler: Ruler) -> None:
    assert too_old(["Interdisciplinary organisational documentation."], ruler, alone=True) is None
    assert too_old([OFFICIAL], ruler, alone=True) is not None
    assert too_old([OFFICIAL], ruler, alone=False) is None
    assert too_old([OFFICIAL] * 3, ruler, alone=False) is not None


def test_what_makes_a_text_hard_is_named(ruler: Ruler) -> None:
    said = too_old([OFFICIAL], ruler, alone=True)

    assert said is not None
    assert "Hardest words: documentation, satisfactory, entitlement" in said
    assert hardest_words("You walk a lot.") == []


@pytest.mark.parametrize("text", ["", "•", "\n\n", "123 456", "{called}"])
def test_texts_without_words_have_no_age(ruler: Ruler, text: str) -> None:
    assert too_old([text], ruler, alone=True) is None
