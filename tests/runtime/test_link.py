"""`link`: addresses that open the bot with something filled in, and their pictures."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import segno
from PIL import Image

from router.link import MODULE, NoLink, draw, link
from router.settings import SHIPPED, Settings, load
from router.storage.embedded import EmbeddedServer
from router.storage.store import connect
from tests.conversations.world import MONDAY
from tests.runtime.conftest import People
from tests.runtime.test_cli import cli

BOT = "https://t.me/complaint_demo_bot?start="
CODE = re.compile(re.escape(BOT) + "([A-Za-z0-9_-]{16,64})")
Configured = Callable[..., Settings]


@pytest.fixture
def environ(sandbox: People, embedded: EmbeddedServer, database_name: str) -> dict[str, str]:
    return {
        "ROUTER_TELEGRAM__TOKEN": "1000001:sandbox",
        "ROUTER_TELEGRAM__API_SERVER": sandbox.url,
        "ROUTER_DATABASE__URI": embedded.uri,
        "ROUTER_DATABASE__NAME": database_name,
    }


@pytest.fixture
def settings(environ: dict[str, str]) -> Settings:
    return load(SHIPPED, environ, MONDAY.date())


async def test_a_merchant_alone_needs_no_code_and_no_database(environ: dict[str, str]) -> None:
    away = environ | {"ROUTER_DATABASE__URI": "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100"}
    settings = load(SHIPPED, away, MONDAY.date())
    assert await link(settings, "demo-digital") == f"{BOT}demo-digital"


async def test_the_same_three_have_the_same_link_and_others_another(settings: Settings) -> None:
    order = await link(settings, "demo-home", "H-240601")
    found = CODE.fullmatch(order)
    assert found
    assert await link(settings, "demo-home", "H-240601", days=3) == order
    both = await link(settings, "demo-home", "H-240601", "quality")
    assert len({order, both, await link(settings, "demo-home", category="quality")}) == 3
    store = connect(settings.database.uri.get_secret_value(), settings.database.name)
    kept = await store.links.find(found[1])
    assert kept is not None
    assert (kept.merchant, kept.order, kept.category) == ("demo-home", "H-240601", "")
    assert kept.expires is not None
    await link(settings, "demo-home", "H-240601")
    again = await store.links.find(found[1])
    store.close()
    assert again is not None
    assert again.expires is None


async def test_a_merchant_for_some_days_has_a_code(settings: Settings) -> None:
    assert CODE.fullmatch(await link(settings, "demo-home", days=1))


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (("nobody",), "no merchant 'nobody': demo-digital"),
        (("demo-home", "H-240601", "boredom"), "no category 'boredom': quality"),
        (("demo-home", "X-1"), "no order number of demo-home such as H-240601"),
        (("demo-digital", "<b>"), "no order number of demo-digital."),
    ],
)
async def test_what_the_policy_does_not_know_gets_no_link(
    settings: Settings, wanted: tuple[str, ...], why: str
) -> None:
    with pytest.raises(NoLink, match=re.escape(why)):
        await link(settings, *wanted)


def squares(file: Path) -> list[list[bool]]:
    """The black squares of a picture, by the middle of each."""
    with Image.open(file) as image:
        grey = image.convert("L")
    across = range(MODULE // 2, grey.width, MODULE)
    return [[grey.getpixel((x, y)) == 0 for x in across] for y in across]


def test_a_png_shows_the_address(tmp_path: Path) -> None:
    draw(BOT + "x" * 22, tmp_path / "parcel.png")
    wanted = segno.make_qr(BOT + "x" * 22, error="q")
    shown = [[bool(dark) for dark in row] for row in wanted.matrix_iter(border=4)]
    assert squares(tmp_path / "parcel.png") == shown


def test_an_svg_is_one(tmp_path: Path) -> None:
    draw(BOT + "x" * 22, tmp_path / "parcel.svg")
    root = ElementTree.parse(tmp_path / "parcel.svg").getroot()
    assert root.tag.endswith("svg")
    assert root.findall("{*}path")


async def test_the_command_prints_the_link_and_draws_it(environ: dict[str, str], tmp_path: Path) -> None:
    picture = tmp_path / "parcel.png"
    wanted = ("link", "--merchant", "demo-home", "--order", "H-240601", "--qr", str(picture))
    found = await asyncio.to_thread(cli, *wanted, **environ)
    assert found.returncode == 0, found.stderr
    assert CODE.fullmatch(found.stdout.strip())
    assert len(squares(picture)) > 30


async def test_the_command_says_what_is_wrong(environ: dict[str, str], tmp_path: Path) -> None:
    for more, status, said in (
        (("--merchant", "nobody"), 2, "There is no merchant 'nobody'"),
        (("--merchant", "demo-home", "--qr", "parcel.gif"), 2, ".png or .svg"),
        (("--merchant", "demo-home", "--qr", str(tmp_path / "no" / "x.svg")), 1, "cannot be written"),
    ):
        found = await asyncio.to_thread(cli, "link", *more, **environ)
        assert found.returncode == status, found.stderr
        assert said in found.stderr
        assert "Traceback" not in found.stderr
    wrong = await asyncio.to_thread(
        cli, "link", "--merchant", "demo-home", **environ | {"ROUTER_TELEGRAM__TOKEN": "1:wrong"}
    )
    assert (wrong.returncode, "Telegram refuses the bot token" in wrong.stderr) == (1, True)


async def test_links_are_made_while_the_bot_works_on_its_embedded_database(
    environ: dict[str, str], tmp_path: Path
) -> None:
    own = {k: v for k, v in environ.items() if k != "ROUTER_DATABASE__URI"}
    own["ROUTER_DATABASE__DATA"] = str(tmp_path / "db")
    settings = load(SHIPPED, own, MONDAY.date())
    alone = await link(settings, "demo-home", "H-240601")
    with EmbeddedServer(tmp_path / "db"):
        beside = await link(settings, "demo-home", "H-240601")
    assert alone == beside
