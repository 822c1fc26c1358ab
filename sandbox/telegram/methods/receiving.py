"""How the bot gets its updates: by asking or by being called."""

from urllib.parse import urlsplit

from sandbox.shapes import Json
from sandbox.telegram.errors import WEBHOOK_IS_ACTIVE, bad_request, conflict, too_many_requests
from sandbox.telegram.methods.register import Call, Described, method
from sandbox.telegram.webhook import Target

PORTS = (443, 80, 88, 8443)
SECRET_LETTERS = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
MAX_SECRET = 256
MAX_CONNECTIONS = 100


@method
async def get_updates(call: Call) -> list[Json]:
    params, updates = call.params, call.exchange.updates
    if call.exchange.webhook.active:
        raise conflict(WEBHOOK_IS_ACTIVE)
    updates.allow(params.parsed("allowed_updates", "can't parse allowed updates JSON object"))
    limit = params.integer("limit", 100)
    return await updates.poll(params.integer("offset"), limit, params.integer("timeout"))


def _check_url(url: str, *, plain: bool) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if plain:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        allowed = "Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise bad_request(f"bad webhook: {allowed}")


def _check_secret(secret: str) -> None:
    if len(secret) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if set(secret) - SECRET_LETTERS:
        raise bad_request("secret token contains unallowed characters")


@method
async def set_webhook(call: Call) -> Described:
    params, webhook = call.params, call.exchange.webhook
    url = params.text("url").strip()
    if not url:
        return await delete_webhook(call)  # type: ignore[no-any-return]
    if call.exchange.rates.on and webhook.was_just_set():
        raise too_many_requests(1)
    _check_url(url, plain=call.exchange.rules.plain_webhooks)
    _check_secret(params.text("secret_token"))
    most = min(max(params.integer("max_connections", 40), 1), MAX_CONNECTIONS)
    target = Target(url, params.text("secret_token"), most)
    same = webhook.target.url == url and webhook.target.secret == target.secret
    call.exchange.updates.allow(params.parsed("allowed_updates", "can't parse allowed updates"))
    call.exchange.updates.interrupt(conflict("terminated by setWebhook request"))
    if params.flag("drop_pending_updates"):
        call.exchange.updates.clear()
    await webhook.aim(target)
    return Described(result=True, description=f"Webhook {'is already' if same else 'was'} set")


@method
async def delete_webhook(call: Call) -> Described:
    webhook = call.exchange.webhook
    was = "was" if webhook.active else "is already"
    if call.params.flag("drop_pending_updates"):
        call.exchange.updates.clear()
    await webhook.aim(Target())
    return Described(result=True, description=f"Webhook {was} deleted")


@method
async def get_webhook_info(call: Call) -> Json:
    return call.exchange.webhook.info()
