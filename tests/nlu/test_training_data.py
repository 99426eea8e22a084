"""The training examples keep the contract of intents and never teach what they are tested with."""

import functools
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.journey.language import ENGLISH
from bot.journey.language import LANGUAGES as LANGUAGES_SPOKEN

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "data" / "nlu"
ROLES = ROOT / "data" / "content" / "roles"
LANGUAGES = TRAINING / "languages"
HELD_OUT = Path(__file__).with_name("held_out.yml")
UNSEEN = Path(__file__).with_name("unseen.yml")
OTHER_LANGUAGES = Path(__file__).with_name("languages.yml")

LEAST_EXAMPLES = 25
LEAST_SAFETY_EXAMPLES = 40
LEAST_OUT_OF_SCOPE_EXAMPLES = 60
LEAST_HELD_OUT = 4
LEAST_EXAMPLES_IN_A_LANGUAGE = 10

# Transcripts and reports of failed turns speak of these names, so they may not change.
INTENTS = frozenset(
    {
        "greet",
        "goodbye",
        "affirm",
        "deny",
        "thank",
        "help",
        "repeat",
        "back",
        "skip",
        "pause",
        "stop",
        "human",
        "bot_challenge",
        "feedback",
        "complain",
        "out_of_scope",
        "privacy_ask",
        "data_export",
        "data_delete",
        "data_correct",
        "sharing_change",
        "language_change",
        "safety_crisis",
        "safety_danger",
        "safety_distress",
        "safety_scam",
        "progress_ask",
        "reminders_change",
        "roles_find",
        "roles_describe",
        "roles_compare",
        "roles_requirements",
        "roles_pay",
        "roles_hours",
        "roles_choose",
        "experience_tell",
        "training_ask",
        "readiness_ask",
        "barrier_tell",
        "status_tell",
        "skills_check",
        "training_update",
        "vacancies_find",
        "vacancy_add",
        "application_start",
        "application_statement",
        "application_gaps",
        "application_ai",
        "application_referees",
        "application_convictions",
        "application_disability",
        "application_submitted",
        "application_no_reply",
        "application_rejected",
        "application_withdraw",
        "deadline_ask",
        "interview_invited",
        "interview_practise",
        "interview_star",
        "interview_prepare",
        "interview_adjustments",
        "interview_nerves",
        "interview_reschedule",
        "interview_outcome",
        "test_ask",
        "test_practise",
        "offer_received",
        "offer_decline",
        "checks_ask",
        "checks_identity",
        "checks_right_to_work",
        "checks_references",
        "checks_dbs",
        "checks_health",
        "checks_qualifications",
        "checks_update",
        "checks_delay",
        "start_date",
        "inwork_good",
        "inwork_problem",
        "job_left",
        "benefits_ask",
        "childcare_ask",
        "travel_ask",
    }
)
# What is understood in other languages too.
CORE = frozenset(
    {
        "greet",
        "help",
        "human",
        "roles_find",
        "vacancies_find",
        "application_start",
        "interview_practise",
        "checks_ask",
        "benefits_ask",
        "progress_ask",
        "language_change",
        "safety_crisis",
        "safety_danger",
        "safety_distress",
        "safety_scam",
    }
)
ENTITIES = frozenset(
    {"role", "employer", "date", "time", "outcode", "hours", "link", "check", "language"}
)
CHECKS = frozenset({"identity", "right_to_work", "references", "dbs", "health", "qualifications"})

ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<entity>[^)]+)\)")


@functools.cache
def blocks(kind: str) -> list[tuple[str, list[str]]]:
    """Every block of one kind (intent, synonym, lookup, regex) as its name and its examples."""
    found: list[tuple[str, list[str]]] = []
    for path in sorted(TRAINING.rglob("*.yml")):
        found += _in_file(path, kind)
    return found


def _in_file(path: Path, kind: str) -> list[tuple[str, list[str]]]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (block[kind], [line[2:].strip() for line in block["examples"].splitlines()])
        for block in content["nlu"]
        if kind in block
    ]


def plain(example: str) -> str:
    """What is left of a sentence without annotations, case and punctuation."""
    words = ANNOTATION.sub(r"\g<text>", example).casefold()
    kept = (letter for letter in words if not unicodedata.category(letter).startswith("P"))
    return " ".join("".join(kept).split())


@functools.cache
def taught() -> list[tuple[str, str]]:
    """All examples, each with its intent."""
    return [(intent, example) for intent, examples in blocks("intent") for example in examples]


def annotated(entity: str) -> set[str]:
    """The words marked as one entity anywhere in the examples."""
    return {
        match["text"].casefold()
        for _, example in taught()
        for match in ANNOTATION.finditer(example)
        if match["entity"] == entity
    }


@functools.cache
def meanings() -> dict[str, str]:
    """Each synonym and the value it stands for."""
    return {word.casefold(): value for value, words in blocks("synonym") for word in words}


@functools.cache
def lookup(entity: str) -> set[str]:
    """The words an entity is looked up by."""
    return {word.casefold() for name, words in blocks("lookup") if name == entity for word in words}


def role_ids() -> set[str]:
    """The ids of the roles that residents can choose."""
    return {path.stem for path in ROLES.glob("*.yml")}


