"""Checks everything that residents read: sources, dates, length, words, one question and last.

Used by `mooring content check` and by the tests. A passed review date is reported as due and fails
nothing; the reading age is not measured here, because no library for it is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.content.check_languages import check_languages
from bot.content.content import Content
from bot.content.facts import Fact
from bot.content.files import read_model, read_yaml
from bot.content.pay import Pay
from bot.content.problems import Problem, Severity
from bot.content.reminders_file import RemindersFile
from bot.content.safety_file import SafetyRuleFile
from bot.content.say import role_card, say_comparison
from bot.content.smaller import Style
from bot.content.words import Label, Part, Words
from bot.errors import ContentError


def check(content_dir: Path, on: date, responses_dir: Path | None = None) -> list[Problem]:
    """Return every problem of `data/content` and of the Rasa responses beside it.

    `responses_dir` defaults to the neighbour `responses` of the content directory; where it does
    not exist only the content is checked. A file that cannot be loaded is one problem.
    """
    try:
        content = Content.load(content_dir)
    except ContentError as error:
        return [Problem(Severity.WRONG, str(content_dir), "loading", str(error))]
    folder = responses_dir or content_dir.parent / "responses"
    problems = [
        *_check_roles(content, on),
        *_check_files(content_dir, content, on),
        *_check_safety(content_dir, content, on),
    ]
    for file in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        problems += _check_responses(file, content.style)
    problems += check_languages(content, folder, on)
    return problems


def failures(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that make a check fail."""
    return [problem for problem in problems if problem.severity is Severity.WRONG]


def check_text(text: str, style: Style) -> Iterator[tuple[Severity, str]]:
    """Judge one message that a resident may read."""
    if len(text) > style.never_over_characters:
        yield Severity.WRONG, f"has {len(text)} characters; cut it to {style.max_characters}"
    elif len(text) > style.max_characters:
        yield Severity.ADVICE, f"has {len(text)} characters; usually {style.max_characters} at most"
    for sentence in sentences(text):
        words = len(sentence.split())
        if words > style.max_words_in_sentence:
            start = " ".join(sentence.split()[:4])
            yield Severity.WRONG, f'has a sentence of {words} words ("{start} …"); cut it in two'
    yield from _forbidden(text, style)
    yield from _questions(text)


def sentences(text: str) -> list[str]:
    """Split a message into sentences: at line ends, and at stops followed by a space.

    "9.30am" and "jobs.nhs.uk" hold no stop of that kind.
    """
    pieces = re.split(r"\n+|(?<=[.!?…])[\"”')]*\s+|:\s+", text)
    return [piece.strip(" •-") for piece in pieces if piece.strip(" •-")]


def _forbidden(text: str, style: Style) -> Iterator[tuple[Severity, str]]:
    allowed = text
    for phrase in style.allowed:
        allowed = re.sub(re.escape(phrase), " ", allowed, flags=re.IGNORECASE)
    for word, instead in style.forbidden.items():
        # Abbreviations are matched in capitals, so that "HCA" is not found in other words.
        flags = 0 if word.isupper() else re.IGNORECASE
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", allowed, flags):
            yield Severity.WRONG, f'uses "{word}"; instead: {instead}'


def _questions(text: str) -> Iterator[tuple[Severity, str]]:
    asked = [piece for piece in sentences(text) if piece.endswith("?")]
    if len(asked) > 1:
        yield Severity.WRONG, f"asks {len(asked)} questions; ask one"
    elif asked and not text.rstrip().endswith("?"):
        yield Severity.ADVICE, "asks a question that does not come last; put it last"


def _check_roles(content: Content, on: date) -> Iterator[Problem]:
    roles = list(content.roles.values())
    for role in roles:
        file = f"roles/{role.id}.yml"
        yield from _check_words(file, role, content.style)
        yield from _due(file, "review_by", role, on)
        for place, message in enumerate(role_card(content, role, on), start=1):
            yield from _judge(file, f"card message {place}", message, content.style)
        unknown = [name for name in role.estimates if name not in type(role).model_fields]
        covered = [name for source in role.sources for name in source.covers]
        unknown += [name for name in covered if name not in type(role).model_fields]
        for name in unknown:
            yield Problem(
                Severity.WRONG, file, "sources", f'"{name}" is not a field of a role card'
            )
    for first, second in pairwise(roles):
        text = say_comparison(content, first, second)
        yield from _judge(
            "role_finder.yml", f"compare {first.id}, {second.id}", text, content.style
        )


