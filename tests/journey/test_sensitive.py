# ruff: noqa: E501 (a table row stays on one line)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.sensitive import MASK, SensitiveKind, mask


@pytest.mark.parametrize(
    ("typed", "kept", "kind"),
    [
        ("my ni is QQ 12 34 56 C", f"my ni is {MASK}", SensitiveKind.NATIONAL_INSURANCE),
        ("ab123456c", MASK, SensitiveKind.NATIONAL_INSURANCE),
        ("share code W12 3AB 4CD", f"share code {MASK}", SensitiveKind.SHARE_CODE),
        ("here w123ab4cd ok", f"here {MASK} ok", SensitiveKind.SHARE_CODE),
        ("W12 3AB 4CD", MASK, SensitiveKind.SHARE_CODE),
        ("w12 3ab 4cd", MASK, SensitiveKind.SHARE_CODE),
        ("its w4k-8pz-2tn ok?", f"its {MASK} ok?", SensitiveKind.SHARE_CODE),
        ("W12-3AB-4CD", MASK, SensitiveKind.SHARE_CODE),
        ("code is Wab 3c4 5d6 thanks", f"code is {MASK} thanks", SensitiveKind.SHARE_CODE),
        ("share code 9k2 b3d 4e5", f"share code {MASK}", SensitiveKind.SHARE_CODE),
        ("sharecode: wabc3d4ef", f"sharecode: {MASK}", SensitiveKind.SHARE_CODE),
        ("ni no QQ123456C", f"ni no {MASK}", SensitiveKind.NATIONAL_INSURANCE),
        (
            "qq 12 34 56 c is my ni number",
            f"{MASK} is my ni number",
            SensitiveKind.NATIONAL_INSURANCE,
        ),
        ("passport number 123456789", f"passport number {MASK}", SensitiveKind.DOCUMENT),
        ("my pasport is 12345678", f"my pasport is {MASK}", SensitiveKind.DOCUMENT),
        ("passport no: AB 1234567", f"passport no: {MASK}", SensitiveKind.DOCUMENT),
        ("brp ZX1234567", f"brp {MASK}", SensitiveKind.DOCUMENT),
        ("zx 1234567 is on the card", f"{MASK} is on the card", SensitiveKind.DOCUMENT),
        ("MORGA657054SM9IJ", MASK, SensitiveKind.DOCUMENT),
        ("licence osei9 657054 sm9ij 35", f"licence {MASK}", SensitiveKind.DOCUMENT),
        (
            "sort code 12-34-56 account 12345678",
            f"sort code {MASK} account {MASK}",
            SensitiveKind.BANK_ACCOUNT,
        ),
        ("20-00-00 12345678", f"{MASK} {MASK}", SensitiveKind.BANK_ACCOUNT),
        ("GB29 NWBK 6016 1331 9268 19", MASK, SensitiveKind.BANK_ACCOUNT),
        ("4111 1111 1111 1111", MASK, SensitiveKind.CARD),
        ("card 4111-1111-1111-1112", f"card {MASK}", SensitiveKind.CARD),
        ("call bilal on 07700 900123", f"call bilal on {MASK}", SensitiveKind.PHONE),
        ("+44 7700 900 123", MASK, SensitiveKind.PHONE),
        ("write to bilal@example.org please", f"write to {MASK} please", SensitiveKind.EMAIL),
        ("i am at LS9 7TA now", "i am at LS9 now", SensitiveKind.POSTCODE),
    ],
)
def test_what_must_not_be_stored_is_taken_out_and_named(
    typed: str, kept: str, kind: SensitiveKind
) -> None:
    masked = mask(typed)

    assert masked.text == kept
    assert masked.kinds == (kind,)


@pytest.mark.parametrize(
    "typed",
    ["", "i worked 2015 to 2019 and 2020", "started 12 03 2019", "9.30 to 2.30", "LS9", "we are 3 people",
     "samaritans 116 123", "ring 0808 2000 247", "https://www.jobs.nhs.uk/candidate/jobadvert/C9292-25-0453",
     "passport 2015 to 2025", "my passport 2015 2025", "passport ran out 12 03 2019", "sat 7am 3pm",
     "SAT 7AM 3PM", "was 250 300", "sun 9am 5pm", "wed 1st 2nd", "passport since 2019", "id 3 months",
     "we worked for six yrs", "4111 1111 1111 1112", "হ্যালো", "مرحبا بك", "😀" * 100],
)  # fmt: skip
def test_ordinary_words_dates_links_and_help_lines_stay(typed: str) -> None:
    assert mask(typed) == (type(mask(""))(typed, ()))


def test_several_things_in_one_message_are_each_named_once() -> None:
    masked = mask("me@example.org, 07700 900123 and 07700 900124")

    assert masked.text == f"{MASK}, {MASK} and {MASK}"
    assert masked.kinds == (SensitiveKind.EMAIL, SensitiveKind.PHONE)


@given(st.text(max_size=4096))
def test_masking_never_fails_and_finds_nothing_the_second_time(typed: str) -> None:
    masked = mask(typed)

    assert mask(masked.text).text == masked.text


@given(
    st.sampled_from(
        ["AB123456C", "W12 3AB 4CD", "4111 1111 1111 1111", "07700 900123", "a@example.org"]
    ),
    st.text(alphabet="abcdefghij ,.!?", max_size=40),
    st.text(alphabet="abcdefghij ,.!?", max_size=40),
)
def test_a_secret_between_any_words_is_gone(secret: str, before: str, after: str) -> None:
    assert secret not in mask(f"{before} {secret} {after}").text
