"""Run `rasa data validate` and fail on its errors and on its warnings, but for two kinds.

Two kinds of warnings say nothing here. Rasa warns of every utterance that no story or rule names;
ours are chosen by actions. And it warns of every intent without examples; some of ours come from
buttons and commands alone, so that only an intent that nothing sends counts. All others do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WARNING = re.compile(r"UserWarning: (?P<words>.*)")
COLOUR = re.compile(r"\x1b\[\d+m")
CHOSEN_BY_ACTIONS = re.compile(r"The utterance '\w+' is not used in any story or rule\.")
WITHOUT_EXAMPLES = re.compile(
    r"The intent '(?P<intent>\w+)' is listed in the domain file, but is not"
)
SENDERS = ("actions", "bot/services", "bot/telegram", "bot/journey", "data")
NOT_ABOUT_OUR_DATA = ("pkg_resources is deprecated",)


def main() -> int:
    """Validate; return the exit code."""
    done = subprocess.run(
        [str(ROOT / ".venv-rasa" / "bin" / "rasa"), "data", "validate"],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    output = COLOUR.sub("", done.stdout)
    if done.returncode:
        print(output[-4000:])
        print("Rasa finds the data wrong.")
        return 1
    found = [line for line in dict.fromkeys(WARNING.findall(output)) if _counts(line)]
    for line in found:
        print(line)
    print(f"Rasa finds the data valid, with {len(found)} warnings that count.")
    return 1 if found else 0


def _counts(warning: str) -> bool:
    if CHOSEN_BY_ACTIONS.match(warning):
        return False
    intent = WITHOUT_EXAMPLES.match(warning)
    if intent and _is_sent(intent["intent"]):
        return False
    return not any(words in warning for words in NOT_ABOUT_OUR_DATA)


def _is_sent(intent: str) -> bool:
    """Return whether a button, a command or the gateway sends this intent as a payload."""
    family = intent.split("_", maxsplit=1)[0]
    # As a payload, as a payload put together from its family, or as a command's name.
    sent = re.compile(rf"""(?<![\w.])/{intent}\b|/{family}_\{{|["']{intent}["']""")
    files = (file for folder in SENDERS for file in (ROOT / folder).rglob("*"))
    return any(
        sent.search(file.read_text(encoding="utf-8"))
        for file in files
        if file.suffix in {".py", ".yml"}
    )


if __name__ == "__main__":
    sys.exit(main())
