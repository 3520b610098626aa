"""Delivering updates to a webhook until it answers 2xx."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from router.sandbox.outbox import Hook, Pending
from router.sandbox.world import Account, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE = ClientTimeout(total=60)


@dataclass(slots=True)
class Pusher:
    """Serves one bot: in order one by one; else newest first, up to `max_connections` at a time."""

    world: World
    account: Account
    session: ClientSession
    fails: int = 0
    running: int = 0

    async def run(self) -> None:
        """Deliver for ever; one task for each update in flight."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                for update in self._startable():
                    update.sending = update.told = True
                    self.running += 1
                    tasks.create_task(self._deliver(update))
                self.account.outbox.changed.clear()
                await self.account.outbox.changed.wait()

    def _startable(self) -> Iterable[Pending]:
        outbox = self.account.outbox
        if outbox.hook is None:
            return []
        room = (1 if outbox.in_order else outbox.hook.connections) - self.running
        source = outbox.pending if outbox.in_order else reversed(outbox.pending)
        waiting = (u for u in source if not u.sending)
        return [u for _, u in zip(range(room), waiting, strict=False)]

    async def _deliver(self, update: Pending) -> None:
        outbox = self.account.outbox
        hook = outbox.hook
        trouble = await self._post(hook, update) if hook else ""
        if hook and trouble is None:
            self.fails = 0
            outbox.settle(update)
        elif hook:
            self._note(hook, trouble or "")
            await asyncio.sleep(self._pause())
        update.sending = False
        self.running -= 1
        outbox.changed.set()

    def _note(self, hook: Hook, trouble: str) -> None:
        self.fails += 1
        hook.error, hook.error_at = trouble, int(self.world.clock.now())

    def _pause(self) -> float:
        settings = self.world.settings
        return float(min(settings.webhook_retry * 2 ** min(self.fails - 1, 20), settings.webhook_retry_max))

    async def _post(self, hook: Hook, update: Pending) -> str | None:
        """None when the webhook took the update, else what went wrong, in Telegram's words."""
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        try:
            async with self.session.post(hook.url, data=update.text.encode(), headers=headers) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except ClientError:
            return "Connection refused"
