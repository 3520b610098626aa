"""aiogram imported lazily is the same aiogram: it reads and writes what the eager one does."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

STORY = """
import json, sys
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import GetUpdates, SendMediaGroup, SendMessage, SendPoll
from aiogram.methods.base import Response
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message, Update
from aiogram.types import ResultChatMemberUnion
from pydantic import ValidationError

me = {"id": 1, "is_bot": False, "first_name": "Lin"}
chat = {"id": 1, "type": "private"}
entity = {"type": "text_mention", "offset": 0, "length": 2, "user": me}
photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 2}]
said = {"message_id": 1, "date": 1, "chat": chat, "from": me, "text": "hi", "entities": [entity]}
replied = said | {"reply_to_message": {"message_id": 2, "date": 1, "chat": chat, "photo": photo}}
vote = {"poll_id": "1", "user": me, "option_ids": [1], "option_persistent_ids": ["x"]}
updates = [
    {"update_id": 1, "message": replied},
    {"update_id": 2, "poll_answer": vote},
    {"update_id": 3, "callback_query": {"id": "1", "from": me, "chat_instance": "1", "message": replied}},
]
out = [Update.model_validate(u).model_dump(mode="json", exclude_unset=True, by_alias=True) for u in updates]
answer = Response[list[Update]].model_validate({"ok": True, "result": updates})
out.append([u.event_type for u in answer.result])
result = {"status": "member", "user": me}
member = Response[ResultChatMemberUnion].model_validate({"ok": True, "result": result})
out.append(type(member.result).__name__)
button = InlineKeyboardButton(text="a", callback_data="b")
for method in (
    SendMessage(chat_id=1, text="x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])),
    SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media="x"), InputMediaPhoto(media="y")]),
    SendPoll(chat_id=1, question="q", options=["a", "b"]),
    GetUpdates(offset=1),
):
    out.append(json.loads(json.dumps(method.model_dump(warnings=False), default=str)))
for bad in ({"message_id": "?"}, {**said, "date": "soon"}):
    try:
        Message.model_validate(bad)
    except ValidationError as error:
        out.append(error.error_count())
print(json.dumps(out))
"""


def told(before: str) -> object:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", before + STORY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


LAZY = """
from router.lazy_aiogram import import_aiogram
import_aiogram()
from pydantic import BaseModel
from aiogram.types import Message
assert not Message.__pydantic_complete__, "it was built at import"
assert "defer_build" not in BaseModel.model_config
import_aiogram()
"""


EAGER = """
import aiogram
from router.lazy_aiogram import import_aiogram
import_aiogram()
from aiogram.types import Message
assert Message.__pydantic_complete__, "an aiogram that was there is not left alone"
"""


def test_lazy_and_eager_say_the_same() -> None:
    lazy = told(LAZY)
    assert lazy == told(EAGER)
    assert len(lazy) == 11  # type: ignore[arg-type]
