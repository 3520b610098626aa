"""The parser of Telegram's HTML."""

from datetime import UTC, datetime

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from router.sandbox.entities import detect, trim, units
from router.sandbox.errors import ApiError
from router.sandbox.html import parse_html

GOOD = [
    ("<b>a</b>", "a", [("bold", 0, 1)]),
    ("<STRONG>a</STRONG>", "a", [("bold", 0, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("italic", 1, 1), ("bold", 0, 2)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
    ("👍<code>x</code>", "👍x", [("code", 2, 1)]),
    ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ("a &lt;b&gt; &amp; &quot;c&quot; &#20320;&#x4f60;", 'a <b> & "c" 你你', []),
    ("a & b &unknown; c", "a & b &unknown; c", []),
    ("<b></b>x", "x", []),
    ('<a href="https://example.com/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
    ("<b>x</>", "x", [("bold", 0, 1)]),
]
BAD = [
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("你<p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<a href>x</a>", "Expected equal sign in declaration of an attribute of the tag"),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
    ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 9"),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 3'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
    ("<tg-time>x</tg-time>", "Invalid date specified"),
    ('<tg-time unix="1" format="abc">x</tg-time>', "Invalid date-time format"),
]


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
def test_what_telegram_takes(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found, marks = parse_html(source)
    assert (found, [(e["type"], e["offset"], e["length"]) for e in marks]) == (text, entities)


@pytest.mark.parametrize(("source", "words"), BAD)
def test_what_telegram_refuses(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in refusal.value.description


def test_a_date_as_aiogram_writes_it() -> None:
    moment = datetime(2026, 8, 1, 12, tzinfo=UTC)
    text, (entity,) = parse_html(html_decoration.date_time("Saturday", moment, "wDT"))
    assert (text, entity["type"]) == ("Saturday", "date_time")
    assert (entity["unix_time"], entity["date_time_format"]) == (int(moment.timestamp()), "wDT")


def test_what_aiogram_writes_comes_back() -> None:
    pre = "<pre>x=1</pre>"
    source = f'<b>bold <i>both</i></b> <a href="https://example.com/">👍 link</a> {pre}'
    text, entities = trim(*parse_html(source))
    written = html_decoration.unparse(text, [MessageEntity(**entity) for entity in entities])
    assert written == source


def test_trimming_moves_entities() -> None:
    assert trim("\n hi ", [{"type": "bold", "offset": 1, "length": 4}]) == (
        "hi",
        [{"type": "bold", "offset": 0, "length": 2}],
    )


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("/start now", "bot_command", (0, 6)),
        ("你好 /help@complaint_demo_bot", "bot_command", (3, 24)),
        ("see https://example.com/a?b", "url", (4, 23)),
        ("ask @maria_lopez", "mention", (4, 12)),
        ("👍 #refund", "hashtag", (3, 7)),
        ("me@example.com", "email", (0, 14)),
    ],
)
def test_what_is_marked_by_itself(text: str, kind: str, piece: tuple[int, int]) -> None:
    (entity,) = detect(text, [])
    assert (entity["type"], (entity["offset"], entity["length"])) == (kind, piece)


def test_nothing_is_marked_inside_code() -> None:
    code = [{"type": "code", "offset": 0, "length": 6}]
    assert detect("/start", code) == code and units("👍") == 2
