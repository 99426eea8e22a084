from pathlib import Path

import pytest

from bot.content import Content
from bot.journey.scams import ScamSign, scam_signs

ROOT = Path(__file__).resolve().parents[2]
RULES = Content.load(ROOT / "data" / "content").scams.rules()


@pytest.mark.parametrize(
    ("advert", "sign"),
    [
        ("Care staff wanted. You must pay £65 for your DBS before you start.", "fee"),
        ("There is a small refundable deposit for the uniform.", "fee"),
        ("Visa sponsorship! Payment of £4,000 needed.", "visa_for_money"),
        ("Send us your bank details to apply today", "bank_details"),
        ("You receive money in your account and keep 10%", "move_money"),
        ("Healthcare assistants, no interview needed!", "no_interview"),
        ("To apply, message us on WhatsApp", "chat_only"),
        ("Apply to nhs.jobs.london@gmail.com", "private_email"),
        ("Apply here: https://bit.ly/3abcd", "false_address"),
        ("Limited slots, reply within the hour", "pressure"),
        ("Cleaner, earn up to 1000 a week, easy money", "pay_too_high"),
        ("Send a photo of your passport to 07700 900000", "papers"),
    ],
)
def test_a_false_advert_shows_its_sign(advert: str, sign: str) -> None:
    assert sign in scam_signs(advert, RULES)


@pytest.mark.parametrize(
    "advert",
    [
        "Domestic assistant, Band 2. Riverside NHS Trust. Ask Ann: ann.example@riverside.nhs.uk.",
        "An enhanced DBS check is needed; the trust pays for it. You will have an interview.",
        "Porter. Apply at https://www.jobs.nhs.uk/candidate/jobadvert/X0000-26-0001 by Friday.",
        "Care worker in Leeds. Paid training, uniform provided, DBS paid. £12.60 an hour.",
        "We are not able to offer visa sponsorship for this post.",
    ],
)
def test_an_honest_advert_shows_none(advert: str) -> None:
    assert scam_signs(advert, RULES) == ()


def test_the_link_is_looked_at_too() -> None:
    assert scam_signs("Porter", RULES, link="https://wa.me/447700900000") == ("chat_only",)


def test_an_address_that_only_begins_like_a_private_one_is_none() -> None:
    rule = ScamSign("private", links=("mail.com",))

    assert scam_signs("jobs@hotmail.com", [rule]) == ()
    assert scam_signs("jobs@mail.com", [rule]) == ("private",)
    assert scam_signs("jobs@eu.mail.com", [rule]) == ("private",)


@pytest.mark.parametrize("text", ["", " ", "@", "http://", "£" * 5000, "a." * 5000])
def test_anything_can_be_looked_at(text: str) -> None:
    assert scam_signs(text, RULES) == ()
