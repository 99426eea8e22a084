"""Situations of papers, each written down from the sources, and the verdict for every check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.content import Content
from bot.journey.documents import (
    EXPIRED,
    HAVE,
    NONE,
    NOT_SURE,
    Check,
    Standing,
    Verdict,
    judge,
)

CONTENT = Path(__file__).parents[2] / "data" / "content"
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "document_situations.yml").read_text(encoding="utf-8")
)
NAMES = {"photo": Check.IDENTITY, "address": Check.ADDRESS, "work": Check.RIGHT_TO_WORK}
PAPERS = Content.load(CONTENT).documents.papers


def verdicts(has: dict[str, str], *prefers: str) -> dict[Check, Verdict]:
    return judge(PAPERS, has, prefers)


@pytest.mark.parametrize("case", CASES, ids=[one["about"] for one in CASES])
def test_a_situation_has_its_verdict(case: dict[str, Any]) -> None:
    found = verdicts(case["has"], *case.get("prefers", ()))
    for name, check in NAMES.items():
        one = found[check]
        if name in case:
            assert one.standing == case[name], one
        if f"why_{name}" in case:
            assert case[f"why_{name}"] in one.reasons
        if f"easiest_{name}" in case:
            assert one.easiest == case[f"easiest_{name}"]
        if f"useless_{name}" in case:
            assert case[f"useless_{name}"] in one.useless
    if "more" in case:
        assert found[Check.ADDRESS].missing == case["more"]
    if "need" in case:
        assert found[Check.ADDRESS].need == case["need"]
    if "need_work" in case:
        assert found[Check.RIGHT_TO_WORK].need == case["need_work"]


def test_there_are_at_least_forty_situations_and_each_paper_is_known() -> None:
    assert len(CASES) >= 40
    assert {paper for case in CASES for paper in case["has"]} <= set(PAPERS)


@pytest.mark.parametrize(
    ("has", "standing"),
    [
        ({"passport": HAVE, "bank_statement": HAVE, "council_tax": HAVE}, Standing.ENOUGH),
        ({"passport": HAVE, "bank_statement": HAVE}, Standing.MISSING),
        ({"passport": EXPIRED, "bank_statement": HAVE, "council_tax": HAVE}, Standing.MISSING),
        ({"evisa": HAVE, "bank_statement": HAVE, "council_tax": HAVE}, Standing.ENOUGH),
        ({"birth_certificate": HAVE, "bank_statement": HAVE, "p45": HAVE}, Standing.ASK),
        ({"marriage_certificate": HAVE, "bank_statement": HAVE, "tax_letter": HAVE}, Standing.ASK),
        ({}, Standing.MISSING),
    ],
)
def test_the_papers_for_a_dbs_check(has: dict[str, str], standing: Standing) -> None:
    assert verdicts(has)[Check.DBS].standing == standing


@pytest.mark.parametrize("paper", ["marriage_certificate", "deed_poll", "decree_absolute"])
def test_a_new_name_is_explained_by_one_paper(paper: str) -> None:
    assert verdicts({paper: HAVE})[Check.NAME].standing == Standing.ENOUGH


def test_who_has_no_paper_for_a_new_name_hears_of_three() -> None:
    one = verdicts({"passport": HAVE})[Check.NAME]
    assert one.standing == Standing.MISSING
    assert {one.easiest, *one.others} == {"marriage_certificate", "deed_poll", "decree_absolute"}


def test_what_somebody_does_not_have_is_not_proposed_as_proof_of_address() -> None:
    has = {"passport": HAVE, "bank_statement": NONE, "energy_bill": NONE}
    one = verdicts(has)[Check.ADDRESS]
    assert not {"bank_statement", "energy_bill"} & {one.easiest, *one.others}


STATES = st.sampled_from([HAVE, EXPIRED, NONE, NOT_SURE])


@given(st.dictionaries(st.sampled_from(sorted(PAPERS)), STATES, max_size=8))
def test_every_combination_has_a_verdict_that_rests_on_what_they_have(has: dict[str, str]) -> None:
    for check, one in verdicts(has).items():
        assert one.check == check
        assert all(has[paper] in {HAVE, EXPIRED} for paper in (*one.rests_on, *one.to_ask))
        assert one.easiest not in {paper for paper, state in has.items() if state == HAVE}
        assert (one.standing != Standing.ENOUGH) or one.rests_on


@given(
    st.dictionaries(st.sampled_from(sorted(PAPERS)), STATES, max_size=6),
    st.sampled_from(sorted(PAPERS)),
)
def test_one_paper_more_never_makes_a_check_worse(has: dict[str, str], paper: str) -> None:
    order = [Standing.UNKNOWN, Standing.MISSING, Standing.ASK, Standing.ENOUGH]
    before, after = verdicts(has), verdicts({**has, paper: HAVE})
    for check in (Check.IDENTITY, Check.ADDRESS):
        if before[check].standing == Standing.ENOUGH and has.get(paper) != HAVE:
            assert order.index(after[check].standing) == order.index(Standing.ENOUGH)


def test_each_rule_that_a_verdict_names_is_written_down_with_its_source() -> None:
    content = Content.load(CONTENT)
    named = {
        reason
        for case in CASES
        for one in verdicts(case["has"]).values()
        for reason in one.reasons
    }  # fmt: skip
    assert named <= set(content.documents.reasons)
    for reason in content.documents.reasons.values():
        assert set(reason.sources) <= set(content.sources)
    for paper in content.documents.documents.values():
        assert paper.sources or paper.estimate
        assert set(paper.sources) <= set(content.sources)
