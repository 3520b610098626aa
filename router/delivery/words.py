"""Every word shown, from Fluent files in a folder for each language; the policy's words from its labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import structlog
from aiogram.utils.text_decorations import html_decoration
from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax.ast import Junk

from router.delivery.markup import clean, escape, isolate, link_to
from router.delivery.names import Names
from router.domain.answers import several
from router.domain.complaint import Arg, Money, Ref, Text
from router.domain.guiding import guide_label, way
from router.domain.outside import body_label
from router.domain.policy import Label, Policy

LOCALES = Path(__file__).parent / "locales"
DATE_FORMAT = "wDt"
"""Telegram's own date entity: day of the week, date, time, in the reader's zone."""

_LONG = 2000
"""Fluent refuses longer values (2500): these are put in after formatting."""
_HOLE = re.compile("\ue000(\\d+)\ue001")

log = structlog.get_logger()


class MissingWords(LookupError):
    """A key, a variable or a label has no words; a fault in the locale files or in the caller."""


class _Absent(FluentType):
    """No value: reads as nothing, and is what a selector knows as ``none``."""

    def format(self, locale: Locale) -> str:
        return ""

    def __eq__(self, other: object) -> bool:
        return other == "none"

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom one text is made; `long` collects what is put in at the end."""

    language: str
    policy: Policy
    zone: ZoneInfo | None = None
    markup: bool = True
    long: list[str] = field(default_factory=list)


class Words:
    """The product's words in every language found under a folder, one sub-folder a language.

    `strict` raises `MissingWords` for whatever is missing; otherwise the default language steps in, and where
    that has nothing either the key is shown, so that a message is never lost over a word.
    """

    def __init__(
        self, default: str, folder: Path = LOCALES, *, strict: bool = False, names: Names | None = None
    ) -> None:
        self.default = default
        self.names = names or Names()
        self.strict = strict
        self._bundles = {path.name: _bundle(path) for path in sorted(folder.iterdir()) if path.is_dir()}
        if default not in self._bundles:
            raise MissingWords(f"no words for the default language {default!r} in {folder}")

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of all languages that have words, sorted."""
        return tuple(self._bundles)

    def nearest(self, tag: str | None) -> str | None:
        """The language with words that is nearest to a tag such as Telegram's ``es-MX``; None without any.

        The longest common beginning wins (``zh-hant-tw``: ``zh-Hant``, then ``zh``), then another region's.
        """
        parts = (tag or "").replace("_", "-").lower().split("-")
        known = {language.lower(): language for language in self._bundles}
        for length in range(len(parts), 0, -1):
            if found := known.get("-".join(parts[:length])):
                return found
        return next((name for folded, name in known.items() if folded.split("-")[0] == parts[0]), None)

    def language(self, tag: str | None) -> str:
        """The language for a person: the nearest with words, else the default."""
        return self.nearest(tag) or self.default

    def text(self, text: Text, language: str, policy: Policy, zone: ZoneInfo | None = None) -> str:
        """Telegram HTML. Strings among the values are people's: cleaned and escaped.

        `zone` is the reader's where it is known: old apps show due times in it, else in the house's.
        """
        return self._format(text, _Reader(self.language(language), policy, zone))

    def label(self, text: Text | Ref, language: str, policy: Policy) -> str:
        """Plain words, for buttons, polls and names of files."""
        tag = self.language(language)
        if isinstance(text, Ref):
            return self.ref(text, tag, policy)
        return self._format(text, _Reader(tag, policy, markup=False))

    def ref(self, ref: Ref, language: str, policy: Policy) -> str:
        """The policy's label, plain; the id itself for what the policy no longer has."""
        if ref.kind in {"merchant", "desk"}:
            known = _label_of(ref, policy) or self.names.of(ref.id)
            if not known and ref.kind == "desk":
                return self.label(Text("desk-platform"), language, policy)
            return label_in(known, language, policy.default_language) or ref.id
        if ref.kind in _LISTED and "," in ref.id:
            each = [self.ref(Ref(ref.kind, id), language, policy) for id in ref.id.split(",")]
            return format_list(each, _LISTED[ref.kind], locale=_locale(self.language(language)))
        if ref.kind == "kinds":
            each = [
                self.label(Text("evidence-kind", {"kind": id}), language, policy) for id in ref.id.split(",")
            ]
            return format_list(each, "or", locale=_locale(self.language(language)))
        if ref.kind == "options":
            return self._options(ref.id, language, policy)
        if ref.kind == "guide-way":
            passed = (self.ref(step, language, policy) for step in way(ref.id, policy))
            return " → ".join(passed) or ref.id
        if ref.kind == "rule-source":
            return self._source(ref.id, language, policy)
        if shown := _SHOWN.get(ref.kind):
            return shown(ref.id, self.language(language))
        return label_in(_label_of(ref, policy), language, policy.default_language) or ref.id

    def _source(self, snapshot: str, language: str, policy: Policy) -> str:
        """The law and its article."""
        rule = policy.law.rule(snapshot)
        if rule is None:
            return snapshot
        name = label_in(rule.source.name, language, policy.default_language)
        return self.label(Text("rule-source", {"name": name, "place": rule.place}), language, policy)

    def _options(self, place: str, language: str, policy: Policy) -> str:
        """Several options of a question, ``category/question/option,option``, as a language lists things."""
        question, _, ids = place.rpartition("/")
        options = [Ref("option", f"{question}/{id}") for id in several(ids)]
        if not options:
            return self.label(Text("option-none"), language, policy)
        labels = [self.ref(option, language, policy) for option in options]
        return format_list(labels, locale=_locale(self.language(language)))

    def has(self, key: str) -> bool:
        """Whether the default language knows a key."""
        return self._bundles[self.default].has_message(key)

    def _format(self, text: Text, reader: _Reader) -> str:
        values = {name: self._value(value, reader) for name, value in text.args.items()}
        shown = self._lookup(text.key, values, reader.language)
        return _HOLE.sub(lambda hole: reader.long[int(hole[1])], shown) if reader.long else shown

    def _value(self, value: Arg, reader: _Reader) -> str | int | FluentType:
        if value is None or value == "":
            return _Absent()
        if isinstance(value, int):
            return value
        if isinstance(value, datetime):
            zone = reader.zone or reader.policy.calendar.zone
            return moment(value, reader.language, zone, markup=reader.markup)
        if isinstance(value, Ref) and value.kind == "card" and reader.markup:
            return card(value.id)
        shown = self._plain(value, reader.language, reader.policy)
        shown = isolate(escape(shown) if reader.markup else clean(shown))
        if len(shown) <= _LONG:
            return shown
        reader.long.append(shown)
        return f"\ue000{len(reader.long) - 1}\ue001"

    def _plain(self, value: str | Money | Ref, language: str, policy: Policy) -> str:
        if isinstance(value, Money):
            return money(value, language)
        return self.ref(value, language, policy) if isinstance(value, Ref) else value

    def _lookup(self, key: str, values: Mapping[str, str | int | FluentType], language: str) -> str:
        for tag in dict.fromkeys((language, self.default)):
            bundle = self._bundles[tag]
            problems: Iterable[object] = ("no such key",)
            if bundle.has_message(key) and (pattern := bundle.get_message(key).value):
                shown, problems = bundle.format_pattern(pattern, dict(values))
                if not problems:
                    return str(shown)
            if self.strict:
                raise MissingWords(f"{tag}: {key}: {'; '.join(map(str, problems))}")
            log.error("words_missing", key=key, language=tag)
        return key


