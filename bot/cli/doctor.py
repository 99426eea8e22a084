"""`mooring doctor`: what is wrong with this installation, in words, and what to do about it."""

from __future__ import annotations

import typer

from bot.cli.common import ROOT


def doctor() -> None:
    """Look over the installation; exit code 1 when something needs doing."""
    from bot.doctor import examine

    checks = examine(ROOT)
    for check in checks:
        print(f"{'ok   ' if check.ok else 'WRONG'} {check.name}: {check.message}")
        if not check.ok:
            print(f"      What to do: {check.remedy}")
    wrong = sum(not check.ok for check in checks)
    if wrong:
        print(f"{wrong} of {len(checks)} checks need doing.")
        raise typer.Exit(1)
    print(f"All {len(checks)} checks are fine.")
