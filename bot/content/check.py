"""Checks everything that residents read: sources, dates, length, words, one question and last.

Used by `mooring content check` and by the tests. A passed review date is reported as due and fails
nothing; what rests on it is said with care from that day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from bot.content.check_facts import check_facts
from bot.content.check_languages import check_languages
from bot.content.check_responses import check_responses
from bot.content.check_text import check_text, sentences
from bot.content.check_words import check_words, due, judge
from bot.content.content import Content
from bot.content.files import read_model
from bot.content.pay import Pay
from bot.content.problems import Problem, Severity
from bot.content.reminders_file import RemindersFile
from bot.content.ruler import Ruler
from bot.content.safety_file import SafetyRuleFile
from bot.content.say import role_card, say_comparison
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
        *_check_files(content_dir, content, ruler, on),
        *_check_safety(content_dir, content, ruler, on),
        *check_facts(content, ruler, on),
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


def _check_files(content_dir: Path, content: Content, ruler: Ruler, on: date) -> Iterator[Problem]:
    yield from check_words("role_finder.yml", content.finder, ruler)
    yield from check_words("labels.yml", content.words, ruler)
    yield from check_words("campaigns.yml", content.campaigns, ruler)
    yield from check_words("data_rights.yml", content.rights, ruler)
    yield from check_words("criteria.yml", content.criteria, ruler)
    yield from due("criteria.yml", "review_by", content.criteria, on)
    yield from check_words("specifications.yml", content.specifications, ruler)
    yield from due("specifications.yml", "review_by", content.specifications, on)
    yield from check_words("statement.yml", content.statement, ruler)
    yield from due("statement.yml", "review_by", content.statement, on)
    yield from check_words("history.yml", content.history, ruler)
    yield from due("history.yml", "review_by", content.history, on)
    yield from check_words("papers.yml", content.papers, ruler)
    reminders = read_model(content_dir / "reminders.yml", RemindersFile)
    yield from check_words("reminders.yml", reminders, ruler)
    for label in sorted(reminders.labels - content.labels.keys()):
        yield Problem(Severity.WRONG, "reminders.yml", label, "is not in labels.yml")
    yield from check_words("progress.yml", content.progress, ruler)
    for label in sorted(content.progress.labels - content.labels.keys()):
        yield Problem(Severity.WRONG, "progress.yml", label, "is not in labels.yml")
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
