"""Methods about the bot itself: who it is, its commands and texts."""

import json

from router.sandbox.call import Call
from router.sandbox.errors import bad
from router.sandbox.model import Chat, Json
from router.sandbox.world import Account

SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
})  # fmt: skip
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Json:
    flags = ("can_connect_to_business", "has_main_web_app", "has_topics_enabled")
    own = {"can_join_groups": True, "can_read_all_group_messages": not call.account.privacy}
    own |= {"supports_inline_queries": call.account.inline}
    return call.account.user | own | dict.fromkeys(flags, False)


def log_out(call: Call) -> bool:
    return True


def set_my_commands(call: Call) -> bool:
    commands = call.json("commands")
    if not isinstance(commands, list):
        raise bad("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    call.account.commands[scope_key(call)] = commands
    return True


def _check_command(command: Json) -> None:
    name, description = str(command.get("command", "")), str(command.get("description", ""))
    plain = name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()
    if not plain or not 1 <= len(name) <= 32:
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def get_my_commands(call: Call) -> list[Json]:
    return call.account.commands.get(scope_key(call), [])


def delete_my_commands(call: Call) -> bool:
    call.account.commands.pop(scope_key(call), None)
    return True


def scope_key(call: Call) -> str:
    """Under which key the commands of a scope and language are kept. ApiError 400 for an unknown scope."""
    scope = call.json("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    if scope.get("chat_id") is not None and not _known(call, str(scope["chat_id"])):
        raise bad("chat not found")
    return command_key(scope["type"], scope.get("chat_id"), scope.get("user_id"), call.text("language_code"))


def _known(call: Call, raw: str) -> bool:
    number = int(raw) if raw.lstrip("-").isdecimal() else 0
    if number > 0:
        dialog = call.account.dialogs.get(number)
        return dialog is not None and (dialog.started or dialog.last_id > 0)
    chat = call.world.groups.get(number)
    return chat is not None and call.account.id in chat.members


def command_key(kind: str, chat: object = None, user: object = None, language: str = "") -> str:
    """One string for a scope and a language."""
    return json.dumps([kind, str(chat or ""), str(user or ""), language])


def commands_shown(account: Account, chat: Chat, user: int, language: str) -> list[Json]:
    """The commands that a person's client offers in a chat: the narrowest scope that was set."""
    lead = not chat.private and chat.members[user].status in {"creator", "administrator"}
    scopes: list[tuple[str, int | None, int | None]] = []
    scopes += [("chat_member", chat.id, user)] if not chat.private else []
    scopes += [("chat_administrators", chat.id, None)] if lead else []
    scopes += [("chat", chat.id, None)]
    scopes += [("all_chat_administrators", None, None)] if lead else []
    scopes += [
        ("all_private_chats" if chat.private else "all_group_chats", None, None),
        ("default", None, None),
    ]
    for kind, where, who in scopes:
        for tongue in (language.partition("-")[0], ""):
            found = account.commands.get(command_key(kind, where, who, tongue))
            if found is not None:
                return found
    return []


def set_text(call: Call, field: str) -> bool:
    """setMyName, setMyDescription, setMyShortDescription."""
    text = call.text(field)
    if len(text) > TEXT_LIMITS[field]:
        raise bad(f"BOT_{field.upper()}_TOO_LONG")
    call.account.texts[f"{field} {call.text('language_code')}"] = text
    return True


def get_text(call: Call, field: str) -> Json:
    """getMyName, getMyDescription, getMyShortDescription."""
    texts = call.account.texts
    fallback = call.account.user["first_name"] if field == "name" else ""
    default = texts.get(f"{field} ", fallback)
    return {field: texts.get(f"{field} {call.text('language_code')}", default)}
