"""Telegram's HTML: what people wrote is cleaned and escaped, measured as Telegram does, and cut safely."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

TEXT_LIMIT = 4096
"""UTF-16 units of a message, counted after entities."""
CAPTION_LIMIT = 1024
"""UTF-16 units of a caption, counted after entities."""

CUT_MARK = "…"

# What turns the direction of the text around it, control characters (not tab and newline), lone surrogates,
# and the two characters with which `words` marks where long values go.
_DIRECTION = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001"
# What is not seen and takes no room; also the tags that only flags are made of.
_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
# Joiners have a meaning between letters of some scripts and in emoji; beside these they only hide something.
_JOINER = re.compile(
    "(?<=[0-9A-Za-z@.+\uff10-\uff19-])[\u200c\u200d]+|[\u200c\u200d]+(?=[0-9A-Za-z@.+\uff10-\uff19-])"
)
_UNWANTED = re.compile(f"[{_DIRECTION}{_CONTROL}{_UNSEEN}\U000e0000-\U000e007f]")
# Marks above and below letters: some scripts stack three or four, nobody writes more than fit into a line.
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_PILED = re.compile(f"([{_MARK}]{{4}})[{_MARK}]+")
# Letters of scripts that are written from right to left.
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_APART, _AGAIN = "\u2068", "\u2069"
_TOKEN = re.compile(r"<(/?)([a-z-]+)([^>]*)>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|[^<&]+|[<&]", re.DOTALL)
_PLAIN = re.compile(r"<[^>]*>")


class Html(str):
    """Words that are Telegram's HTML already: escaped, and fit to be sent."""

    __slots__ = ()


def clean(words: str) -> str:
    """A person's words without characters that change the look of the text around them, or hide in it."""
    if words.isascii() and words.isprintable():
        return words
    seen = _UNWANTED.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return seen if seen.isascii() else _PILED.sub(r"\1", _JOINER.sub("", seen))


def isolate(words: str) -> str:
    """Words to be put into a sentence: those that run from right to left turn nothing of what is around."""
    if words.isascii() or not _LEFTWARD.search(words):
        return words
    return "\n".join(_APART + line + _AGAIN if _LEFTWARD.search(line) else line for line in words.split("\n"))


def link_to(chat: int, message: int) -> str:
    """The address of a message, for the members of its chat; empty for a small group, which has none."""
    supergroup = str(chat).removeprefix("-100")
    return f"https://t.me/c/{supergroup}/{message}" if str(chat).startswith("-100") else ""


def escape(words: str) -> str:
    """A person's words as they may stand in Telegram's HTML."""
    return html.escape(clean(words), quote=True)


def plain(markup: str) -> str:
    """What is read when the tags are taken away."""
    return html.unescape(_PLAIN.sub("", markup))


def units(text: str) -> int:
    """Length of plain text in UTF-16 units."""
    return len(text) + sum(1 for c in text if c > "\uffff")


def length(markup: str) -> int:
    """Length of HTML after entities, in UTF-16 units, as Telegram counts it."""
    return units(plain(markup))


def shorten(words: str, limit: int) -> str:
    """Plain text of at most `limit` UTF-16 units, marked where it was cut."""
    if units(words) <= limit:
        return words
    head, _ = _take(words, max(limit - len(CUT_MARK), 0))
    return head.rstrip() + CUT_MARK


def cut(markup: str, limit: int) -> str:
    """HTML of at most `limit` units after entities: never cut inside a tag or entity, every tag closed."""
    if length(markup) <= limit:
        return markup
    return next(_pieces(markup, limit - len(CUT_MARK))).rstrip() + CUT_MARK


def split(markup: str, limit: int) -> list[str]:
    """HTML as pieces of at most `limit` units each, tags closed and opened again at the seams."""
    if length(markup) <= limit:
        return [markup]
    return [piece for piece in (p.strip("\n") for p in _pieces(markup, limit)) if length(piece.strip())]


@dataclass(slots=True)
class _Open:
    name: str
    whole: str


def _pieces(markup: str, limit: int) -> Iterator[str]:
    """Cut at the last line end or space of each piece, where there is one in its second half."""
    opened: list[_Open] = []
    out: list[str] = []
    room = limit
    for kind, token in _tokens(markup):
        if kind == "tag":
            _track(token, opened)
            out.append(token)
            continue
        rest = token
        while rest:
            whole_fits = _token_units(kind, rest) <= room
            head, tail = (rest, "") if whole_fits else _break(kind, rest, room, room == limit)
            out.append(head)
            room -= _token_units(kind, head)
            rest = tail
            if rest:
                yield "".join(out) + "".join(f"</{tag.name}>" for tag in reversed(opened))
                out, room = [tag.whole for tag in opened], limit
    yield "".join(out)


def _tokens(markup: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(markup):
        if match[2] is not None:
            yield "tag", match[0]
        else:
            yield ("entity" if match[0].startswith("&") and len(match[0]) > 1 else "words"), match[0]


def _track(token: str, opened: list[_Open]) -> None:
    if token.startswith("</"):
        if opened:
            opened.pop()
    else:
        opened.append(_Open(re.split(r"[\s>]", token[1:], maxsplit=1)[0], token))


def _token_units(kind: str, token: str) -> int:
    return units(html.unescape(token)) if kind == "entity" else units(token)


def _break(kind: str, token: str, room: int, fresh: bool) -> tuple[str, str]:
    """Head that fits into `room` and the rest; an entity is never broken."""
    if kind == "entity":
        return "", token
    head, tail = _take(token, room)
    seam = max(head.rfind("\n"), head.rfind(" "))
    if seam >= (len(head) // 2 if fresh else 0):
        return token[: seam + 1], token[seam + 1 :]
    return head, tail


def _take(words: str, room: int) -> tuple[str, str]:
    """Split plain words after at most `room` UTF-16 units."""
    if units(words[:room]) <= room:
        return words[:room], words[room:]
    used = 0
    for at, char in enumerate(words):
        used += 2 if char > "\uffff" else 1
        if used > room:
            return words[:at], words[at:]
    return words, ""