def label_in(label: Label, language: str, default: str) -> str:
    """One of the policy's texts: exact tag, primary part, default language, any; empty when there is none."""
    for tag in (language, language.partition("-")[0], default):
        if tag in label:
            return label[tag]
    return next(iter(label.values()), "")


@lru_cache(maxsize=4096)
def moment(at: datetime, language: str, zone: ZoneInfo, *, markup: bool = True) -> str:
    """Telegram's date entity, which apps show in the reader's own zone.

    Its fallback text, for old apps and where there is no markup, is local to `zone` and names it.
    """
    local = at.astimezone(zone)
    date_shown = format_skeleton("MMMEd", local, locale=_locale(language))
    shown = f"{date_shown} {local:%H:%M} {_offset(local)}"
    return html_decoration.date_time(escape(shown), at, DATE_FORMAT) if markup else shown


def reading_zone(chat: int, policy: Policy, desk: str = "") -> ZoneInfo | None:
    """That of the calendar that the reading desk works by, or a manager's own.

    None for others: Telegram tells nobody's.
    """
    if desk:
        return policy.calendar_named(policy.calendar_id(desk)).zone
    return next((ZoneInfo(m.digest.time_zone) for m in policy.managers if m.user == chat), None)


def _offset(local: datetime) -> str:
    """Such as ``UTC+8`` or ``UTC-3:30``, which reads alike in every language."""
    ahead = local.utcoffset() or timedelta()
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    return f"UTC{'-' if ahead < timedelta() else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def day(iso: str, language: str) -> str:
    """A day of the calendar, such as ``2026-11-20``, as the language writes it; as it is when it is none."""
    try:
        return format_skeleton("yMMMEd", date.fromisoformat(iso), locale=_locale(language))
    except ValueError:
        return iso