def _check_files(content_dir: Path, content: Content, on: date) -> Iterator[Problem]:
    style = content.style
    yield from _check_words("role_finder.yml", content.finder, style)
    yield from _check_words("labels.yml", content.words, style)
    yield from _check_words("campaigns.yml", content.campaigns, style)
    yield from _check_words("data_rights.yml", content.rights, style)
    reminders = read_model(content_dir / "reminders.yml", RemindersFile)
    yield from _check_words("reminders.yml", reminders, style)
    for label in sorted(reminders.labels - content.labels.keys()):
        yield Problem(Severity.WRONG, "reminders.yml", label, "is not in labels.yml")
    pay = read_model(content_dir / "pay.yml", Pay)
    yield from _check_words("pay.yml", pay, style)
    for year in pay.years:
        if year.start <= on <= year.end or on > max(known.end for known in pay.years):
            yield from _due("pay.yml", str(year.start), year, on)
    for name, post in content.signposts.items():
        yield from _check_words("signposts.yml", post, style, name)
        yield from _due("signposts.yml", name, post, on)
        if post.from_memory:
            message = "the number is from memory; check it on its source's page"
            yield Problem(Severity.DUE, "signposts.yml", name, message)


def _check_safety(content_dir: Path, content: Content, on: date) -> Iterator[Problem]:
    file = "safety_messages.yml"
    for name, reply in content.safety_replies.items():
        yield from _check_words(file, reply, content.style, name)
        yield from _due(file, name, reply, on)
        said = " ".join(message.text for message in reply.messages)
        for post in reply.signposts:
            number = content.signposts[post].number
            if number not in said:
                yield Problem(
                    Severity.WRONG, file, name, f"does not say the number {number} of {post}"
                )
    for rule in content.safety_rules.rules:
        if rule.reply not in content.safety_replies:
            message = f'reply "{rule.reply}" is not in {file}'
            yield Problem(Severity.WRONG, "safety.yml", rule.rule_id, message)
    rules = read_model(content_dir / "safety.yml", SafetyRuleFile)
    if on > rules.review_by:
        yield Problem(Severity.DUE, "safety.yml", "review_by", f"review was due {rules.review_by}")


def _due(file: str, place: str, fact: Fact, on: date) -> Iterator[Problem]:
    if fact.is_due(on):
        yield Problem(Severity.DUE, file, place, f"review was due {fact.review_by}")


def _check_words(file: str, model: BaseModel, style: Style, under: str = "") -> Iterator[Problem]:
    for place, words in _walk(model, under):
        if isinstance(words, Part):
            for severity, message in _forbidden(words, style):
                yield Problem(severity, file, place, message)
        elif isinstance(words, Label):
            if len(words) > style.max_label_characters:
                message = (
                    f"has {len(words)} characters; a button holds {style.max_label_characters}"
                )
                yield Problem(Severity.WRONG, file, place, message)
        else:
            yield from _judge(file, place, words, style)


def _walk(value: Any, place: str) -> Iterator[tuple[str, Words]]:
    """Find every text for residents in a model, with its place."""
    if isinstance(value, Words):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), f"{place}.{name}".strip("."))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, f"{place}.{name}".strip("."))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _walk(inner, f"{place}[{at}]")


def _judge(file: str, place: str, text: str, style: Style) -> Iterator[Problem]:
    for severity, message in check_text(text, style):
        yield Problem(severity, file, place, message)


def _check_responses(file: Path, style: Style) -> Iterator[Problem]:
    """Check the texts and buttons of one Rasa responses file."""
    name = f"responses/{file.name}"
    try:
        plain = read_yaml(file)
    except ContentError as error:
        yield Problem(Severity.WRONG, name, "loading", str(error))
        return
    responses = plain.get("responses") if isinstance(plain, dict) else None
    for response, variations in (responses or {}).items():
        for at, variation in enumerate(variations or ()):
            place = f"{response}[{at}]"
            text = variation.get("text")
            if text:
                yield from _judge(name, place, str(text), style)
            for button in variation.get("buttons") or ():
                title = str(button.get("title", ""))
                if not title or len(title) > style.max_label_characters:
                    message = f"a button needs 1 to {style.max_label_characters} characters"
                    yield Problem(Severity.WRONG, name, place, message)
