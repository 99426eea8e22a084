"""Which language a message is in; a wrong guess would answer English in Italian."""

import pytest

from bot.journey.language import LANGUAGES, known, notice


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hola busco trabajo", "es"),
        ("ola quero um trabalho", "pt"),
        ("witam szukam pracy", "pl"),
        ("أبحث عن عمل", "ar"),
        ("bonjour je cherche du travail", "fr"),
        ("merhaba iş arıyorum", "tr"),
        ("ciao cerco lavoro", "it"),
        ("bună ziua caut de lucru", "ro"),
        ("আমি কাজ খুঁজছি", "bn"),
        ("waxaan raadinayaa shaqo", "so"),
        ("hello i am looking for work", "en"),
        ("wat u need 4 dis", "en"),
        ("no hablo mucho ingles", "es"),
    ],
)
def test_the_language_of_a_sentence_is_noticed(text: str, code: str) -> None:
    assert notice(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "👍👍",
        "ok",
        "SE15",
        "vlorp",
        "porter",
        "domestik",
        "12 34",
        "asdf",
        "\u200b\u200b",
        "M",
    ],
)
def test_too_little_to_tell_is_not_guessed_at(text: str) -> None:
    assert notice(text) in {None, "en"}


@pytest.mark.parametrize(
    "text",
    [
        "my personal statement is rubbish",
        "i want domestic assistant",
        "whats a situational judgement test",
        "salaam sister how are you",
        "this is the job i want https://example.org/job/UK/1",
    ],
)
def test_english_that_looks_foreign_stays_english(text: str) -> None:
    assert notice(text) in {None, "en"}


def test_a_single_word_counts_when_the_phone_speaks_the_same() -> None:
    assert notice("bonjour") is None
    assert notice("bonjour", phone="fr") == "fr"
    assert notice("bonjour", phone="pl") is None


def test_telegrams_codes_are_read_as_ours() -> None:
    assert known("pt-br") == "pt"
    assert known("en-GB") == "en"
    assert known("de") is None
    assert known(None) is None


def test_a_story_of_four_thousand_letters_is_read_like_any_other() -> None:
    assert notice("quiero trabajar en el hospital " * 130) == "es"


def test_every_language_is_told_by_its_iso_code() -> None:
    assert all(len(code) == 2 for code in LANGUAGES)
