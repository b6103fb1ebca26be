"""getUpdates and webhooks; logOut and close."""

import re
from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import ApiError, bad_request
from emulator.links import LinkError, checked
from emulator.updates import BY_WEBHOOK

_LONGEST_POLL = 50
"""Seconds that the Bot API server waits at most."""
_MOST_UPDATES = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_MOST_SECRET = 256
_MOST_CONNECTIONS = 100
_DEFAULT_CONNECTIONS = 40
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(emulator: Emulator, call: Call) -> list[dict[str, Any]]:
    """Long polling."""
    if emulator.webhook.url:
        raise ApiError(409, _WEBHOOK_ACTIVE)
    emulator.updates.allow(call.json("allowed_updates"))
    return await emulator.updates.poll(
        call.integer("offset"),
        call.clamped("limit", _MOST_UPDATES, 1, _MOST_UPDATES),
        call.clamped("timeout", 0, 0, _LONGEST_POLL),
    )


async def set_webhook(emulator: Emulator, call: Call) -> bool:
    """Has updates posted to an address; an empty one ends that."""
    url = call.text("url")
    if not url:
        return await delete_webhook(emulator, call)
    _check_url(url)
    secret = call.text("secret_token")
    if len(secret) > _MOST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    emulator.updates.allow(call.json("allowed_updates"))
    if call.flag("drop_pending_updates"):
        emulator.updates.clear()
    emulator.updates.interrupt(BY_WEBHOOK)
    connections = call.clamped("max_connections", _DEFAULT_CONNECTIONS, 1, _MOST_CONNECTIONS)
    await emulator.webhook.set(url, secret, connections, call.text("ip_address"))
    return True


def _check_url(url: str) -> None:
    """Plain http is let through only to this machine, as a local Bot API server does."""
    local = re.match(r"http://(127\.0\.0\.1|localhost)(:\d+)?(/|$)", url)
    try:
        checked(url, https_only=not local) if not local else None
    except LinkError:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook") from None


async def delete_webhook(emulator: Emulator, call: Call) -> bool:
    """Back to polling."""
    if call.flag("drop_pending_updates"):
        emulator.updates.clear()
    await emulator.webhook.close()
    return True


def get_webhook_info(emulator: Emulator, _call: Call) -> dict[str, Any]:
    """How the webhook does."""
    return emulator.webhook.info() | {"allowed_updates": sorted(emulator.updates.allowed)}


def log_out(emulator: Emulator, _call: Call) -> bool:
    """Accepted; the bot stays where it is."""
    emulator.updates.interrupt()
    return True


METHODS = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "logout": log_out,
    "close": log_out,
}
