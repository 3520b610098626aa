"""`/merchants`: managers look merchants up, make and rename them, pause them, and invite their groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.dialogues import hold, put_away
from handlers.front import Front
from handlers.incoming import key_of, person_of, sent_before, words_of
from router.delivery.rights import ADMINISTRATOR
from router.delivery.words import label_in
from router.domain.complaint import Arg, Person, Ref, Text
from router.domain.draft import Draft, Form
from router.domain.enrolment import Enrolled, jurisdiction_of, masks_of, names_of, orders_like
from router.domain.refusal import Refusal
from router.usecases import merchants
from router.usecases.binding import check_may_bind, invite
from router.usecases.filing import draft_of, forget_form

PAGE = 8
"""Merchants on a page."""
FOUND = 20
"""Merchants that a search shows."""
SEARCH, NAME, NAMES, WHERE, RENAME = "shop-search", "shop-name", "shop-names", "shop-where", "shop-rename"
ORDERS = "shop-orders"
ASKED = frozenset({SEARCH, NAME, NAMES, WHERE, RENAME, ORDERS})
"""What a manager may be asked here, and answers in words."""
NEW = "new"


class Tap(CallbackData, prefix="m", sep="|"):
    """A tap under the list or a merchant's page: what to do, with a merchant's id or another word."""

    do: str
    arg: str = ""


async def command(front: Front, user: int, language: str, argument: str) -> None:
    """The list, or what a search finds. Refusal for whoever is no manager of the whole house."""
    check_may_bind(front.work.policy, user)
    if argument:
        await _search(front, user, language, argument)
    else:
        await _list(front, user, language)


async def typed(front: Front, draft: Draft, message: Message, language: str) -> None:
    """An answer in words. Refusal for one that is none: the question stays open."""
    form, user = draft.form, draft.user
    if form is None or message.from_user is None or sent_before(message, form.since):
        return
    check_may_bind(front.work.policy, user)
    words, by = words_of(message), person_of(message.from_user)
    if form.action == SEARCH:
        await _over(front, draft, key_of(message))
        await _search(front, user, language, words)
    elif form.action == RENAME:
        await _renamed(front, draft, form, by, words, key_of(message), language)
    elif form.action == ORDERS:
        await _keep_orders(front, draft, by, masks_of(words), key_of(message), language)
    elif form.action == WHERE:
        await _create(front, draft, form, by, jurisdiction_of(words), key_of(message), language)
    else:
        await _named(front, form, user, words, language)


async def _over(front: Front, draft: Draft, key: str) -> None:
    """The dialogue is over, and its question takes no more taps."""
    await forget_form(front.work, draft, key)
    await put_away(front, draft)


async def tapped(front: Front, tap: CallbackQuery, pressed: Tap, at: int, language: str) -> None:
    """A button. Refusal for whoever is no manager of the whole house, and for one that is out of date."""
    user = tap.from_user.id
    check_may_bind(front.work.policy, user)
    by = person_of(tap.from_user)
    if pressed.do == "list":
        await _list(front, user, language, pressed.arg, at)
    elif pressed.do in _QUESTIONS:
        await _begin(front, user, pressed, language)
    elif pressed.do in {"skip", "where", "any", "cancel"}:
        await _answered(front, tap, pressed, by, language)
    elif pressed.do == "invite":
        await _invite(front, by, pressed.arg, language)
    else:
        await _changed(front, by, pressed, at, language)
    await front.answer(tap, None, language)


async def _changed(front: Front, by: Person, pressed: Tap, at: int, language: str) -> None:
    """Paused, going on, speaking another language; or nothing, only shown."""
    id, _, tag = pressed.arg.partition("~")
    if pressed.do in {"pause", "resume"}:
        await merchants.change(front.work, by, id, paused=pressed.do == "pause")
    elif pressed.do == "speak":
        if tag not in front.words.languages:
            raise Refusal("refusal-outdated")
        await merchants.change(front.work, by, id, language=tag)
    elif pressed.do == "works":
        if tag not in {"", *front.work.policy.calendars}:
            raise Refusal("refusal-outdated")
        await merchants.change(front.work, by, id, calendar=tag)
    elif pressed.do in _CHOICES:
        await _choose(front, by.user, pressed.do, id, at, language)
        return
    elif pressed.do != "show":
        raise Refusal("refusal-outdated")
    await _show(front, by.user, await _merchant(front, id), language, at)


async def _merchant(front: Front, id: str) -> Enrolled:
    found = await merchants.find(front.work, id)
    if found is None:
        raise Refusal("merchant-unknown")
    return found


async def _list(front: Front, user: int, language: str, place: str = "", at: int | None = None) -> None:
    """A page; `place` is ``>id`` or ``<id``, next to a merchant."""
    after, before = (place[1:] if place.startswith(sign) else "" for sign in "><")
    page = await merchants.page(front.work, PAGE, after=after, before=before)
    turns = []
    if page.merchants and page.earlier:
        turns.append(_button(front, "button-earlier", language, "list", f"<{page.merchants[0].id}"))
    if page.merchants and page.further:
        turns.append(_button(front, "button-further", language, "list", f">{page.merchants[-1].id}"))
    rows = [*_rows(front, page.merchants, language), *([turns] if turns else []), _below(front, language)]
    title = Text("merchants-title", {"count": await merchants.count(front.work)})
    await front.show(user, at, title, language, InlineKeyboardMarkup(inline_keyboard=rows))


async def _search(front: Front, user: int, language: str, words: str) -> None:
    found = await merchants.search(front.work, words, FOUND + 1)
    if len(found) == 1:
        await _show(front, user, found[0], language)
        return
    more = "yes" if len(found) > FOUND else "no"
    said = Text("merchants-found", {"words": words, "count": len(found[:FOUND]), "more": more})
    rows = [*_rows(front, found[:FOUND], language), _below(front, language)]
    await front.say(user, said, language, InlineKeyboardMarkup(inline_keyboard=rows))


def _rows(front: Front, shown: Sequence[Enrolled], language: str) -> Iterator[list[InlineKeyboardButton]]:
    for merchant in shown:
        mark = "⏸ " if merchant.paused else ""
        data = Tap(do="show", arg=merchant.id).pack()
        yield [InlineKeyboardButton(text=mark + _name(front, merchant, language), callback_data=data)]


def _below(front: Front, language: str) -> list[InlineKeyboardButton]:
    return [
        _button(front, "button-merchant_find", language, "find"),
        _button(front, "button-merchant_new", language, "new"),
    ]


async def _show(
    front: Front, user: int, merchant: Enrolled, language: str, at: int | None = None, *first: Text
) -> None:
    """One merchant in full."""
    texts = [*first, *_facts(front, merchant, language), *await _chats(front, merchant)]
    await front.show(user, at, texts, language, _keyboard(front, merchant, language))


def _facts(front: Front, merchant: Enrolled, language: str) -> Iterator[Text]:
    name = _name(front, merchant, language)
    yield Text("merchant-head", {"name": name, "id": merchant.id})
    others = [text for text in merchant.name.values() if text != name]
    if others:
        yield Text("merchant-names", {"names": " · ".join(others)})
    spoken = Ref("language", merchant.language)
    yield Text("merchant-facts", {"jurisdiction": merchant.jurisdiction, "language": spoken})
    if merchant.by:
        yield Text("merchant-made", {"who": merchant.by.name, "at": merchant.at})
    else:
        yield Text("merchant-standing")
    if merchant.orders:
        yield Text("merchant-orders", {"masks": " ".join(merchant.orders)})
    if merchant.calendar:
        yield Text("merchant-calendar", {"calendar": merchant.calendar})
    if merchant.paused:
        yield Text("merchant-paused")


async def _chats(front: Front, merchant: Enrolled) -> Sequence[Text]:
    """Its chats, whether the bot is in them, and how many open complaints each has."""
    loads = await front.work.complaints.loads(merchant.id)
    chats = await front.work.desks.chats({merchant.id})
    if not chats:
        return [Text("merchant-no-chat")]
    return [
        Text(
            "merchant-chat",
            {
                "chat": str(c.chat),
                "healthy": "yes" if c.healthy else "no",
                "count": loads.get(c.chat, 0),
            },
        )
        for c in chats
    ]


def _keyboard(front: Front, merchant: Enrolled, language: str) -> InlineKeyboardMarkup:
    def button(what: str) -> InlineKeyboardButton:
        return _button(front, f"button-merchant_{what}", language, what, merchant.id)

    rows = [[button("invite")]]
    if merchant.by:
        rows += [[button("rename"), button("languages")], [button("orders"), button("calendars")]]
        rows.append([button("resume" if merchant.paused else "pause")])
    rows.append([_button(front, "button-merchant_list", language, "list")])
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def _choose(front: Front, user: int, what: str, id: str, at: int, language: str) -> None:
    """What it speaks, or by which calendar it works."""
    question, do, options = _CHOICES[what]
    rows = [[_plain(label, do, f"{id}~{value}")] for value, label in options(front, language)]
    back = [_button(front, "button-back", language, "show", id)]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, back])
    await front.show(user, at, Text(question), language, keyboard)


def _spoken(front: Front, language: str) -> Iterator[tuple[str, str]]:
    return ((tag, front.label(Ref("language", tag), language)) for tag in front.words.languages)


def _worked_by(front: Front, language: str) -> Iterator[tuple[str, str]]:
    """The house's calendar, then those that the policy names."""
    policy = front.work.policy
    yield "", front.label(Text("option-house_calendar", {"zone": policy.calendar.zone.key}), language)
    yield from ((id, f"{id} · {calendar.zone.key}") for id, calendar in policy.calendars.items())


