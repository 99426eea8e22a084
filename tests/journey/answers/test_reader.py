"""The reader is loaded once and asked from many threads."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import pytest

from bot import bootstrap
from bot.journey.answers import Asked, Reader, assess

QUESTION = Asked("Tell me about a time you stayed calm.")
ANSWERS = [
    "when my mum fell i call 999 and hold her hand. she is ok now",
    "One day a man shouted at me. I listened and said sorry. He calmed down.",
    "dunno",
]


def test_a_process_has_one_reader() -> None:
    assert bootstrap.answer_reader() is bootstrap.answer_reader()


def test_many_threads_read_the_same_as_one(reader: Reader) -> None:
    alone = [assess(QUESTION, one, reader) for one in ANSWERS] * 4

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda one: assess(QUESTION, one, reader), ANSWERS * 4))

    assert together == alone


@pytest.mark.parametrize(
    "piece", ["i help her and ", "((((", "blargh znorf ", "a. ", "’I’ ", "and and and ", "é😀 "]
)
def test_the_longest_answer_is_read_in_a_moment(reader: Reader, piece: str) -> None:
    start = perf_counter()

    assess(QUESTION, (piece * 3000)[:3000], reader)

    assert perf_counter() - start < 10  # a tenth of a second on a quiet machine
