import pytest

from bot.content import Content
from bot.journey.experience import find_experience


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("i was a waitress 6 years", {"hospitality"}),
        (
            "i only did cleaning and look after my father in law he has dementia",
            {"cleaning", "caring"},
        ),
        ("amazon picker then uber driver", {"warehouse", "driving"}),
        ("volunteer at the food bank, i speak somali", {"volunteering", "language"}),
        ("never worked in a shop but i was a nanny", {"childcare"}),
        ("nothing", set()),
        ("", set()),
        ("😀", set()),
    ],
)
def test_what_somebody_has_done_is_recognised_paid_or_not(
    content: Content, typed: str, tags: set[str]
) -> None:
    words = {tag: entry.words for tag, entry in content.finder.experience.items()}

    assert find_experience(typed, words) == tags