_CHOICES = {
    "languages": ("ask-merchant_language", "speak", _spoken),
    "calendars": ("ask-merchant_calendar", "works", _worked_by),
}


async def _invite(front: Front, by: Person, id: str, language: str) -> None:
    """A link to be handed to whoever may add the bot to the merchant's group."""
    made = await invite(front.work, by, id)
    name = (await front.bot.me()).username
    link = f"https://t.me/{name}?startgroup={made.code}&admin={ADMINISTRATOR}"
    told: dict[str, Arg] = {"name": Ref("merchant", id), "link": link, "until": made.expires}
    await front.say(by.user, Text("invitation-link", told), language)


async def _begin(front: Front, user: int, pressed: Tap, language: str) -> None:
    """The first question of a dialogue."""
    action, key = _QUESTIONS[pressed.do]
    if pressed.do in {"rename", "orders"} and pressed.arg in front.work.policy.merchants:
        raise Refusal("merchant-configured")
    rows = [[_button(front, "button-merchant_any_order", language, "any")]] if pressed.do == "orders" else []
    await _ask(front, user, Form(action=action, number=pressed.arg or NEW), key, language, rows)


_QUESTIONS = {
    "new": (NAME, "ask-merchant_new"),
    "find": (SEARCH, "ask-merchant_search"),
    "rename": (RENAME, "ask-merchant_rename"),
    "orders": (ORDERS, "ask-merchant_orders"),
}


