"""The phrases of the first safety layer, from `data/content/safety.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from bot.content.words import Frozen
from bot.errors import ContentError
from bot.journey.safety import Rule, SafetyLabel, SafetyRules


class RuleEntry(Frozen):
    """One rule: what it finds, the phrases that show it, and harmless ones that it leaves out.

    `yields`: whether the classifier may outvote it where that is all but sure of no harm.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: SafetyLabel
    reply: str
    phrases: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    yields: bool = False


class SafetyRuleFile(Frozen):
    """Everything in the file, by language; order decides only between rules of one label."""

    checked_on: date
    review_by: date
    owner: str
    spellings: dict[str, dict[str, str]]
    typing_slips: dict[str, tuple[str, ...]]
    words: dict[str, dict[str, tuple[str, ...]]]
    harmless: dict[str, tuple[str, ...]]
    languages: dict[str, tuple[RuleEntry, ...]] = Field(min_length=1)

    def rules(self, path: Path) -> SafetyRules:
        """Compile the rules; raises ContentError naming the rule whose phrase is wrong."""
        rules = []
        seen: set[str] = set()
        for language, entries in self.languages.items():
            for entry in entries:
                if entry.id in seen:
                    raise ContentError(f"{path}: rule {entry.id!r} stands twice. Rename one.")
                seen.add(entry.id)
                try:
                    rules.append(
                        Rule.compile(
                            rule_id=entry.id,
                            label=entry.label,
                            reply=entry.reply,
                            phrases=entry.phrases,
                            unless=entry.unless,
                            yields=entry.yields,
                            words=self.words.get(language, {}),
                        )
                    )
                except ValueError as error:
                    raise ContentError(
                        f"{path}: rule {entry.id!r}: {error}. Correct it."
                    ) from error
        spellings = {
            wrong: right for table in self.spellings.values() for wrong, right in table.items()
        }
        harmless = tuple(phrase for phrases in self.harmless.values() for phrase in phrases)
        slips = tuple(word for words in self.typing_slips.values() for word in words)
        return SafetyRules.build(rules, spellings=spellings, harmless=harmless, slips_of=slips)
