"""The reactions that Telegram knows."""

from typing import Any

from router.sandbox.errors import bad
from router.sandbox.model import Json

EMOJI = frozenset(
    [
        "👍",
        "👎",
        "❤",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)
VARIATION = "\ufe0f"


def parsed_reactions(wish: Any) -> list[Json]:
    """The reactions that a bot or person sets. ApiError 400 for more than one and for unknown ones."""
    if not isinstance(wish, list):
        raise bad("can't parse reaction: expected an Array of ReactionType")
    if len(wish) > 1:
        raise bad("REACTIONS_TOO_MANY")
    for reaction in wish:
        if not isinstance(reaction, dict) or reaction.get("type") != "emoji":
            raise bad("REACTION_INVALID")
        if str(reaction.get("emoji", "")).replace(VARIATION, "") not in EMOJI:
            raise bad("REACTION_INVALID")
    return [{"type": "emoji", "emoji": str(r["emoji"]).replace(VARIATION, "")} for r in wish]
