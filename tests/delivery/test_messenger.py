"""The messenger over real HTTP: what people see of it, and what it says when Telegram refuses."""

import io
from dataclasses import replace

import pytest
from aiogram import Bot
from aiogram.types import ForceReply
from PIL import Image

from router.delivery.messenger import TelegramMessenger
from router.delivery.outcomes import Rule, Trouble
from router.delivery.outgoing import Ballot, File, Outgoing, Receipt, Sheet
from router.delivery.sheet import fingerprint
from router.domain.complaint import Evidence, MessageRef, Sent, Text
from router.domain.mail import MailKind
from tests.delivery.conftest import photographed
from tests.delivery.house import NOW, complaint, evidence, mail, to_consumer
from tests.delivery.office import RENDERER
from tests.sandbox.conftest import CONSUMER, CREATOR, MANAGER, MEMBER, STAFF, Sandbox, updates


def sheet_of(items: tuple[Evidence, ...], file_id: str = "") -> Sheet:
    return Sheet(fingerprint(items), items, file_id)


async def test_words_arrive_as_rendered(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    (out,) = RENDERER.render(to_consumer(MailKind.STATUS), complaint(), NOW)
    receipt = await messenger.send(out)
    seen = {m["id"]: m for m in await sandbox.sees(CONSUMER)}[receipt.messages[0]]
    assert seen["text"].startswith("📌 7K3M-Q9TX\n质量问题 · 示例数码")
    kinds = {e["type"] for e in seen["entities"]}
    assert {"bold", "date_time"} <= kinds and seen["pinned"]
    assert seen["markup"]["inline_keyboard"]


async def test_a_pin_that_fails_is_no_failure(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    await sandbox.post(
        "/faults", kind="error", method="pinChatMessage", code=400, description="Bad Request: x"
    )
    receipt = await messenger.send(Outgoing(chat=CONSUMER, text="status", pin=True))
    assert receipt.messages and not (await sandbox.last(CONSUMER))["pinned"]


async def test_a_state_is_edited_and_the_same_state_is_fine(
    sandbox: Sandbox, messenger: TelegramMessenger
) -> None:
    first = await messenger.send(Outgoing(chat=STAFF, text="one"))
    edit = Outgoing(chat=STAFF, text="<b>two</b>", edits=Sent(first.messages[0]))
    for _ in range(2):
        receipt = await messenger.send(edit)
        assert receipt.edited and receipt.messages == first.messages
    seen = await sandbox.last(STAFF)
    assert (seen["text"], seen["edits"]) == ("two", 1)


async def test_a_lost_message_is_sent_anew(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    receipt = await messenger.send(Outgoing(chat=STAFF, text="again", edits=Sent(999)))
    assert not receipt.edited and (await sandbox.last(STAFF))["text"] == "again"


async def test_markup_that_is_refused_goes_as_plain_words(
    sandbox: Sandbox, messenger: TelegramMessenger
) -> None:
    await messenger.send(Outgoing(chat=STAFF, text="<nonsense>5 &lt; 7 <b>x</b>"))
    assert (await sandbox.last(STAFF))["text"] == "5 < 7 x"


async def test_a_card_gets_its_picture_and_keeps_it(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    items = await photographed(sandbox, bot, "red", "lime")
    card = Outgoing(chat=STAFF, text="card", sheet=sheet_of(items))
    receipt = await messenger.send(card)
    assert receipt.picture == fingerprint(items) and receipt.file_id
    assert await colors(sandbox, 0.25, 0.75) == ["red", "lime"]
    again = await messenger.send(replace(card, text="newer", edits=shown_by(receipt)))
    assert (again.edited, again.file_id) == (True, receipt.file_id)
    uploads = [
        c for c in (await sandbox.get("/calls"))["calls"] if c["method"] in {"sendPhoto", "editMessageMedia"}
    ]
    assert len(uploads) == 1 and (await sandbox.last(STAFF))["caption"] == "newer"


async def _photographed_later(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> tuple[Receipt, tuple[Evidence, ...]]:
    """A card with one photo, and both photos when another has come since."""
    items = await photographed(sandbox, bot, "red")
    first = await messenger.send(Outgoing(chat=STAFF, text="card", sheet=sheet_of(items)))
    return first, items + await photographed(sandbox, bot, "lime")


def shown_by(receipt: Receipt) -> Sent:
    """What is known of a message from then on."""
    return Sent(receipt.messages[0], receipt.picture, receipt.file_id)


async def test_a_late_photo_changes_the_picture_in_place(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    first, items = await _photographed_later(sandbox, bot, messenger)
    known = shown_by(first)
    later = await messenger.send(Outgoing(chat=STAFF, text="card", sheet=sheet_of(items), edits=known))
    assert later.edited and later.messages == first.messages
    assert later.picture == fingerprint(items) and later.file_id not in {"", first.file_id}
    assert await colors(sandbox, 0.25, 0.75) == ["red", "lime"]
    downloads = [c for c in (await sandbox.get("/calls"))["calls"] if c["method"] == "getFile"]
    assert len(downloads) == 2


async def test_a_card_of_words_becomes_one_with_a_picture(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    first = await messenger.send(Outgoing(chat=STAFF, text="words"))
    items = await photographed(sandbox, bot, "red")
    known = Sent(first.messages[0])
    later = await messenger.send(Outgoing(chat=STAFF, text="seen", sheet=sheet_of(items), edits=known))
    assert later.picture == fingerprint(items)
    seen = await sandbox.last(STAFF)
    assert seen["caption"] == "seen" and seen["media"]["kind"] == "photo"


async def test_an_upload_serves_again_and_is_made_anew_when_it_is_lost(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    items = await photographed(sandbox, bot, "red")
    first = await messenger.send(Outgoing(chat=STAFF, text="card", sheet=sheet_of(items)))
    again = await messenger.send(Outgoing(chat=MANAGER, text="card", sheet=sheet_of(items, first.file_id)))
    assert again.picture == first.picture
    lost = await messenger.send(Outgoing(chat=MANAGER, text="card", sheet=sheet_of(items, "lost")))
    assert lost.picture == first.picture and lost.file_id
    items += await photographed(sandbox, bot, "lime")
    edits = shown_by(lost)
    card = Outgoing(chat=MANAGER, text="newer", view="card:shop", sheet=sheet_of(items, "lost"), edits=edits)
    edited = await messenger.send(card)
    assert edited.messages == lost.messages, "no second card beside the first"
    assert edited.picture == fingerprint(items)


async def test_where_pictures_are_forbidden_now_a_card_keeps_its_old_one(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    first, items = await _photographed_later(sandbox, bot, messenger)
    refused = "Bad Request: not enough rights to send photos to the chat"
    await sandbox.post(
        "/faults", kind="error", method="editMessageMedia", code=400, description=refused, count=1
    )
    edits = shown_by(first)
    card = Outgoing(chat=STAFF, text="newer", view="card:shop", sheet=sheet_of(items), edits=edits)
    edited = await messenger.send(card)
    assert (edited.messages, edited.picture) == (first.messages, first.picture)
    assert (await sandbox.last(STAFF))["caption"] == "newer"
    again = await messenger.send(card)
    assert again.picture == fingerprint(items), "allowed again, it gets the new one"


@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_a_preview_that_cannot_be_had_is_an_icon_and_tried_next_time(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger, method: str
) -> None:
    items = await photographed(sandbox, bot, "red")
    await sandbox.post("/faults", kind="error", method=method, code=500)
    first = await messenger.send(Outgoing(chat=STAFF, text="card", sheet=sheet_of(items)))
    assert first.picture == "" and first.messages
    known = Sent(first.messages[0], first.picture, first.file_id)
    later = await messenger.send(Outgoing(chat=STAFF, text="card", sheet=sheet_of(items), edits=known))
    assert later.picture == fingerprint(items)


async def test_files_travel_by_their_ids_alone_and_as_albums(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    items = await photographed(sandbox, bot, "red", "lime", "blue")
    album = Outgoing(
        chat=STAFF, files=tuple(File("photo", i.file_id, f"{n}/3") for n, i in enumerate(items, 1))
    )
    receipt = await messenger.send(album)
    seen = (await sandbox.sees(STAFF))[-3:]
    assert [m["caption"] for m in seen] == ["1/3", "2/3", "3/3"]
    assert [m["id"] for m in seen] == list(receipt.messages) and len({m["media_group_id"] for m in seen}) == 1
    single = Outgoing(chat=STAFF, files=(File("photo", items[0].file_id, "<i>one</i>"),), silent=True)
    await messenger.send(single)
    assert (await sandbox.last(STAFF))["caption"] == "one"


async def test_a_document_keeps_its_kind(sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger) -> None:
    await sandbox.sends(CONSUMER, ("bill.pdf", b"%PDF-1.4", "application/pdf"))
    (update,) = await updates(bot)
    assert update.message and update.message.document
    await messenger.send(
        Outgoing(chat=STAFF, files=(File("document", update.message.document.file_id, "bill"),))
    )
    assert (await sandbox.last(STAFF))["media"]["kind"] == "document"


async def test_a_file_goes_under_another_name_alone_and_in_an_album(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    await sandbox.sends(CONSUMER, ("LiLei.pdf", b"%PDF-1.4", "application/pdf"))
    (update,) = await updates(bot)
    assert update.message and update.message.document
    theirs = update.message.document.file_id
    renamed = File("document", theirs, "bill", "7K3M-Q9TX-1.pdf")
    await messenger.send(Outgoing(chat=STAFF, files=(renamed,)))
    assert (await sandbox.last(STAFF))["media"]["name"] == "7K3M-Q9TX-1.pdf"
    await messenger.send(Outgoing(chat=STAFF, files=(renamed, File("document", theirs))))
    names = [m["media"]["name"] for m in (await sandbox.sees(STAFF))[-2:]]
    assert names == ["7K3M-Q9TX-1.pdf", "LiLei.pdf"]


async def test_a_file_that_cannot_be_fetched_now_is_sent_later(
    sandbox: Sandbox, bot: Bot, messenger: TelegramMessenger
) -> None:
    await sandbox.sends(CONSUMER, ("LiLei.pdf", b"%PDF-1.4", "application/pdf"))
    (update,) = await updates(bot)
    assert update.message and update.message.document
    await sandbox.post("/faults", kind="error", method="getFile", code=502, description="Bad Gateway")
    out = Outgoing(chat=STAFF, files=(File("document", update.message.document.file_id, "", "x.pdf"),))
    with pytest.raises(Trouble) as trouble:
        await messenger.send(out)
    assert trouble.value.outcome.rule is Rule.LATER
    await messenger.send(out)


async def test_the_poll_is_open_and_not_anonymous(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    ballot = Ballot("How was it?", ("1", "2", "3", "4", "5"), 600)
    receipt = await messenger.send(Outgoing(chat=CONSUMER, ballot=ballot))
    seen = await sandbox.last(CONSUMER)
    assert seen["poll"]["id"] == receipt.poll and not seen["poll"]["is_anonymous"]
    assert len(seen["poll"]["options"]) == 5


async def test_a_prompt_may_force_a_reply_to_a_message(
    sandbox: Sandbox, messenger: TelegramMessenger
) -> None:
    asked = await sandbox.says(CONSUMER, "hello")
    await messenger.send(Outgoing(chat=CONSUMER, text="?", keyboard=ForceReply(), reply_to=asked))
    seen = await sandbox.last(CONSUMER)
    assert seen["reply"]["id"] == asked and seen["markup"] == {"force_reply": True}
    await messenger.send(Outgoing(chat=CONSUMER, text="gone", reply_to=9999))
    assert "reply" not in await sandbox.last(CONSUMER)


async def test_a_word_for_one_is_seen_by_one_else_by_all(
    sandbox: Sandbox, messenger: TelegramMessenger
) -> None:
    await messenger.send(Outgoing(chat=STAFF, text="only you", only_for=MEMBER))
    assert [m["text"] for m in await sandbox.sees(STAFF, viewer=MEMBER) if m["ephemeral"]] == ["only you"]
    assert "only you" not in [m.get("text") for m in await sandbox.sees(STAFF, viewer=CREATOR)]
    receipt = await messenger.send(Outgoing(chat=STAFF, text="who is gone", only_for=MANAGER))
    assert receipt.messages[0] > 0
    assert "who is gone" in [m.get("text") for m in await sandbox.sees(STAFF, viewer=CREATOR)]
    with pytest.raises(Trouble):
        await messenger.send(Outgoing(chat=STAFF, text="not for all", only_for=MANAGER, strictly=True))


async def test_a_word_for_one_is_changed_and_said_again_where_it_is_gone(
    sandbox: Sandbox, messenger: TelegramMessenger
) -> None:
    await messenger.send(Outgoing(chat=STAFF, text="page 1", only_for=MEMBER))
    [shown] = await sandbox.sees(STAFF, viewer=MEMBER)
    turned = Outgoing(chat=STAFF, text="page 2", only_for=MEMBER, strictly=True, edits=Sent(shown["id"]))
    for _ in range(2):  # the second time nothing is to be changed
        assert (await messenger.send(turned)).edited
    await messenger.send(replace(turned, edits=Sent(9999)))
    assert [m["text"] for m in await sandbox.sees(STAFF, viewer=MEMBER)] == ["page 2", "page 2"]
    assert await sandbox.sees(STAFF, viewer=CREATOR) == []


async def test_the_tick_is_a_reaction(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    said = await sandbox.says(CONSUMER, "hello")
    await messenger.react(MessageRef(CONSUMER, said))
    assert [r["emoji"] for r in (await sandbox.last(CONSUMER))["reactions"]] == ["👌"]
    with pytest.raises(Trouble):
        await messenger.react(MessageRef(CONSUMER, 9999))


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ({"kind": "retry_after", "seconds": 7}, Rule.LATER),
        ({"kind": "reset_after"}, Rule.UNCERTAIN),
        ({"kind": "broken_json"}, Rule.UNCERTAIN),
        ({"kind": "error", "code": 502, "description": "Bad Gateway"}, Rule.UNCERTAIN),
        ({"kind": "error", "code": 403, "description": "Forbidden: bot was kicked"}, Rule.BURY),
    ],
)
async def test_what_telegram_refuses_becomes_a_rule(
    sandbox: Sandbox, messenger: TelegramMessenger, fault: dict[str, object], rule: Rule
) -> None:
    await sandbox.post("/faults", method="sendMessage", **fault)
    with pytest.raises(Trouble) as trouble:
        await messenger.send(Outgoing(chat=STAFF, text="x"))
    assert trouble.value.outcome.rule is rule


async def test_blocked_unknown_and_upgraded_chats(sandbox: Sandbox, messenger: TelegramMessenger) -> None:
    await sandbox.act(CONSUMER, "block")
    for chat in (CONSUMER, 424242):
        with pytest.raises(Trouble) as trouble:
            await messenger.send(Outgoing(chat=chat, text="x"))
        assert trouble.value.outcome.rule is Rule.BURY and trouble.value.outcome.blocked


async def test_every_word_of_the_product_is_accepted_as_html(messenger: TelegramMessenger) -> None:
    for language in RENDERER.words.languages:
        owed = mail(text=Text("desk-moved"), body="<&>\"'", chat=STAFF, language=language)
        for out in RENDERER.render(owed, complaint(evidence=(evidence(1),)), NOW):
            assert (await messenger.send(out)).messages


async def colors(sandbox: Sandbox, *places: float) -> list[str]:
    """Colours of the last picture in the staff's chat, along its middle."""
    media = (await sandbox.last(STAFF))["media"]
    async with sandbox.client.get(f"{sandbox.url}{media['url']}") as answer:
        shown = Image.open(io.BytesIO(await answer.read())).convert("RGB")
    named = {"red": (255, 0, 0), "lime": (0, 255, 0)}

    def name(pixel: object) -> str:
        assert isinstance(pixel, tuple)
        return min(named, key=lambda n: sum(abs(a - b) for a, b in zip(named[n], pixel, strict=True)))

    return [name(shown.getpixel((int(x * shown.width), shown.height // 2))) for x in places]
