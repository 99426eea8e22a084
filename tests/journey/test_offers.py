from datetime import timedelta

import pytest

from bot.journey.check_topics import best_topic
from bot.journey.offers import ToldOffer, is_no, is_taken_back, read_offer, tells_of_offer, waited


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i got the job!!", ToldOffer()),
        ("received conditional offer", ToldOffer(conditional="yes")),
        ("unconditional offer in an email", ToldOffer(conditional="no", is_written=True)),
        ("my offer letter came", ToldOffer(is_written=True)),
        ("they rang and offered me the porter job", ToldOffer(is_written=False)),
        ("should i hand my notice in now i have offer", ToldOffer(asks_leaving=True)),
        ("how do i accept the offer", ToldOffer(asks_accepting=True)),
        ("its a condtional offer", ToldOffer(conditional="yes")),
    ],
)
def test_what_is_told_of_an_offer_is_read(text: str, told: ToldOffer) -> None:
    assert read_offer(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they took the offer back", True),
        ("they withdrew my job offer", True),
        ("the offer was cancelled", True),
        ("they changed their mind", True),
        ("can they take an offer back", False),
        ("are they going to take the job off me", False),
        ("i got the job", False),
    ],
)
def test_an_offer_that_is_gone_is_told_from_the_fear_of_it(text: str, expected: bool) -> None:
    assert is_taken_back(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they said no after all", True),
        ("i was unsuccessful", True),
        ("they turned me down", True),
        ("they lost my form", False),
        ("they rejected my proof of address", False),
        ("my referee says he is busy", False),
    ],
)
def test_a_no_is_told_from_trouble_with_a_check(text: str, expected: bool) -> None:
    assert is_no(text) is expected


def test_how_long_somebody_has_waited_is_read() -> None:
    assert waited("been waiting 5 weeks since the offer") == timedelta(weeks=5)
    assert waited("a month since they offered me") == timedelta(days=30)
    assert waited("so slow") is None


def test_the_topic_whose_words_say_most_is_meant() -> None:
    topics = {"pay": ("pay", "how much"), "time": ("how long", "weeks"), "what": ("what is",)}
    assert best_topic("how much is it", topics) == "pay"
    assert best_topic("How LONG does it take??", topics) == "time"
    assert best_topic("hello", topics) is None


@pytest.mark.parametrize(
    "said",
    [
        "i got the job! porter at aire vale nhs trust",
        "they offered me the job what now",
        "ive got an offer from aire vale",
        "been offered ward clerk at the infirmary",
    ],
)
def test_somebody_tells_of_an_offer_with_the_name_of_the_job(said: str) -> None:
    assert tells_of_offer(said)


@pytest.mark.parametrize(
    "said",
    ["porter at aire vale, closes friday", "i hope i got the job", "i didnt get the job"],
)
def test_an_advert_or_a_hope_is_no_offer(said: str) -> None:
    assert not tells_of_offer(said)
