"""All content in one frozen object: `Content.load(path)` reads and validates `data/content`.

Reading takes a few hundred milliseconds; whoever starts a process loads it once and hands it on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from bot.content.data_rights import DataRights
from bot.content.facts import Source
from bot.content.files import read_model, read_yaml
from bot.content.finder import RoleFinder
from bot.content.languages import Translation, read_languages
from bot.content.pay import Pay, PayRange
from bot.content.roles import Role
from bot.content.safety_file import SafetyRuleFile
from bot.content.smaller import (
    Campaign,
    CampaignFile,
    LabelFile,
    SafetyMessageFile,
    SafetyReply,
    Signpost,
    SignpostFile,
    Style,
)
from bot.content.words import Label
from bot.errors import ContentError
from bot.journey.language import ENGLISH
from bot.journey.safety import SafetyRules
from bot.journey.text import plain

CLOSE_ENOUGH = 0.82
"""How alike a misspelt name must be to the right one (difflib's ratio)."""


@dataclass(frozen=True)
class Content:
    """Everything under `data/content`, validated; unchanging."""

    roles: Mapping[str, Role]
    finder: RoleFinder
    pay: Pay
    words: LabelFile
    style: Style
    sources: Mapping[str, Source]
    signposts: Mapping[str, Signpost]
    safety_replies: Mapping[str, SafetyReply]
    safety_rules: SafetyRules
    campaigns: CampaignFile
    names: Mapping[str, str]
    languages: Mapping[str, Translation]
    rights: DataRights

    @classmethod
    def load(cls, path: Path) -> Content:
        """Read and validate a content directory; raises ContentError naming file and field."""
        sources = _sources(path / "sources.yml")
        roles = _roles(path / "roles", sources)
        messages = read_model(path / "safety_messages.yml", SafetyMessageFile)
        rules = read_model(path / "safety.yml", SafetyRuleFile).rules(path / "safety.yml")
        signposts = read_model(path / "signposts.yml", SignpostFile).signposts
        content = cls(
            roles=MappingProxyType(roles),
            finder=read_model(path / "role_finder.yml", RoleFinder),
            pay=read_model(path / "pay.yml", Pay),
            words=read_model(path / "labels.yml", LabelFile),
            style=read_model(path / "style.yml", Style),
            sources=MappingProxyType(sources),
            signposts=MappingProxyType(signposts),
            safety_replies=MappingProxyType(messages.replies),
            safety_rules=rules,
            campaigns=read_model(path / "campaigns.yml", CampaignFile),
            names=MappingProxyType(_names(path / "roles", roles)),
            languages=read_languages(path / "languages"),
            rights=read_model(path / "data_rights.yml", DataRights),
        )
        _check_links(path, content)
        return content

    @property
    def labels(self) -> Mapping[str, Label]:
        """Button labels by id."""
        return self.words.labels

    def label(self, label_id: str, *, language: str | None = None, **values: object) -> str:
        """Return a button label with its places filled in, at most 64 characters.

        `language` is a code; what is not translated into it stands in English.
        """
        translation = self.languages.get(language or "")
        translated = translation.labels if translation else {}
        try:
            text = (translated.get(label_id) or self.words.labels[label_id]).format(**values)
        except KeyError as error:
            raise ContentError(
                f"labels.yml: label {label_id!r} or one of its places is missing."
            ) from error
        return text if len(text) <= self.style.max_label_characters else text[:63] + "…"

    def language_named(self, name: str) -> str | None:
        """Return the code of a language by a name of it, such as "Polish"; None when unknown."""
        wanted = plain(name)
        if wanted == "english":
            return ENGLISH
        found = (
            code
            for code, one in self.languages.items()
            if wanted in {plain(known) for known in (one.name, one.own_name, *one.names)}
        )
        return next(found, None)

    def campaign(self, campaign_id: str | None) -> Campaign:
        """Return a campaign by the word in its link; unknown or none gives the default."""
        found = self.campaigns.campaigns.get((campaign_id or "").strip().casefold())
        return found or self.campaigns.campaigns[self.campaigns.default]

    def pay_for(self, band: str, on: date) -> PayRange | None:
        """Return a band's pay on a day; None when we hold no figures for that day."""
        return self.pay.pay_for(band, on)

    def find_role(self, text: str) -> Role | None:
        """Return the role that a resident names, by title, other names or a near misspelling."""
        wanted = plain(text)
        if not wanted:
            return None
        if wanted in self.names:
            return self.roles[self.names[wanted]]
        padded = f" {wanted} "
        inside = [name for name in self.names if f" {name} " in padded or f" {name}s " in padded]
        if inside:
            return self.roles[self.names[max(inside, key=len)]]
        for candidate in _candidates(wanted):
            close = get_close_matches(candidate, self.names, n=1, cutoff=CLOSE_ENOUGH)
            if close:
                return self.roles[self.names[close[0]]]
        return None


def _candidates(wanted: str) -> list[str]:
    """The whole text, then pairs of words, then words long enough to be told apart."""
    words = wanted.split()[:12]
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    return [wanted[:60], *pairs, *(word for word in words if len(word) >= 6)]  # noqa: PLR2004


def _sources(path: Path) -> dict[str, Source]:
    raw = read_yaml(path)
    if not isinstance(raw, dict) or not isinstance(raw.get("sources"), dict):
        raise ContentError(f"{path}: needs a mapping called sources. Correct this field.")
    found = {}
    for key, fields in raw["sources"].items():
        try:
            found[str(key)] = Source.model_validate({"key": str(key), **fields})
        except (ValidationError, TypeError) as error:
            raise ContentError(
                f"{path}: sources.{key}: needs title and url. Correct it."
            ) from error
    return found


def _roles(folder: Path, sources: Mapping[str, Source]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for file in sorted(folder.glob("*.yml")):
        role = read_model(file, Role)
        if role.id != file.stem:
            raise ContentError(
                f"{file}: id: is {role.id!r}, but the file is {file.name}. Make them alike."
            )
        for citation in role.sources:
            if citation.key not in sources:
                raise ContentError(
                    f"{file}: sources: {citation.key!r} is not in sources.yml. Add it."
                )
        roles[role.id] = role
    if not roles:
        raise ContentError(f"{folder}: holds no role card. Add one.")
    ordered = sorted(roles.values(), key=lambda role: role.number)
    numbers = [role.number for role in ordered]
    if len(numbers) != len(set(numbers)):
        raise ContentError(f"{folder}: number: two cards have the same number. Change one.")
    return {role.id: role for role in ordered}


def _names(folder: Path, roles: Mapping[str, Role]) -> dict[str, str]:
    names: dict[str, str] = {}
    for role in roles.values():
        for name in (role.title, role.id.replace("_", " "), *role.other_names):
            other = names.setdefault(plain(name), role.id)
            if other != role.id:
                raise ContentError(
                    f"{folder}/{role.id}.yml: other_names: {name!r} also names {other}. Keep one."
                )
    return names


def _check_links(path: Path, content: Content) -> None:
    """Refuse an id that names nothing."""
    _check_role_links(path / "roles", content)
    cited = [("signposts.yml", name, post.sources) for name, post in content.signposts.items()]
    cited += [("pay.yml", str(year.start), year.sources) for year in content.pay.years]
    for file, name, keys in cited:
        for key in keys:
            _known(path / file, f"{name}: source", key, content.sources, "sources.yml")
    for name, reply in content.safety_replies.items():
        file_path = path / "safety_messages.yml"
        for post in reply.signposts:
            _known(file_path, f"{name}: signpost", post, content.signposts, "signposts.yml")
        for message in reply.messages:
            for button in message.buttons:
                _known(file_path, f"{name}: label", button.label, content.labels, "labels.yml")


def _check_role_links(folder: Path, content: Content) -> None:
    bands = {band: year for year in content.pay.years for band in year.bands}
    for role in content.roles.values():
        file = folder / f"{role.id}.yml"
        for tag in role.fits_people_from:
            _known(file, "fits_people_from", tag, content.finder.experience, "role_finder.yml")
        if role.pay.band is not None:
            _known(file, "pay.band", role.pay.band, bands, "pay.yml")


def _known(file: Path, place: str, key: str, known: Mapping[str, object], where: str) -> None:
    if key not in known:
        raise ContentError(f"{file}: {place}: {key!r} is not in {where}. Add it or correct it.")
