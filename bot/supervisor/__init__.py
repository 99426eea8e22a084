"""Starts every part of Mooring on one machine, keeps it going and stops it again.

`parts` says what the parts are, `process` runs one of them, `logs` keeps what they say,
`supervise` joins them.
"""

from bot.supervisor.parts import PART_NAMES, Part, parts_for
from bot.supervisor.supervise import Supervisor

__all__ = ["PART_NAMES", "Part", "Supervisor", "parts_for"]