@functools.cache
def held_out(file: Path = HELD_OUT) -> list[dict[str, str]]:
    """The sentences that are kept for measuring."""
    sentences: list[dict[str, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return sentences


def test_every_intent_a_resident_may_mean_is_taught_and_no_other() -> None:
    names = [name for path in TRAINING.glob("*.yml") for name, _ in _in_file(path, "intent")]

    assert set(names) == INTENTS
    assert len(names) == len(INTENTS), "an intent is spread over two blocks"


@pytest.mark.parametrize("code", [code for code in LANGUAGES_SPOKEN if code != ENGLISH])
def test_what_matters_most_is_taught_in_every_language(code: str) -> None:
    found = _in_file(LANGUAGES / f"{code}.yml", "intent")

    assert {name for name, _ in found} >= CORE
    assert len(found) == len({name for name, _ in found}), "an intent is spread over two blocks"
    assert min(len(examples) for _, examples in found) >= LEAST_EXAMPLES_IN_A_LANGUAGE


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_every_intent_has_enough_examples(intent: str) -> None:
    least = LEAST_EXAMPLES
    if intent.startswith("safety_"):
        least = LEAST_SAFETY_EXAMPLES
    if intent == "out_of_scope":
        least = LEAST_OUT_OF_SCOPE_EXAMPLES

    assert sum(1 for name, _ in taught() if name == intent) >= least


def test_no_sentence_is_taught_twice_or_with_two_meanings() -> None:
    seen: dict[str, str] = {}
    clashes = []
    for intent, example in taught():
        words = plain(example)
        if words in seen:
            clashes.append(f"{example!r} in {intent} and {seen[words]}")
        seen[words] = intent

    assert clashes == []


def test_no_example_is_empty_or_carries_broken_annotations() -> None:
    broken = [
        example
        for _, example in taught()
        if (not plain(example) and example != "?")
        or re.search(r"[\[\]]", ANNOTATION.sub("", example))
    ]

    assert broken == []


def test_only_the_agreed_entities_are_marked() -> None:
    marked = {m["entity"] for _, example in taught() for m in ANNOTATION.finditer(example)}

    assert marked == ENTITIES


def test_every_role_a_resident_names_is_a_role_of_the_content() -> None:
    roles = role_ids()
    words = annotated("role") | lookup("role")

    assert roles
    unknown = {word for word in words if meanings().get(word, word.replace(" ", "_")) not in roles}
    assert unknown == set()


def test_every_other_name_of_a_role_leads_to_that_role() -> None:
    known = meanings()
    words = lookup("role")
    lost = []
    for path in sorted(ROLES.glob("*.yml")):
        role = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in [role["title"], *role["other_names"]]:
            word = str(name).casefold()
            if known.get(word, word) != role["id"] or word not in words:
                lost.append((role["id"], word))

    assert [item for item in lost if item[1] != item[0]] == []


def test_every_check_a_resident_names_is_one_of_the_six() -> None:
    words = annotated("check") | lookup("check")

    assert {word for word in words if meanings().get(word, word) not in CHECKS} == set()


def test_no_word_stands_for_two_things() -> None:
    seen: dict[str, str] = {}
    clashes = []
    for value, words in blocks("synonym"):
        for word in words:
            key = word.casefold()
            if seen.get(key, value) != value:
                clashes.append((word, seen[key], value))
            seen[key] = value

    assert clashes == []


@pytest.mark.parametrize(
    ("text", "outcode"),
    [
        ("i live in SE15 near the station", "SE15"),
        ("ls9", "ls9"),
        ("w1a please", "w1a"),
        ("alright m8", None),
        ("im in room b4", "b4"),
        ("band 2", None),
        ("interview at 2pm", None),
    ],
)
def test_a_postcode_district_is_found_and_text_speak_mostly_is_not(
    text: str, outcode: str | None
) -> None:
    (pattern,) = dict(blocks("regex"))["outcode"]

    found = re.search(pattern, text, flags=re.IGNORECASE)

    assert (found.group() if found else None) == outcode


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "found https://www.jobs.nhs.uk/candidate/x?a=1",
            "https://www.jobs.nhs.uk/candidate/x?a=1",
        ),
        ("look at www.trac.jobs/job/1 please", "www.trac.jobs/job/1"),
        ("its on jobs.nhs.uk", "jobs.nhs.uk"),
        ("i finish at 2.30.then home", None),
        ("no link here", None),
    ],
)
def test_a_link_is_found_with_and_without_its_scheme(text: str, link: str | None) -> None:
    patterns = dict(blocks("regex"))["link"]

    found = [m.group() for p in patterns if (m := re.search(p, text, flags=re.IGNORECASE))]

    assert (found[0] if found else None) == link


@pytest.mark.parametrize("file", [HELD_OUT, UNSEEN], ids=lambda file: file.stem)
def test_the_held_out_sentences_cover_every_intent(file: Path) -> None:
    counts = dict.fromkeys(INTENTS, 0)
    for sentence in held_out(file):
        counts[sentence["intent"]] += 1

    assert {name for name, count in counts.items() if count < LEAST_HELD_OUT} == set()


@pytest.mark.parametrize("file", [HELD_OUT, UNSEEN, OTHER_LANGUAGES], ids=lambda file: file.stem)
def test_no_held_out_sentence_is_taught(file: Path) -> None:
    known = {plain(example) for _, example in taught()}

    assert [s["text"] for s in held_out(file) if plain(s["text"]) in known] == []