async def _ask(
    front: Front,
    user: int,
    form: Form,
    key: str,
    language: str,
    rows: Sequence[list[InlineKeyboardButton]] = (),
) -> None:
    others = [tag for tag in front.words.languages if tag != front.words.default]
    args: dict[str, Arg] = {"language": Ref("language", front.words.default), "languages": ", ".join(others)}
    cancel = _button(front, "button-cancel", language, "cancel")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*rows, [cancel]])
    asked = await front.say(user, Text(key, args), language, keyboard)
    await hold(front, user, user, replace(form, asked=form.action, prompt=asked, since=asked))


async def _named(front: Front, form: Form, user: int, words: str, language: str) -> None:
    """The name, then what it is called in other languages, then the country."""
    default = front.words.default
    names = {**_told(form), **names_of(words, front.words.languages, default)}
    if default not in names:
        raise Refusal("merchant-name-needed", language=Ref("language", default))
    form = replace(form, answers={default: names[default], **names})
    if form.action == NAME and len(names) == 1:
        skip = [_button(front, "button-skip", language, "skip")]
        await _ask(front, user, replace(form, action=NAMES), "ask-merchant_names", language, [skip])
    else:
        await _ask_where(front, user, form, language)


async def _ask_where(front: Front, user: int, form: Form, language: str) -> None:
    policy = front.work.policy
    known = {policy.country, *(merchant.jurisdiction for merchant in policy.merchants.values())}
    row = [_plain(code, "where", code) for code in sorted(filter(None, known))]
    await _ask(front, user, replace(form, action=WHERE), "ask-merchant_where", language, [row] if row else [])


