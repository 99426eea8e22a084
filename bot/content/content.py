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

from bot.content.application_help import ApplicationHelpFile
from bot.content.background import BackgroundFile
from bot.content.barriers import BarrierFile
from bot.content.care_certificate import CareCertificateFile
from bot.content.checks import ChecksFile
from bot.content.criteria import CriteriaFile, SpecificationsFile, UsualSpecification
from bot.content.data_rights import DataRights
from bot.content.declarations import DeclarationFile
from bot.content.document_situations import SituationsFile
from bot.content.documents import DocumentsFile
from bot.content.drills import DrillFile
from bot.content.facts import FactFile, Source
from bot.content.files import read_model, read_yaml
from bot.content.finder import RoleFinder
from bot.content.form_sections import FormSectionFile
from bot.content.glossary import GlossaryFile
from bot.content.history import HistoryFile
from bot.content.in_work import InWorkFile
from bot.content.interview_questions import InterviewQuestionFile
from bot.content.interviews import InterviewsFile
from bot.content.languages import Translation, read_languages
from bot.content.links import check_links
from bot.content.papers import PapersFile
from bot.content.pay import Pay, PayRange
from bot.content.practice import PracticeFile
from bot.content.practice_tests import PracticeTestsFile
from bot.content.progress_file import ProgressFile
from bot.content.readiness import ReadinessFile
from bot.content.references import ReferencesFile
from bot.content.reminders_file import RemindersFile
from bot.content.roles import Role
from bot.content.safety_file import SafetyRuleFile
from bot.content.scams import ScamFile
from bot.content.skills_check import SkillsCheckFile
from bot.content.smaller import (
    Campaign,
    CampaignFile,
    LabelFile,
    SafetyMessageFile,
    SafetyReply,
    Signpost,
    SignpostFile,
)
from bot.content.spelling import SpellingFile
from bot.content.star import StarFile
from bot.content.starting import StartingFile
from bot.content.statement import StatementFile
from bot.content.style import Style
from bot.content.tracking import TrackingFile
from bot.content.ways_in import WaysInFile
from bot.content.words import Label
from bot.errors import ContentError
from bot.journey.drills.bank import LITERACY, NUMERACY, Bank
from bot.journey.language import ENGLISH
from bot.journey.safety import SafetyRules
from bot.journey.spelling import Spelling
from bot.journey.text import plain
from bot.journey.themes import Themes

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
    progress: ProgressFile
    glossary: GlossaryFile
    ways_in: WaysInFile
    readiness: ReadinessFile
    barriers: BarrierFile
    background: BackgroundFile
    skills: SkillsCheckFile
    scams: ScamFile
    declarations: DeclarationFile
    application_help: ApplicationHelpFile
    form_sections: FormSectionFile
    criteria: CriteriaFile
    themes: Themes
    specifications: SpecificationsFile
    tracking: TrackingFile
    spelling: Spelling
    statement: StatementFile
    history: HistoryFile
    interview_questions: InterviewQuestionFile
    practice: PracticeFile
    star: StarFile
    papers: PapersFile
    reminders: RemindersFile
    documents: DocumentsFile
    checks: ChecksFile
    starting: StartingFile
    in_work: InWorkFile
    care_certificate: CareCertificateFile
    practice_tests: PracticeTestsFile
    drills_numeracy: DrillFile
    drills_literacy: DrillFile
    drills: Bank
    interviews: InterviewsFile
    document_situations: SituationsFile
    references: ReferencesFile

    @classmethod
    def load(cls, path: Path) -> Content:
        """Read and validate a content directory; raises ContentError naming file and field."""
        sources = _sources(path / "sources.yml")
        roles = _roles(path / "roles", sources)
        numeracy = read_model(path / "drills_numeracy.yml", DrillFile)
        literacy = read_model(path / "drills_literacy.yml", DrillFile)
        messages = read_model(path / "safety_messages.yml", SafetyMessageFile)
        rules = read_model(path / "safety.yml", SafetyRuleFile).rules(path / "safety.yml")
        signposts = read_model(path / "signposts.yml", SignpostFile).signposts
        criteria = read_model(path / "criteria.yml", CriteriaFile)
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
            progress=read_model(path / "progress.yml", ProgressFile),
            glossary=read_model(path / "glossary.yml", GlossaryFile),
            ways_in=read_model(path / "ways_in.yml", WaysInFile),
            readiness=read_model(path / "readiness.yml", ReadinessFile),
            barriers=read_model(path / "barriers.yml", BarrierFile),
            background=read_model(path / "background.yml", BackgroundFile),
            skills=read_model(path / "skills_check.yml", SkillsCheckFile),
            scams=read_model(path / "scams.yml", ScamFile),
            declarations=read_model(path / "declarations.yml", DeclarationFile),
            application_help=read_model(path / "application_help.yml", ApplicationHelpFile),
            form_sections=read_model(path / "form_sections.yml", FormSectionFile),
            criteria=criteria,
            themes=criteria.made(),
            specifications=read_model(path / "specifications.yml", SpecificationsFile),
            tracking=read_model(path / "tracking.yml", TrackingFile),
            spelling=read_model(path / "spelling.yml", SpellingFile).made(),
            statement=read_model(path / "statement.yml", StatementFile),
            practice=read_model(path / "practice.yml", PracticeFile),
            star=read_model(path / "star.yml", StarFile),
            interview_questions=read_model(path / "interview_questions.yml", InterviewQuestionFile),
            history=read_model(path / "history.yml", HistoryFile),
            papers=read_model(path / "papers.yml", PapersFile),
            reminders=read_model(path / "reminders.yml", RemindersFile),
            documents=read_model(path / "documents.yml", DocumentsFile),
            checks=read_model(path / "checks.yml", ChecksFile),
            starting=read_model(path / "starting.yml", StartingFile),
            in_work=read_model(path / "in_work.yml", InWorkFile),
            care_certificate=read_model(path / "care_certificate.yml", CareCertificateFile),
            practice_tests=read_model(path / "practice_tests.yml", PracticeTestsFile),
            drills_numeracy=numeracy,
            drills_literacy=literacy,
            drills=Bank({**numeracy.made(NUMERACY), **literacy.made(LITERACY)}),
            interviews=read_model(path / "interviews.yml", InterviewsFile),
            references=read_model(path / "references.yml", ReferencesFile),
            document_situations=read_model(path / "document_situations.yml", SituationsFile),
        )
        check_links(path, content)
        return content

    @property
    def fact_files(self) -> Mapping[str, FactFile]:
        """Return the files of facts by their names, for checking; the roles are apart."""
        files: dict[str, FactFile] = {
            "glossary.yml": self.glossary,
            "ways_in.yml": self.ways_in,
            "readiness.yml": self.readiness,
            "barriers.yml": self.barriers,
            "background.yml": self.background,
            "scams.yml": self.scams,
            "declarations.yml": self.declarations,
            "application_help.yml": self.application_help,
            "form_sections.yml": self.form_sections,
            "interview_questions.yml": self.interview_questions,
            "star.yml": self.star,
            "documents.yml": self.documents,
            "references.yml": self.references,
            "checks.yml": self.checks,
            "starting.yml": self.starting,
            "in_work.yml": self.in_work,
            "care_certificate.yml": self.care_certificate,
            "practice_tests.yml": self.practice_tests,
            "interviews.yml": self.interviews,
            "document_situations.yml": self.document_situations,
        }
        for name, subject in self.skills.subjects.items():
            files[f"skills_check.yml ({name})"] = subject
        return files

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

    def usual_specification(self, role_id: str) -> UsualSpecification:
        """Return what employers usually ask for in a role; raises KeyError for an unknown one."""
        return self.specifications.roles[role_id]

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