def own_name(tag: str, language: str = "") -> str:
    """A language's name in itself, whatever the reader's is: so people find theirs in any list."""
    try:
        name = _locale(tag).get_display_name(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        name = None
    return name[0].upper() + name[1:] if name else tag


def month(n: str, language: str) -> str:
    """The short name of a month, 1 to 12, as it stands alone."""
    names: Mapping[int, str] = _locale(language).months["stand-alone"]["abbreviated"]
    return names[int(n)]


def birthday(iso: str, language: str) -> str:
    """Month and day, ``05-17``; the year does not matter."""
    return format_skeleton("MMMd", date.fromisoformat(f"2024-{iso}"), locale=_locale(language))


def card(id: str) -> str:
    """The number as a link to the card where that has an address, as HTML."""
    number, _, place = id.partition("/")
    chat, _, message = place.partition("/")
    link = link_to(int(chat), int(message)) if message else ""
    return f'<a href="{link}">{escape(number)}</a>' if link else escape(number)


def span(seconds: str, language: str) -> str:
    """How long something takes, in the largest unit of which there are two at least."""
    return format_timedelta(timedelta(seconds=int(seconds)), threshold=2, locale=_locale(language))


_LISTED: Mapping[str, Literal["standard", "or"]] = {"low": "standard", "refund_way": "or"}
"""Kinds whose id may be several, joined by commas, and how a language lists them."""
_SHOWN: Mapping[str, Callable[[str, str], str]] = {
    "day": day,
    "language": own_name,
    "span": span,
    "card": lambda id, language: id.partition("/")[0],
    "month": month,
    "birthday": birthday,
}


def money(amount: Money, language: str) -> str:
    """An amount as the language writes it, with as many decimals as its currency has."""
    whole = Decimal(amount.minor).scaleb(-get_currency_precision(amount.currency))
    return format_currency(whole, amount.currency, locale=_locale(language))


def _label_of(ref: Ref, policy: Policy) -> Label:
    tables: dict[str, Mapping[str, object]] = {
        "category": policy.categories,
        "claim": policy.claims,
        "remedy": policy.remedies,
        "merchant": policy.merchants,
        "desk": policy.merchants,
        "desk-name": policy.desks,
        "refund_way": policy.refund_ways,
        "refusal": policy.refusal_reasons,
        "low": policy.poll.reasons,
        "festival": policy.care.festivals,
    }
    if ref.kind.startswith("canned"):
        canned = policy.canned.get(ref.id)
        return (canned.title if ref.kind == "canned-title" else canned.text) if canned else {}
    if ref.kind == "playbook":
        return policy.playbooks.get(ref.id, {})
    if ref.kind.startswith("body"):
        return body_label(ref, policy)
    if ref.kind == "contacts":
        return policy.contacts.hours
    if ref.kind in {"advice", "evidence"}:
        return _category_text(ref, policy)
    if ref.kind == "rule":
        rule = policy.law.rule(ref.id)
        return rule.says if rule else {}
    if ref.kind.startswith("guide"):
        return guide_label(ref, policy)
    if ref.kind in tables:
        found = tables[ref.kind].get(ref.id)
        label = getattr(found, "name" if ref.kind in {"merchant", "desk"} else "label", None)
        return label or {}
    return _question_label(ref, policy)


def _category_text(ref: Ref, policy: Policy) -> Label:
    """What a category says beside its name: fixed advice, or what helps as evidence (``category/number``)."""
    id, _, number = ref.id.partition("/")
    category = policy.categories.get(id)
    if category is None:
        return {}
    return category.evidence.helps[int(number)] if number else category.advice


def _question_label(ref: Ref, policy: Policy) -> Label:
    """Of ``category/question`` or ``category/question/option``."""
    category, _, rest = ref.id.partition("/")
    question, _, option = rest.partition("/")
    asked = policy.categories[category].questions if category in policy.categories else ()
    for known in asked:
        if known.id == question:
            options = {o.id: o.label for o in known.options}
            return options.get(option, {}) if option else known.label
    return {}


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def _bundle(folder: Path) -> FluentBundle:
    """All files of a language as one bundle. MissingWords for a line that is no Fluent."""
    files = ((path.name, path.read_text("utf-8")) for path in sorted(folder.glob("*.ftl")))
    return _made(folder.name, tuple(files))


@lru_cache(maxsize=64)
def _made(language: str, files: tuple[tuple[str, str], ...]) -> FluentBundle:
    """Once a process: parsing is most of what a start costs."""
    bundle = FluentBundle([language], use_isolating=False)
    for name, text in files:
        resource = FluentResource(text)
        for entry in resource.body:
            if isinstance(entry, Junk):
                raise MissingWords(f"{name}: cannot be read: {(entry.content or '').strip()[:80]}")
        bundle.add_resource(resource)
    return bundle