async def _answered(front: Front, tap: CallbackQuery, pressed: Tap, by: Person, language: str) -> None:
    """A tap instead of words: no other languages, a country, or none of it all."""
    draft = await draft_of(front.work, by.user, by.user)
    form = draft.form if draft else None
    at = tap.message.message_id if tap.message else None
    if draft is None or form is None or form.action not in ASKED or form.prompt != at:
        raise Refusal("refusal-outdated")
    if pressed.do == "cancel":
        await forget_form(front.work, draft)
    elif pressed.do == "skip" and form.action == NAMES:
        await _ask_where(front, by.user, form, language)
    elif pressed.do == "any" and form.action == ORDERS:
        await _keep_orders(front, draft, by, (), f"c:{tap.id}", language)
    elif pressed.do == "where" and form.action == WHERE:
        jurisdiction = jurisdiction_of(pressed.arg)
        await _create(front, draft, form, by, jurisdiction, f"c:{tap.id}", language)
    else:
        raise Refusal("refusal-outdated")
    if at is not None:
        await front.gestures.delete(by.user, at)


async def _create(
    front: Front, draft: Draft, form: Form, by: Person, jurisdiction: str, key: str, language: str
) -> None:
    made = await merchants.create(front.work, by, _told(form), jurisdiction, key)
    await _over(front, draft, key)
    await _show(front, by.user, made, language, None, Text("merchant-created", {"id": made.id}))


async def _renamed(
    front: Front, draft: Draft, form: Form, by: Person, words: str, key: str, language: str
) -> None:
    known = await _merchant(front, form.number)
    names = {**known.name, **names_of(words, front.words.languages, front.words.default)}
    merchant = await merchants.change(front.work, by, known.id, name=names)
    front.words.names.forget(known.id)
    await _over(front, draft, key)
    await _show(front, by.user, merchant, language)


async def _keep_orders(
    front: Front, draft: Draft, by: Person, masks: tuple[str, ...], key: str, language: str
) -> None:
    """From now on its order numbers look so; with an example, to see that it is meant."""
    id = draft.form.number if draft.form else ""
    merchant = await merchants.change(front.work, by, id, orders=masks)
    await _over(front, draft, key)
    example = orders_like(masks).example or None
    await _show(front, by.user, merchant, language, None, Text("merchant-orders-kept", {"example": example}))


def _told(form: Form) -> Mapping[str, str]:
    return {tag: str(name) for tag, name in form.answers.items()}


def _name(front: Front, merchant: Enrolled, language: str) -> str:
    return label_in(merchant.name, language, front.words.default)


def _button(front: Front, key: str, language: str, do: str, arg: str = "") -> InlineKeyboardButton:
    return _plain(front.label(Text(key), language), do, arg)


def _plain(words: str, do: str, arg: str = "") -> InlineKeyboardButton:
    return InlineKeyboardButton(text=words, callback_data=Tap(do=do, arg=arg).pack())
