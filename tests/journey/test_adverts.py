from urllib.parse import parse_qs, urlsplit

import pytest

from bot.journey.adverts import find_link, read_link, search_link, without_links

NHS = "https://www.jobs.nhs.uk/candidate/jobadvert/C9309-24-0264"


@pytest.mark.parametrize(
    "written",
    [
        NHS,
        f"found this {NHS}?utm_source=mail&language=en#apply).",
        "https://beta.jobs.nhs.uk/candidate/jobadvert/c9309-24-0264/",
        "look jobs.nhs.uk/candidate/jobadvert/C9309-24-0264 closes friday",
        "WWW.JOBS.NHS.UK/candidate/jobadvert/c9309-24-0264",
        f"<{NHS}>",
    ],
)
def test_one_advert_of_nhs_jobs_is_one_whatever_its_address(written: str) -> None:
    link = find_link(written)
    assert link is not None
    assert (link.address, link.key) == (NHS, "nhs_jobs/C9309-24-0264")
    assert (link.board, link.reference) == ("nhs_jobs", "C9309-24-0264")


@pytest.mark.parametrize(
    ("written", "board", "reference"),
    [
        ("https://apps.trac.jobs/job-advert/7654321?src=a", "trac", "7654321"),
        ("https://www.healthjobsuk.com/job/UK/London/Elm/Porter-v6543210?_ts=1", "trac", "6543210"),
        ("https://findajob.dwp.gov.uk/details/12345678?foo", "find_a_job", "12345678"),
        ("https://uk.indeed.com/viewjob?jk=11aa22&from=serp&vjs=3", "indeed", "11aa22"),
        (
            "https://www.findapprenticeship.service.gov.uk/apprenticeship/VAC1000123456",
            "apprenticeships",
            "VAC1000123456",
        ),
        ("https://www.jobs.nhs.uk/candidate/search/results?keyword=porter", "nhs_jobs", None),
        ("https://jobs.elmfield.example/job/v600", None, None),
    ],
)
def test_the_board_is_known_by_its_host_and_the_advert_by_its_number(
    written: str, board: str | None, reference: str | None
) -> None:
    link = find_link(written)
    assert link is not None
    assert (link.board, link.reference) == (board, reference)


def test_what_counts_clicks_and_says_who_somebody_is_is_taken_off() -> None:
    link = read_link("HTTPS://me:secret@Jobs.Elmfield.example:443/a/?id=7&utm_medium=x&gclid=1")
    assert link is not None
    assert link.address == "https://jobs.elmfield.example/a?id=7"
    assert link.key == "jobs.elmfield.example/a?id=7"


def test_a_place_in_a_page_is_taken_off_but_not_what_names_the_page() -> None:
    assert read_link("https://elm.example/jobs#top").address == "https://elm.example/jobs"  # type: ignore[union-attr]
    assert read_link("https://elm.example/jobs#/12").address == "https://elm.example/jobs#/12"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "written",
    ["no link", "porter@elmfield.com", "javascript:alert(1)", "http://localhost/a", "http://[::1",
     "", "closes 3.12.2026", "9.30/2.30", "ftp://elm.example/a"],
)  # fmt: skip
def test_what_is_no_web_address_is_none(written: str) -> None:
    assert find_link(written) is None


def test_a_message_is_read_without_its_links() -> None:
    assert without_links(f"porter {NHS} at elmfield").split() == ["porter", "at", "elmfield"]


def test_a_search_is_ready_for_a_job_near_a_postcode_and_anywhere() -> None:
    parts = urlsplit(search_link("domestic assistant", "LS9"))
    assert parts.hostname == "www.jobs.nhs.uk"
    assert parse_qs(parts.query)["keyword"] == ["domestic assistant"]
    assert parse_qs(parts.query)["location"] == ["LS9"]
    assert "location" not in search_link("porter", None)
