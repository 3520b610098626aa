"""What a person sees and does in one pane of the sandbox's page."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

PATIENCE = 30_000  # milliseconds: a busy machine may be slow
WIDE, PHONE = (1600, 900), (390, 844)

expect.set_options(timeout=PATIENCE)


async def told(page: Page, words: str) -> None:
    """Waits for words that go by themselves; they may be gone already."""
    await page.wait_for_function("words => window.toasts.some((one) => one.includes(words))", arg=words)


@dataclass(frozen=True)
class Pane:
    """One Telegram client on the page: consumer, merchant, platform or manager."""

    page: Page
    name: str

    @property
    def element(self) -> Locator:
        return self.page.get_by_test_id(f"pane-{self.name}")

    def part(self, testid: str) -> Locator:
        return self.element.get_by_test_id(testid)

    def message(self, text: str) -> Locator:
        """The newest bubble with these words of its own: what it quotes does not count."""
        own = self.page.get_by_test_id("text").filter(has_text=text)
        return self.part("message").filter(has=own).last

    async def sees(self, text: str) -> Locator:
        """Waits for a bubble with these words."""
        found = self.message(text)
        await expect(found).to_be_visible()
        return found

    async def writes(self, text: str) -> None:
        await self.part("input").fill(text)
        await self.part("input").press("Enter")

    async def starts(self) -> None:
        await self.part("start").click()

    async def taps(self, text: str, within: Locator | None = None) -> None:
        """Taps the newest button with these words, and waits until the bot has answered."""
        key = (within or self.element).get_by_test_id("key").filter(has_text=text).last
        await key.click()
        await expect(self.element.locator(".busy")).to_have_count(0)

    async def chooses(self, testid: str, label: str) -> None:
        """Chooses a person or a group in the pane's head."""
        await self.part(testid).select_option(label=label)

    async def does(self, message: Locator, action: str) -> None:
        """Picks an action of a message's menu."""
        await message.get_by_test_id("actions").click()
        await self.page.get_by_test_id(f"menu-{action}").click()

    async def types_demo_order(self, number: str) -> None:
        """Chooses one of the person's own orders, and sends its number."""
        await self.part("demo-orders").click()
        await self.part("commands").get_by_role("button").filter(has_text=number).click()
        await expect(self.part("input")).to_have_value(number)
        await self.part("send").click()

    async def adds_demo_photos(self) -> None:
        await self.part("demo-photos").click()
        await expect(self.part("tray").locator(".preview")).to_have_count(3)
