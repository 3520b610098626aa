"""Cutting and splitting HTML: within Telegram's limits, no tag open, no entity broken, nothing lost."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from router.delivery.markup import clean, cut, escape, length, plain, shorten, split, units

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80)
TAGS = st.sampled_from(["b", "i", "blockquote expandable", 'a href="tg://user?id=1"', 'tg-time unix="1"'])


def tagged(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markup inside a tag, and beside other markup."""
    wrapped = st.builds(lambda tag, body: f"<{tag}>{body}</{tag.split()[0]}>", TAGS, inner)
    return st.lists(wrapped | inner, max_size=4).map("".join)


MARKUP = st.recursive(WORDS.map(escape), tagged, max_leaves=12)


def balanced(markup: str) -> bool:
    """Whether every tag is closed, in order, and nothing is half a tag or half an entity."""
    opened = []
    for closing, name in re.findall(r"<(/?)([a-z-]+)[^<>]*>", markup):
        if closing and (not opened or opened.pop() != name):
            return False
        if not closing:
            opened.append(name)
    bare = re.sub(r"<[^<>]*>", "", markup)
    return not opened and "<" not in bare and not re.search(r"&(?!(#x?[0-9a-fA-F]+|[a-z]+);)", bare)


@given(MARKUP, st.integers(2, 60))
def test_what_is_cut_fits_and_is_whole_markup(markup: str, limit: int) -> None:
    shorter = cut(markup, limit)
    assert length(shorter) <= limit
    assert balanced(shorter)
    assert shorter == markup or plain(shorter).endswith("…")


@given(MARKUP, st.integers(2, 60))
def test_what_is_split_fits_and_loses_nothing_but_space(markup: str, limit: int) -> None:
    pieces = split(markup, limit)
    assert all(length(piece) <= limit and balanced(piece) for piece in pieces)
    assert "".join("".join(map(plain, pieces)).split()) == "".join(plain(markup).split())


@given(st.text(max_size=60), st.integers(1, 40))
def test_what_is_shortened_fits(words: str, limit: int) -> None:
    words = clean(words)
    shorter = shorten(words, limit)
    assert units(shorter) <= limit
    assert shorter == words or shorter.endswith("…")


@given(st.text())
def test_lengths_are_those_of_utf16(words: str) -> None:
    words = clean(words)
    assert units(words) == len(words.encode("utf-16-le")) // 2
    assert length(escape(words)) == units(words)


def test_people_cannot_turn_text_or_write_markup() -> None:
    assert escape('a\u202e\u2066b\x00\r\nc<i>"&') == "ab\nc&lt;i&gt;&quot;&amp;"
    assert html.unescape(escape("<b>")) == "<b>"


def test_long_words_are_split_at_spaces_where_there_are_some() -> None:
    assert split("one two three four", 10) == ["one two ", "three four"]
    assert split("<b>" + "x" * 25 + "</b>", 10) == ["<b>xxxxxxxxxx</b>", "<b>xxxxxxxxxx</b>", "<b>xxxxx</b>"]
