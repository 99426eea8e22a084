"""Who may see what. Every address names one of these; a test walks through all of them."""

from __future__ import annotations

from bot.services.accounts import ROLES

# Without signing in: signing in itself, and what machines ask.
ANYONE: frozenset[str] | None = None
# Whoever has an account: their own home page and signing out.
SIGNED_IN = frozenset(ROLES)
# Residents' records. Managers see figures only and champions only those who shared with them,
# so neither has a place here.
CASEWORK = frozenset({"adviser", "lead", "admin"})
