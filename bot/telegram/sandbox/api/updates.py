"""getUpdates and the webhook's methods."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request, conflict
from bot.telegram.sandbox.params import Params
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.updates import WEBHOOK_IS_ACTIVE
from bot.telegram.sandbox.webhook_state import Webhook, check_secret, check_target

_MAX_POLL = 50


def _take_allowed_updates(sandbox: Sandbox, params: Params) -> None:
    """Remember `allowed_updates`; absent keeps the last wish, an empty list means the default."""
    wanted = params.structure("allowed_updates", "can't parse allowed_updates JSON object")
    if wanted is None:
        return
    if not isinstance(wanted, list) or not all(isinstance(kind, str) for kind in wanted):
        raise bad_request("expected an Array of String")
    if wanted != sandbox.updates.allowed:
        sandbox.updates.allowed = wanted
        sandbox.bot_changed()


@method("getUpdates")
async def get_updates(sandbox: Sandbox, params: Params) -> Any:
    """Answer getUpdates; `timeout` is seconds, at most 50."""
    if sandbox.webhook.current.url:
        raise conflict(WEBHOOK_IS_ACTIVE)
    _take_allowed_updates(sandbox, params)
    return await sandbox.long_poll.poll(
        params.integer("offset", 0, -(2**31), 2**31),
        params.integer("limit", 100, 1, 100),
        params.integer("timeout", 0, 0, _MAX_POLL),
    )


@method("setWebhook")
async def set_webhook(sandbox: Sandbox, params: Params) -> Any:
    """Answer setWebhook; an empty url deletes it. A waiting poll ends with a conflict."""
    url = params.text("url").strip()
    if not url:
        return await delete_webhook(sandbox, params)
    check_target(url)
    secret = params.text("secret_token")
    check_secret(secret)
    _take_allowed_updates(sandbox, params)
    if params.boolean("drop_pending_updates"):
        sandbox.updates.clear()
    sandbox.long_poll.end("terminated by setWebhook request")
    sandbox.webhook.set(
        Webhook(url, secret, max_connections=params.integer("max_connections", 40, 1, 100))
    )
    sandbox.bot_changed()
    return True


@method("deleteWebhook")
async def delete_webhook(sandbox: Sandbox, params: Params) -> Any:
    """Answer deleteWebhook."""
    if params.boolean("drop_pending_updates"):
        sandbox.updates.clear()
    sandbox.webhook.set(Webhook())
    sandbox.bot_changed()
    return True


@method("getWebhookInfo")
async def get_webhook_info(sandbox: Sandbox, params: Params) -> Any:  # noqa: ARG001 - as registered
    """Answer getWebhookInfo."""
    webhook = sandbox.webhook.current
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": sandbox.updates.count(),
    }
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if webhook.last_error_date:
        info |= {
            "last_error_date": webhook.last_error_date,
            "last_error_message": webhook.last_error_message,
        }
    if sandbox.updates.allowed:
        info["allowed_updates"] = sandbox.updates.allowed
    return info
