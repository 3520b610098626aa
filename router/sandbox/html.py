"""A strict parser of Telegram's HTML: the same tags, the same complaints."""

import html
import re
from dataclasses import dataclass, field

from router.sandbox.entities import Entity, Formatted, cut, units
from router.sandbox.errors import ApiError, bad

PLAIN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
TAGS = frozenset(PLAIN) | {"a", "span", "tg-emoji", "tg-time"}
SPECIAL = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
NAME = re.compile(r"[^\s>]*")
BLANK = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>]*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.-]+")
DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass(slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    length: int = 0
    text: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> Formatted:
        while self.at < len(self.source):
            found = SPECIAL.search(self.source, self.at)
            self._take(self.source[self.at : found.start() if found else None])
            if found is None:
                break
            self.at = found.start()
            self._reference() if found.group() == "&" else self._tag()
        if self.stack:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.text), self.entities

    def _take(self, piece: str) -> None:
        self.text.append(piece)
        self.length += units(piece)

    def _reference(self) -> None:
        found = REFERENCE.match(self.source, self.at)
        piece = html.unescape(found.group()) if found else "&"
        self._take(piece)
        self.at = found.end() if found else self.at + 1

    def _tag(self) -> None:
        begin = self.at
        self.at += 1
        if self.source.startswith("/", self.at):
            self._close(begin)
        else:
            self._start(begin)

    def _start(self, begin: int) -> None:
        tag = self._match(NAME).lower()
        if self.at >= len(self.source):
            raise self._error("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.stack.append(_Open(tag, self.length, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._match(BLANK)
            if self.at >= len(self.source):
                raise self._error("Unclosed start tag", begin)
            if self.source[self.at] == ">":
                return found
            place = self.at
            name = self._match(ATTRIBUTE).lower()
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', place)
            found[name] = self._value(tag, name, begin)

    def _value(self, tag: str, name: str, begin: int) -> str:
        self._match(BLANK)
        if not self.source.startswith("=", self.at):
            if name == "expandable":
                return ""
            raise self._error(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.at += 1
        self._match(BLANK)
        quote = self.source[self.at : self.at + 1]
        if quote not in {'"', "'"}:
            return self._bare(begin)
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise self._error("Unclosed start tag", begin)
        value, self.at = self.source[self.at + 1 : end], end + 1
        return html.unescape(value)

    def _bare(self, begin: int) -> str:
        value = self._match(BARE_VALUE)
        if self.at >= len(self.source):
            raise self._error("Unclosed start tag", begin)
        if not value or (self.source[self.at] != ">" and not self.source[self.at].isspace()):
            raise self._error("Unexpected end of name token", self.at)
        return value

    def _close(self, begin: int) -> None:
        if not self.stack:
            raise self._error("Unexpected end tag", begin)
        self.at += 1
        tag = self._match(NAME).lower()
        self._match(BLANK)
        if not self.source.startswith(">", self.at):
            raise self._error("Unclosed end tag", begin)
        self.at += 1
        opened = self.stack.pop()
        if tag and tag != opened.tag:
            raise self._error("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        self._finish(opened, begin)

    def _finish(self, opened: _Open, begin: int) -> None:
        if self.length == opened.start:
            return
        entity: Entity = {"type": "", "offset": opened.start, "length": self.length - opened.start}
        if opened.tag == "a":
            self._link(entity, opened)
        elif opened.tag == "tg-emoji":
            self._emoji(entity, opened, begin)
        elif opened.tag == "tg-time":
            self._time(entity, opened, begin)
        elif opened.tag == "code" and self._language_of_pre(opened):
            return
        else:
            self._plain(entity, opened)
        if entity["type"]:
            self.entities.append(entity)

    def _plain(self, entity: Entity, opened: _Open) -> None:
        entity["type"] = "spoiler" if opened.tag == "span" else PLAIN[opened.tag]
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "pre" and "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]

    def _language_of_pre(self, opened: _Open) -> bool:
        language = opened.attributes.get("class", "").removeprefix("language-")
        if not self.stack or self.stack[-1].tag != "pre" or self.stack[-1].start != opened.start:
            return False
        if language:
            self.stack[-1].attributes["language"] = language
        return True

    def _link(self, entity: Entity, opened: _Open) -> None:
        url = opened.attributes.get("href") or cut("".join(self.text), opened.start, entity["length"])
        user = re.fullmatch(r"tg://user\?id=(\d+)", url)
        if user:
            entity |= {
                "type": "text_mention",
                "user": {"id": int(user.group(1)), "is_bot": False, "first_name": ""},
            }
        elif re.match(r"(?:https?|tg|mailto|tel|ton):\S", url, re.IGNORECASE) or "." in url.strip("."):
            entity |= {"type": "text_link", "url": url if ":" in url else f"http://{url}/"}

    def _emoji(self, entity: Entity, opened: _Open, begin: int) -> None:
        number = opened.attributes.get("emoji-id", "")
        if not number.isdecimal():
            raise self._error("Invalid custom emoji identifier specified", begin)
        entity |= {"type": "custom_emoji", "custom_emoji_id": number}

    def _time(self, entity: Entity, opened: _Open, begin: int) -> None:
        moment, shape = opened.attributes.get("unix", ""), opened.attributes.get("format", "")
        if not re.fullmatch(r"-?\d{1,12}", moment):
            raise self._error('Invalid date specified in the tag "tg-time"', begin)
        if not DATE_FORMAT.fullmatch(shape):
            raise self._error('Invalid date-time format specified in the tag "tg-time"', begin)
        entity |= {"type": "date_time", "unix_time": int(moment)}
        if shape:
            entity["date_time_format"] = shape

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def _error(self, what: str, place: int, rest: str = "") -> ApiError:
        return _unparsable(f"{what} at byte offset {len(self.source[:place].encode())}{rest}")


def _unparsable(what: str) -> ApiError:
    return bad(f"can't parse entities: {what}")


def parse_html(source: str) -> Formatted:
    """Text and entities of Telegram's HTML. ApiError 400 "can't parse entities: ..." as Telegram says it."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()
