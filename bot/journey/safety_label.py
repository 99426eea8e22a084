"""What a message may signal."""

from __future__ import annotations

from enum import StrEnum


class SafetyLabel(StrEnum):
    """What a message signals; the first of these that is found decides."""

    CRISIS = "crisis"
    DANGER = "danger"
    SCAM = "scam"
    DISTRESS = "distress"
    NONE = "none"
