from __future__ import annotations

import pytest

from bot.journey.script import is_mostly_latin


@pytest.mark.parametrize("said", ["hello", "Łódź", "", "123", "😂😂", "hi مر", "ñandú"])
def test_latin_letters_signs_and_numbers_count_as_latin(said: str) -> None:
    assert is_mostly_latin(said)


@pytest.mark.parametrize("said", ["مرحبا اريد عمل", "Привіт", "আমি কাজ চাই", "ሰላም ok"])
def test_other_scripts_are_told_apart(said: str) -> None:
    assert not is_mostly_latin(said)
