"""One turn: a complaint, the command that meets it, and what comes of it.

The only mutable thing in the domain; it lives for one decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from router.domain.attention import INFORMING
from router.domain.calendar import QuietHours, after_quiet
from router.domain.commands import Actor, Worded
from router.domain.complaint import Arg, Complaint, Evidence, MessageRef, Person, Route, Text
from router.domain.events import Event, EventKind, chained
from router.domain.mail import Audience, Button, Mail, MailKind, Priority, visible
from router.domain.policy import Category, Clocks, DeskKind, Manager, ManagerRole, Policy
from router.domain.refusal import Refusal, Restraint
from router.domain.scope import in_scope
from router.domain.standing import urgent
from router.domain.states import Flag, Side, Stage

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a decision rests on beside the complaint: time, policy, and where desks are reached today."""

    now: datetime
    policy: Policy
    routes: Mapping[str, Route] = field(default_factory=dict)
    reachable: Mapping[int, str] = field(default_factory=dict)
    """Staff who can be written to in private, each with their language; empty for the desk's."""
    calendars: Mapping[str, str] = field(default_factory=dict)
    """For desks made at run time that have one: the id of the calendar that they work by."""
    suggested: Mapping[str, Person] = field(default_factory=dict)
    """For desks that want it: who should take what waits there next."""
    surveyed_at: datetime | None = None
    """When this consumer was last asked to rate anything; only needed when a survey is due."""


