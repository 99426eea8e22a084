"""Sandbox Telegram: a strict local Bot API server with a phone-like chat page.

With no token in the environment the very same gateway talks to this server instead of Telegram.
It follows the Bot API's published rules (https://core.telegram.org/bots/api) and its open-source
server's error texts (https://github.com/tdlib/telegram-bot-api), and can be told to fail.

Start it with `python -m bot.telegram.sandbox --port 8001 --data-dir var`; tests use
`bot.telegram.sandbox.server.SandboxServer`.
"""
