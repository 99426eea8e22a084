import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content import Content
from bot.errors import ContentError
from bot.journey.stages import Stage

ROOT = Path(__file__).resolve().parents[2]
SPRING = date(2026, 5, 1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "content", tmp_path / "content"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_twenty_two_roles_are_there_in_the_order_of_their_numbers(content: Content) -> None:
    assert [role.number for role in content.roles.values()] == list(range(1, 23))


def test_every_role_has_sources_dates_and_an_owner(content: Content) -> None:
    for role in content.roles.values():
        assert role.sources
        assert all(
            content.sources[citation.key].url.startswith("https://") for citation in role.sources
        )
        assert role.checked_on < role.review_by
        assert role.owner


def test_every_shown_field_of_a_role_has_a_source_or_is_marked_as_an_estimate(
    content: Content,
) -> None:
    shown = {"does", "hours", "asked_for", "fits_text", "tests", "dbs", "way_in"}
    for role in content.roles.values():
        covered = {name for citation in role.sources for name in citation.covers}
        assert shown <= covered | set(role.estimates), role.id


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("porter", "porter"),
        ("a cleaner please", "domestic_assistant"),
        ("HCA", "healthcare_support_worker"),
        ("farmacy asistant", "pharmacy_assistant"),
        ("receptionst job", "receptionist"),
        ("what does a ward clark do", "ward_clerk"),
        ("dinner lady", "ward_host"),
        ("i like the porters", "porter"),
        ("apprentiships", "apprentice"),
    ],
)
def test_a_role_is_found_by_its_slang_and_in_spite_of_spelling(
    content: Content, said: str, role: str
) -> None:
    found = content.find_role(said)

    assert found is not None
    assert found.id == role


@pytest.mark.parametrize("said", ["", "😀", "i want to be a pilot", "مرحبا", "x" * 4096])
def test_a_role_that_we_do_not_have_is_not_guessed(content: Content, said: str) -> None:
    assert content.find_role(said) is None


def test_a_poster_that_nobody_knows_leads_to_the_default_campaign(content: Content) -> None:
    assert content.campaign("lincoln-green").neighbourhood == "Lincoln Green"
    assert content.campaign("no-such-place").id == content.campaigns.default
    assert content.campaign(None).id == content.campaigns.default


def test_pay_is_that_of_the_day_and_unknown_beyond_the_years_we_hold(content: Content) -> None:
    before, after = content.pay_for("2", date(2026, 3, 31)), content.pay_for("2", date(2026, 4, 1))

    assert before is not None
    assert after is not None
    assert (before.low, after.low) == (24465, 25272)
    assert round(before.hourly, 2) == 12.51
    assert after.confidence == "weak"
    assert content.pay_for("2", date(2027, 4, 1)) is None


def test_pay_is_said_with_about_and_check_the_advert(content: Content) -> None:
    said = content.pay.say("2", SPRING)

    assert said.startswith("Band 2: about £25,300 a year")
    assert said.endswith("Check the advert.")
    assert "£" not in content.pay.say("2", date(2030, 1, 1))


def test_a_label_too_long_for_a_button_is_shortened(content: Content) -> None:
    assert content.label("about", title="Porter") == "About Porter"
    assert len(content.label("about", title="x" * 100)) == 64


def test_a_label_that_does_not_exist_is_named(content: Content) -> None:
    with pytest.raises(ContentError, match="no_such_label"):
        content.label("no_such_label")


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("roles/porter.yml", "lifting: much", "lifting: lots", "traits.lifting"),
        ("roles/porter.yml", "lifting: much", "liftin: much", "traits"),
        ("roles/porter.yml", "id: porter", "id: porters", "id"),
        ("roles/porter.yml", "number: 6", "number: 7", "number"),
        ("roles/porter.yml", "key: HC-454", "key: HC-999", "HC-999"),
        ("roles/porter.yml", "warehouse: strong", "wherehouse: strong", "wherehouse"),
        ("roles/porter.yml", 'band: "2"', 'band: "9"', "pay.band"),
        ("roles/porter.yml", "hospital porter,", "hospital porter, cleaner,", "cleaner"),
        ("roles/porter.yml", "review_by: 2027-05-21", "review_by: 2020-05-21", "review_by"),
        ("roles/porter.yml", "title: Porter", "title: Porter\ntitle: Carrier", "title"),
        ("roles/porter.yml", "title: Porter", "title: [Porter", "line"),
        ("signposts.yml", "sources: [SAM]", "sources: [SAMM]", "SAMM"),
        ("campaigns.yml", "default: general", "default: nowhere", "nowhere"),
        ("safety_messages.yml", "label: safe_now", "label: safe_no", "safe_no"),
        ("safety_messages.yml", "signposts: [emergency]", "signposts: [emergancy]", "emergancy"),
        ("safety.yml", "- fgm", "- '{nobody} fgm'", "child_at_risk"),
        ("labels.yml", "  paused: on a break\n", "", "paused"),
        ("pay.yml", "low: 25760", "low: 99999", "years"),
    ],
)
def test_what_an_editor_got_wrong_is_named_with_its_file_and_field(
    copy: Path, file: str, old: str, new: str, named: str
) -> None:
    change(copy / file, old, new)

    with pytest.raises(ContentError) as caught:
        Content.load(copy)

    assert file.split("/", maxsplit=1)[0].removesuffix(".yml") in str(caught.value)
    assert named in str(caught.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "pay.yml").unlink()

    with pytest.raises(ContentError, match=r"pay\.yml"):
        Content.load(copy)


def test_a_folder_without_role_cards_is_named(copy: Path) -> None:
    shutil.rmtree(copy / "roles")
    (copy / "roles").mkdir()

    with pytest.raises(ContentError, match="roles"):
        Content.load(copy)


def test_every_stage_has_a_plain_name(content: Content) -> None:
    assert set(content.words.stages) == set(Stage)