class Turn:
    """Collects the changes, events and mail of one command."""

    def __init__(self, before: Complaint, by: Actor, ctx: Context) -> None:
        self.c = before
        self.by = by
        self.ctx = ctx
        # The clock of the host that wrote last may have been ahead: nothing happens before what has happened.
        self.now = max(ctx.now, before.touched)
        self.policy = ctx.policy
        self.version = before.version + 1
        self.urgent = False
        """Whether what is said waits for nobody's morning."""
        self.sweeping = False
        """Whether time itself acts: what it says can wait a moment."""
        self.events: list[Event] = []
        self.mail: list[Mail] = []

    @property
    def category(self) -> Category:
        """The complaint's category as the policy has it."""
        return self.policy.categories[self.c.category]

    @property
    def clocks(self) -> Clocks:
        """The clocks of its category and priority."""
        ordinary = self.category.clocks
        return (self.category.urgent or ordinary) if urgent(self.c) else ordinary

    def calendar_id(self, desk: str) -> str:
        """Which calendar a desk works by; empty: the house's."""
        return self.ctx.calendars.get(desk) or self.policy.calendar_id(desk)

    def quiet_at(self, desk: str) -> QuietHours:
        """The house's quiet hours, at a desk by its own clocks."""
        return self.policy.quiet_in(self.calendar_id(desk))

    def set(self, **changes: Any) -> None:
        """Change the complaint."""
        self.c = replace(self.c, **changes)

    def record(self, kind: EventKind, worded: Worded | None = None, **data: Arg) -> None:
        """Say what happened; `worded` carries the words and attachments that came with it."""
        event = Event(
            n=self.c.events + 1,
            kind=kind,
            at=self.now,
            side=self.by.side,
            user=self.by.user,
            data=data,
            text=worded.text if worded else "",
            evidence=worded.evidence if worded else (),
        )
        event = replace(event, hash=chained(self.c.chain, event))
        self.events.append(event)
        self.set(events=event.n, chain=event.hash)

    def flag(self, flag: Flag, on: bool = True) -> None:
        """Set or remove a flag; recorded when that changes anything."""
        if self.c.flagged(flag) is on:
            return
        kept = tuple(f for f in self.c.flags if f is not flag)
        self.set(flags=(*kept, flag) if on else kept)
        self.record(EventKind.FLAGGED if on else EventKind.UNFLAGGED, flag=flag.value)

    def keep(self, items: Iterable[Evidence]) -> None:
        """Add evidence that is not there yet. Restraint when it would be more than a complaint can hold."""
        known = {e.unique_id for e in self.c.evidence}
        fresh = tuple(e for e in items if e.unique_id not in known and e.kind != "sticker")
        most = self.policy.abuse.evidence_at_most
        if fresh and len(known) + len(fresh) > most:
            raise Restraint("evidence_at_most", "limit-evidence_at_most", most=most)
        if fresh:
            self.set(evidence=(*self.c.evidence, *fresh))

    def tell_consumer(
        self,
        key: str,
        buttons: Rows = (),
        worded: Worded | None = None,
        lines: tuple[Text, ...] = (),
        **args: Arg,
    ) -> None:
        """Owe the consumer a message; those of the system wait for the end of quiet hours."""
        self._owe(
            kind=MailKind.SAY,
            audience=Audience.CONSUMER,
            chat=self.c.consumer.user,
            language=self.c.language,
            text=Text(key, {"number": self.c.number, **args}),
            lines=lines,
            buttons=buttons,
            **_words(worded),
            **self._said(),
        )

    def tell_desk(
        self,
        desk: str,
        key: str,
        buttons: Rows = (),
        worded: Worded | None = None,
        mention: int | None = None,
        beside: bool = False,
        **args: Arg,
    ) -> None:
        """Owe a desk's chat a message; a desk without a chat is told through the managers instead.

        `beside`: also one that takes no part.
        """
        route = self.c.routes.get(desk) or (self.ctx.routes.get(desk) if beside else None)
        if route is None:
            self.tell_managers(ManagerRole.OPERATIONS, "manager-no-route", desk=desk)
            return
        self._owe(
            kind=MailKind.SAY,
            text=Text(key, {"number": self.c.number, **args}),
            buttons=buttons,
            mention=mention,
            **_words(worded),
            **self._address(route),
            **self._said(desk),
        )

    def tell_lead(self, desk: str, key: str, worded: Worded | None = None, **args: Any) -> None:
        """Owe the accountable person of a desk a message; where nobody is, the desk's chat."""
        route = self.c.routes.get(desk)
        self.tell_member(route.responsible if route else None, desk, key, worded=worded, **args)

    def tell_member(
        self,
        user: int | None,
        desk: str,
        key: str,
        buttons: Rows = (),
        worded: Worded | None = None,
        **args: Arg,
    ) -> None:
        """Owe one of a desk's staff a message: in private where they can be reached, else called by name."""
        route = self.c.routes.get(desk)
        if route is None or user is None or user not in self.ctx.reachable:
            self.tell_desk(desk, key, buttons, worded, user, False, **args)
            return
        address = self._address(route)
        language = self.ctx.reachable[user] or address["language"]
        self._owe(
            kind=MailKind.SAY,
            text=Text(key, {"number": self.c.number, **args}),
            buttons=buttons,
            **_words(worded),
            **(address | {"chat": user, "language": language}),
            **self._said(desk),
        )

    def answer(self, source: MessageRef, key: str, **args: Arg) -> None:
        """Owe a reply to a message of staff, at once; nothing where the complaint has nobody any more."""
        if address := self._where(source.chat):
            self._owe(
                kind=MailKind.SAY,
                text=Text(key, {"number": self.c.number, **args}),
                reply_to=source.message,
                silent=self._quiet(address.get("desk", "")),
                **address,
            )

    def _where(self, chat: int) -> dict[str, Any] | None:
        """How to write where staff wrote: in a desk's chat, or in private."""
        for route in self.c.routes.values():
            if route.chat == chat:
                return self._address(route)
        for manager in self.policy.managers:
            if manager.user == chat:
                return {"audience": Audience.MANAGER, "chat": chat, "language": manager.digest.language}
        return None

    def tell_managers(
        self, role: ManagerRole, key: str, buttons: Rows = (), *, digested: bool = False, **args: Any
    ) -> None:
        """Owe a message to the managers of a role who answer for this complaint.

        Where nobody has the role, every manager hears it who answers for the complaint, else every manager.
        What is `digested` stands in the daily digest too: whoever gets that is not told of it beside.
        """
        for manager in self._managers(role):
            if digested and manager.digest.daily and in_scope(self.c, manager.scope):
                continue
            self._owe(
                kind=MailKind.SAY,
                audience=Audience.MANAGER,
                chat=manager.user,
                language=manager.digest.language,
                text=Text(key, {"number": self.c.number, **args}),
                buttons=buttons,
                **self._said(manager=manager),
            )

    def relay_to_managers(self, role: ManagerRole, worded: Worded) -> None:
        """Hand the consumer's words on to the managers of a role, who reply to them."""
        for manager in self._managers(role):
            self._owe(
                kind=MailKind.RELAY,
                audience=Audience.MANAGER,
                chat=manager.user,
                language=manager.digest.language,
                text=_edited(worded),
                silent=after_quiet(self.now, self.policy.quiet_of(manager)) > self.now,
                **_words(worded),
            )

    def _managers(self, role: ManagerRole) -> Sequence[Manager]:
        concerned = [m for m in self.policy.managers if in_scope(self.c, m.scope)]
        return [m for m in concerned if m.role is role] or concerned or self.policy.managers

    def relay_to_consumer(self, worded: Worded) -> None:
        """Hand staff's words on to the consumer."""
        self._owe(
            kind=MailKind.RELAY,
            audience=Audience.CONSUMER,
            chat=self.c.consumer.user,
            language=self.c.language,
            desk=self._voice(),
            silent=self._quiet(),
            text=_edited(worded),
            **_words(worded),
        )

    def _voice(self) -> str:
        """The desk that speaks: a manager, who sits at none, speaks for the platform."""
        if self.by.desk:
            return self.by.desk
        return self.category.escalates_to if self.by.side is Side.PLATFORM else self.c.desk

    def relay_to_desk(self, desk: str, worded: Worded, silent: bool = False) -> None:
        """Hand the consumer's (or the other desk's) words on to a desk."""
        if route := self.c.routes.get(desk):
            silently, address = silent or self._quiet(desk), self._address(route)
            words = _words(worded) | {"attachments": visible(worded.evidence, address["audience"])}
            if words["body"] or words["attachments"]:
                self._owe(kind=MailKind.RELAY, silent=silently, text=_edited(worded), **words, **address)

    def show_album(self, desk: str) -> None:
        """Owe a desk the evidence as albums. Refusal when there is none that it may see."""
        if route := self.c.routes.get(desk):
            address = self._address(route)
            seen = visible(self.c.evidence, address["audience"])
            if not seen:
                raise Refusal("refusal-no-evidence")
            self._owe(kind=MailKind.ALBUM, attachments=seen, silent=True, **address)

    def show_own_album(self) -> None:
        """Owe the consumer what they sent. Refusal when that is nothing."""
        own = tuple(item for item in self.c.evidence if item.side is Side.CONSUMER)
        if not own:
            raise Refusal("refusal-no-evidence")
        self._owe(
            kind=MailKind.ALBUM,
            audience=Audience.CONSUMER,
            chat=self.c.consumer.user,
            language=self.c.language,
            attachments=own,
            silent=True,
        )

    def poll(self) -> None:
        """Owe the consumer the satisfaction poll."""
        self._owe(
            kind=MailKind.POLL,
            audience=Audience.CONSUMER,
            chat=self.c.consumer.user,
            language=self.c.language,
            text=Text("survey-question", {"number": self.c.number, "cycle": self.c.cycle}),
            **self._pace(self.policy.quiet),
        )

    def refresh(self) -> None:
        """Owe every desk that takes part its card, and the consumer the status.

        What the sweep changes lets the answers of people pass.
        """
        later = self.sweeping and not self.urgent
        priority = Priority.REMINDER if later else Priority.ANSWER
        for route in self.c.routes.values():
            silent = route.desk != self.c.desk or self._quiet(route.desk)
            self._owe(kind=MailKind.CARD, silent=silent, priority=priority, **self._address(route))
        self._owe(
            kind=MailKind.STATUS,
            priority=priority,
            audience=Audience.CONSUMER,
            chat=self.c.consumer.user,
            language=self.c.language,
            silent=True,
        )

    def _have_phoned(self, fields: Mapping[str, Any]) -> None:
        """What a caller would be told goes to the desk that can phone them; a status or a poll nowhere."""
        route = self.c.routes.get(phoning(self.c))
        if route is None or fields["kind"] not in {MailKind.SAY, MailKind.RELAY}:
            return
        contact = self.c.recorded.contact if self.c.recorded else ""
        body = fields.get("body")
        words = Text("caller-words", {"words": body}) if body else None
        self._owe(
            kind=MailKind.SAY,
            text=Text("desk-tell-caller", {"number": self.c.number, "contact": contact or None}),
            lines=tuple(filter(None, (fields.get("text"), words, *fields.get("lines", ())))),
            attachments=fields.get("attachments", ()),
            buttons=((Button("hear", Text("button-hear")),),),
            **self._address(route),
            **self._said(route.desk),
        )

    def _address(self, route: Route) -> dict[str, Any]:
        desk = self.policy.desks.get(route.desk)
        kind = desk.kind if desk else DeskKind.MERCHANT
        return {
            "audience": Audience(kind.value),
            "chat": route.chat,
            "language": route.language,
            "desk": route.desk,
        }

    def _pace(self, quiet: QuietHours) -> dict[str, Any]:
        """People's answers go at once, silently at night; what the system says by itself waits."""
        morning = after_quiet(self.now, quiet)
        if self.urgent:
            return {"silent": False}
        if self.by.user is not None:
            return {"silent": morning > self.now}
        return {"priority": Priority.REMINDER, "not_before": morning}

    def _said(self, desk: str = "", manager: Manager | None = None) -> dict[str, Any]:
        """By the receiver's clocks. What the sweep says waits for the full minute, too.

        So all that it says to a chat is there when it is sent, and comes as one message.
        """
        quiet = self.policy.quiet_of(manager) if manager else self.quiet_at(desk)
        pace = self._pace(quiet)
        if self.sweeping and not self.urgent:
            pace["not_before"] = after_quiet(_full_minute(pace["not_before"]), quiet)
        return pace

    def _quiet(self, desk: str = "") -> bool:
        return self._morning(desk) > self.now

    def _morning(self, desk: str) -> datetime:
        """The end of the receiver's quiet hours, now when there are none: a desk's by its own clocks."""
        return after_quiet(self.now, self.quiet_at(desk))

    def _owe(self, **fields: Any) -> None:
        if fields["audience"] is Audience.CONSUMER and not self.c.claimed:
            self._have_phoned(fields)
            return
        mail = Mail(id=f"{self.version}.{len(self.mail)}", **({"not_before": self.now} | fields))
        informs = mail.kind is MailKind.SAY and mail.text is not None and mail.text.key in INFORMING
        self.mail.append(replace(mail, silent=True) if informs else mail)


def phoning(complaint: Complaint) -> str:
    """Which desk can phone a caller: the platform's that handles or recorded it, else the merchant's."""
    if complaint.recorded is None or complaint.stage is Stage.PLATFORM:
        return complaint.desk
    return complaint.recorded.desk


def _full_minute(moment: datetime) -> datetime:
    """`moment` itself, or the end of the minute that it is in."""
    begun = moment.replace(second=0, microsecond=0)
    return begun if begun == moment else begun + timedelta(minutes=1)


def _edited(worded: Worded) -> Text | None:
    """Words that were changed after they had been handed on say so."""
    return Text("relay-edited") if worded.edited else None


def _words(worded: Worded | None) -> dict[str, Any]:
    if worded is None:
        return {}
    return {"body": worded.text, "attachments": worded.evidence, "source": worded.source}
