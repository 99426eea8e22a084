"""Checks everything that residents read: sources, dates, length, words, one question and last.

Used by `mooring content check` and by the tests. A passed review date is reported as due and fails
nothing; what rests on it is said with care from that day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from bot.content.check_drills import check_drills
from bot.content.check_facts import check_facts
from bot.content.check_languages import check_languages
from bot.content.check_responses import check_responses
from bot.content.check_text import check_text, sentences
from bot.content.check_words import check_words, due, judge, judge_label
from bot.content.content import Content
from bot.content.due import models
from bot.content.facts import Fact
from bot.content.files import read_model, read_yaml
from bot.content.gateway_file import GatewayFile
from bot.content.pay import Pay
from bot.content.problems import Problem, Severity
from bot.content.ruler import Ruler
from bot.content.safety_file import SafetyRuleFile
from bot.content.say import role_card, say_comparison
from bot.content.style import Style
from bot.errors import ContentError

__all__ = ["check", "check_text", "failures", "sentences"]


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
    ruler = Ruler.of(content)
    problems = [
        *_check_roles(content, ruler, on),
        *_check_models(content, ruler, on),
        *_check_files(content_dir, content, ruler, on),
        *_check_safety(content_dir, content, ruler, on),
        *check_facts(content, ruler, on),
        *check_drills(content, ruler),
    ]
    problems += check_responses(folder, folder.parent.parent, ruler)
    problems += check_languages(content, folder, on)
    return list(dict.fromkeys(problems))


def failures(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that make a check fail."""
    return [problem for problem in problems if problem.severity is Severity.WRONG]


def _check_roles(content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    roles = list(content.roles.values())
    for role in roles:
        file = f"roles/{role.id}.yml"
        yield from check_words(file, role, ruler)
        yield from due(file, "review_by", role, on)
        for said_on in (on, date.max):
            for place, message in enumerate(role_card(content, role, said_on), start=1):
                yield from judge(file, f"card message {place}", message, ruler)
        unknown = [name for name in role.estimates if name not in type(role).model_fields]
        covered = [name for source in role.sources for name in source.covers]
        unknown += [name for name in covered if name not in type(role).model_fields]
        for name in unknown:
            yield Problem(
                Severity.WRONG, file, "sources", f'"{name}" is not a field of a role card'
            )
    for first, second in pairwise(roles):
        text = say_comparison(content, first, second)
        yield from judge("role_finder.yml", f"compare {first.id}, {second.id}", text, ruler)


def _check_models(content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    """Check every file that is one model; a new one needs no line here."""
    apart = {id(known) for known in content.fact_files.values()}
    for file, model in models(content):
        if id(model) in apart or isinstance(model, Pay | Style):
            continue
        yield from check_words(file, model, ruler)
        if isinstance(model, Fact):
            yield from due(file, "review_by", model, on)


def _check_files(content_dir: Path, content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    gateway = read_model(content_dir / "gateway.yml", GatewayFile)
    yield from check_words("gateway.yml", gateway, ruler)
    for name, label in (read_yaml(content_dir / "meanings.yml").get("meanings") or {}).items():
        yield from judge_label("meanings.yml", str(name), str(label), ruler)
    named = {
        "reminders.yml": content.reminders.labels,
        "progress.yml": content.progress.labels,
        "interviews.yml": content.interviews.matters.labels,
    }
    for file, labels in named.items():
        for unknown in sorted(labels - content.labels.keys()):
            yield Problem(Severity.WRONG, file, unknown, "is not in labels.yml")
    pay = read_model(content_dir / "pay.yml", Pay)
    yield from check_words("pay.yml", pay, ruler)
    for year in pay.years:
        if year.start <= on <= year.end or on > max(known.end for known in pay.years):
            yield from due("pay.yml", str(year.start), year, on)
    for name, post in content.signposts.items():
        yield from check_words("signposts.yml", post, ruler, name)
        yield from due("signposts.yml", name, post, on)
        if post.from_memory:
            message = "the number is from memory; check it on its source's page"
            yield Problem(Severity.DUE, "signposts.yml", name, message)


def _check_safety(content_dir: Path, content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    file = "safety_messages.yml"
    for name, reply in content.safety_replies.items():
        yield from check_words(file, reply, ruler, name)
        yield from due(file, name, reply, on)
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
