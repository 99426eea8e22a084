"""The real words of the practice questions."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from bot.content.drills import DrillFile
from bot.content.files import read_model
from bot.journey.drills.bank import LITERACY, NUMERACY, Bank
from bot.journey.drills.items import Item, Kind, Value

CONTENT = Path(__file__).resolve().parents[3] / "data" / "content"


def load_bank() -> Bank:
    numeracy = read_model(CONTENT / "drills_numeracy.yml", DrillFile)
    literacy = read_model(CONTENT / "drills_literacy.yml", DrillFile)
    return Bank({**numeracy.made(NUMERACY), **literacy.made(LITERACY)})


BANK = load_bank()


def seeded(number: int) -> Random:
    return Random(number)  # noqa: S311 - the same questions each time


@pytest.fixture(scope="session")
def bank() -> Bank:
    return BANK


def asked(kind: Kind, right: Value | int, *options: str, letters: bool = False) -> Item:
    """A question with that right answer; among options the first one is right."""
    value: Value = Fraction(right) if isinstance(right, int) else right
    return Item(
        skill="any",
        level=1,
        fingerprint="any",
        text="?",
        kind=kind,
        right=value,
        options=options,
        place=0 if options else None,
        said="",
        steps=(),
        letters=letters,
    )
