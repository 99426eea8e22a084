"""What content calls the things that residents' records name by ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.console import words
from bot.console.words_to_work import BLOCKS
from bot.content.content import Content
from bot.journey.referrals import BARRIER, WAY
from bot.journey.themes import Themes


@dataclass(frozen=True)
class Labels:
    """Words by id; what is not known here is made readable, never hidden."""

    roles: Mapping[str, str] = field(default_factory=dict)
    readiness: Mapping[str, str] = field(default_factory=dict)
    barriers: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    ways: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    troubles: Mapping[str, str] = field(default_factory=dict)
    end_reasons: Mapping[str, str] = field(default_factory=dict)
    themes: Themes = field(default_factory=lambda: Themes(()))
    named: Callable[[str], str | None] | None = None
    """Finds a role's id by what somebody calls it; ids alone are known without it."""

    @classmethod
    def of(cls, content: Content) -> Labels:
        """Return the labels of the content that residents read."""
        services, sections = content.barriers.services, content.form_sections.sections
        return cls(
            roles={one.id: one.title for one in content.roles.values()},
            readiness={name: str(one.label) for name, one in content.readiness.things.items()},
            barriers={name: str(one.label) for name, one in content.barriers.barriers.items()},
            sections={name: str(one.label) for name, one in sections.items()},
            themes=content.themes,
            named=_named(content),
            documents={one.id: str(one.label) for one in content.documents.documents.values()},
            blocks={code: BLOCKS.get(code, words.plain(code)) for code in content.checks.blocks},
            troubles={code: str(one.label) for code, one in content.in_work.troubles.items()},
            end_reasons={code: str(one.label) for code, one in content.in_work.reasons.items()},
            ways={name: str(one.label) for name, one in content.ways_in.ways.items()},
            services={name: text[:1].upper() + text[1:] for name, text in services.items()},
        )

    def role(self, identifier: str | None) -> str:
        """Return a role's title; nothing for none."""
        return self._of(self.roles, identifier)

    def role_named(self, text: str) -> str | None:
        """Return the id of a role by its id or by what somebody calls it; or None."""
        if text in self.roles:
            return text
        return self.named(text) if self.named else None

    def thing(self, identifier: str) -> str:
        """Return something that somebody has or needs: "Photo ID"."""
        return self._of(self.readiness, identifier)

    def barrier(self, identifier: str) -> str:
        """Return what stands in somebody's way, also as the reason of a referral.

        Such a reason names its kind first ("barrier:childcare", "way:swap").
        """
        name = identifier.removeprefix(BARRIER).removeprefix(WAY)
        return self.barriers.get(name) or self.ways.get(name) or self.thing(name)

    def section(self, identifier: str) -> str:
        """Return a section of an application form."""
        return self._of(self.sections, identifier)

    def document(self, identifier: str) -> str:
        """Return a paper that somebody has or needs: "Passport"."""
        return self._of(self.documents, identifier)

    def block(self, identifier: str | None) -> str:
        """Return what holds a check up; nothing for none."""
        return self._of(self.blocks, identifier)

    def trouble(self, identifier: str | None) -> str:
        """Return what is hard at work; nothing for none."""
        return self._of(self.troubles, identifier)

    def end_reason(self, identifier: str | None) -> str:
        """Return why a job ended; nothing for none."""
        return self._of(self.end_reasons, identifier)

    def service(self, identifier: str) -> str:
        """Return where somebody was pointed to: a kind of service, or a name that was written."""
        return self.services.get(identifier) or (
            words.plain(identifier) if identifier.islower() else identifier
        )

    @staticmethod
    def _of(known: Mapping[str, str], identifier: str | None) -> str:
        if not identifier:
            return ""
        return known.get(identifier) or words.plain(identifier)


def _named(content: Content) -> Callable[[str], str | None]:
    def role_named(text: str) -> str | None:
        role = content.find_role(text)
        return role.id if role else None

    return role_named
