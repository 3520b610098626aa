"""Setting and reading the webhook."""

import re
from urllib.parse import urlsplit

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Json
from router.sandbox.outbox import Hook

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(call: Call) -> bool:
    """Deliver by HTTP from now on; an empty URL is deleteWebhook. Plain http is accepted, unlike Telegram."""
    url, secret = call.text("url"), call.text("secret_token")
    if not url:
        return delete_webhook(call)
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise bad("bad webhook: invalid webhook URL specified")
    if secret and not SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    outbox = call.account.outbox
    _drop(call)
    wish_kinds(call)
    outbox.hook = Hook(url, secret, min(max(call.number("max_connections", 40), 1), 100))
    outbox.changed.set()
    return True


def delete_webhook(call: Call) -> bool:
    _drop(call)
    call.account.outbox.hook = None
    return True


def _drop(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.account.outbox.clear()


def wish_kinds(call: Call) -> None:
    """Remember `allowed_updates` when it is given; an empty list is the default."""
    if "allowed_updates" in call.params:
        wish = call.json("allowed_updates")
        call.account.outbox.allowed = [str(kind) for kind in wish] if isinstance(wish, list) else []


def get_webhook_info(call: Call) -> Json:
    outbox = call.account.outbox
    hook = outbox.hook
    info: Json = {"url": hook.url if hook else "", "has_custom_certificate": False}
    info["pending_update_count"] = len(outbox.pending)
    if outbox.allowed:
        info["allowed_updates"] = outbox.allowed
    if hook:
        info["max_connections"] = hook.connections
    if hook and hook.error:
        info |= {"last_error_date": hook.error_at, "last_error_message": hook.error}
    return info
