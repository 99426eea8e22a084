"""The command line `mooring`: one module for each group of commands, joined in `main`."""

from bot.cli.main import app, main

__all__ = ["app", "main"]
