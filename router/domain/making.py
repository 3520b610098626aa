"""The command that a filled form makes, or a button that needs no more than the tap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from router.domain import commands as do
from router.domain.complaint import Evidence, MessageRef, Money, Person
from router.domain.draft import Form
from router.domain.forms import CATEGORY, NONE, PICKED, WORDS, Known, mark
from router.domain.refusal import Refusal
from router.domain.safety import Private
from router.domain.states import Dismissal


def command(
    form: Form,
    by: do.Actor,
    key: str,
    known: Known,
    evidence: tuple[Evidence, ...] = (),
    source: MessageRef | None = None,
) -> do.Command:
    """The command that a filled form makes, resting on what its button carried."""
    return replace(_made(form, by, key, known, evidence, source), saw=form.arg)


def _made(
    form: Form,
    by: do.Actor,
    key: str,
    known: Known,
    evidence: tuple[Evidence, ...],
    source: MessageRef | None,
) -> do.Command:
    if form.action == "hand_over":
        return do.HandOver(to=_member(form, known), by=by, key=key)
    if form.action == "canned":
        return do.Reply(text=_said(form, known), by=by, key=key)
    picked = next((help.text for help in known.helps if help.id == form.answers.get(PICKED)), "")
    words = picked or str(form.answers.get(WORDS) or "")
    if form.action == "reveal":
        kind, value = _value(form, known)
        return do.Reveal(what=kind.value, value=value, text=words, by=by, key=key)
    if worded := _WORDED.get(form.action):
        return worded(by=by, key=key, text=words, evidence=evidence, source=source)
    return _COMMANDS[form.action](form, words, {"by": by, "key": key})


def _value(form: Form, known: Known) -> tuple[Private, str]:
    """Refusal for what is not there any more."""
    for kind, value in known.private:
        if mark(value) == form.answers["what"]:
            return kind, value
    raise Refusal("refusal-changed")


def _member(form: Form, known: Known) -> Person:
    """Refusal for somebody who left the desk meanwhile."""
    for person in known.people:
        if str(person.user) == form.answers["to"]:
            return person
    raise Refusal("refusal-changed")


def _said(form: Form, known: Known) -> str:
    """Refusal for a reply that cannot be filled in any more."""
    for ready in known.canned:
        if ready.id == form.answers["which"]:
            return ready.text
    raise Refusal("refusal-changed")


_WORDED: dict[str, type[do.Worded]] = {
    "ask": do.Ask,
    "hear": do.Hear,
    "ask_merchant": do.AskMerchant,
    "ask_both": do.AskBoth,
    "prove": do.Prove,
    "dispute": do.DisputeStep,
    "appeal": do.Appeal,
    "settle": do.SettleStep,
    "unperformed": do.CloseUnperformed,
}


def _make_accept(arg: str, by: dict[str, Any]) -> do.Command:
    """Behind the version stands how money is to be paid, where that was to choose."""
    version, _, way = arg.partition(".")
    return do.Accept(version=int(version), way=way or None, **by)


def _make_accept_verdict(arg: str, by: dict[str, Any]) -> do.Command:
    """Likewise behind what was seen."""
    saw, _, way = arg.partition(".")
    return do.AcceptVerdict(way=way or None, **(by | {"saw": saw}))


def _make_counter(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    amount = form.answers.get("amount")
    wish = amount if isinstance(amount, Money) else None
    way = form.answers.get("way")
    return do.CounterOffer(
        version=int(form.arg or 0), amount=wish, way=str(way) if way else None, text=words, **by
    )


def _make_refuse(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Refuse(reason=str(form.answers["reason"]), text=words, **by)


def _make_propose(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Propose(terms=_made_terms(form, words), **by)


def _make_decide(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    granted = form.answers["remedy"] != NONE
    return do.Decide(
        liability=str(form.answers["liability"]),
        reasons=words,
        terms=_made_terms(form, "") if granted else None,
        **by,
    )


def _made_terms(form: Form, note: str) -> do.Terms:
    amount = form.answers.get("amount")
    freight, _, travel = str(form.answers.get("freight") or "").partition(".")
    return do.Terms(
        remedy=str(form.answers["remedy"]),
        amount=amount if isinstance(amount, Money) else None,
        freight=freight or None,
        travel=travel or None,
        note=note,
    )


def _make_dismiss(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    reason = Dismissal(str(form.answers["reason"]))
    other = str(form.answers["other"]) if reason is Dismissal.DUPLICATE else None
    return do.Dismiss(reason=reason, other=other, text=words, **by)


def _make_suggest(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.SuggestDismissal(reason=Dismissal(str(form.answers["reason"])), text=words, **by)


def _make_transfer(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    to, category = str(form.answers["to"]), form.answers.get(CATEGORY)
    if to == CATEGORY:
        return do.Transfer(category=str(category), text=words, **by)
    return do.Transfer(desk=to, text=words, **by)


def _make_withdraw(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.Withdraw(solved=form.answers["why"] == "solved", **by)


def _make_delivered(form: Form, words: str, by: dict[str, Any]) -> do.Command:
    return do.DeliveredOn(ago=int(str(form.answers["ago"])), **by)


_COMMANDS: dict[str, Callable[[Form, str, dict[str, Any]], do.Command]] = {
    "counter": _make_counter,
    "refuse": _make_refuse,
    "propose": _make_propose,
    "decide": _make_decide,
    "dismiss": _make_dismiss,
    "withdraw": _make_withdraw,
    "transfer": _make_transfer,
    "suggest": _make_suggest,
    "delivered": _make_delivered,
}
COMMANDS: dict[str, type[do.Command]] = {
    **_WORDED,
    "counter": do.CounterOffer,
    "refuse": do.Refuse,
    "propose": do.Propose,
    "decide": do.Decide,
    "dismiss": do.Dismiss,
    "withdraw": do.Withdraw,
    "hand_over": do.HandOver,
    "reveal": do.Reveal,
    "canned": do.Reply,
    "transfer": do.Transfer,
    "suggest": do.SuggestDismissal,
    "delivered": do.DeliveredOn,
}
"""What a form leads to, so that it can be refused before it is filled in."""
NEEDS_FORM = frozenset(COMMANDS)
"""Actions of buttons that ask for more than the tap."""


def _make_visit(arg: str, by: dict[str, Any]) -> do.Command:
    """ValueError for what no visit asked."""
    n, _, answer = arg.partition(".")
    if answer not in {"holds", "broken", "contact"}:
        raise ValueError(answer)
    return do.AnswerVisit(n=int(n), answer=answer, **by)


SNOOZE = "snooze"
"""The holder wants to be reminded later."""
STAYING = frozenset({"why", "contact"})
"""Actions after which all buttons of the message are still wanted."""
DONE_WITH = frozenset({"arrived"})
"""Actions after which the other buttons of the message are: the step is to be proved yet."""


PASSING = frozenset({"let_go"})
"""Actions of messages that are no card, and whose desk may have none."""


def simple(action: str, arg: str, by: do.Actor, key: str) -> do.Command:
    """The command of a button that needs nothing more. Refusal for a forged or outdated one."""
    make = _SIMPLE.get(action)
    if make is None:
        raise Refusal("refusal-not-now")
    try:
        return make(arg, {"by": by, "key": key, "saw": arg})
    except ValueError:
        raise Refusal("refusal-not-now") from None


_SIMPLE: dict[str, Callable[[str, dict[str, Any]], do.Command]] = {
    "take": lambda arg, by: do.Take(**by),
    "take_over": lambda arg, by: do.Take(over=True, **by),
    SNOOZE: lambda arg, by: do.Snooze(span=arg.partition(":")[0], clock=arg.partition(":")[2], **by),
    "give_back": lambda arg, by: do.GiveBack(**by),
    "take_back": lambda arg, by: do.TakeBack(**by),
    "safety": lambda arg, by: do.RaiseSafety(**by),
    "urgent": lambda arg, by: do.SetPriority(urgent=True, **by),
    "not_urgent": lambda arg, by: do.SetPriority(urgent=False, **by),
    "abuse": lambda arg, by: do.SuspectAbuse(on=True, **by),
    "let_go": lambda arg, by: do.LetGo(n=int(arg), **by),
    "no_abuse": lambda arg, by: do.SuspectAbuse(on=False, **by),
    "hold": lambda arg, by: do.HoldLegally(on=True, **by),
    "release": lambda arg, by: do.HoldLegally(on=False, **by),
    "no_answer": lambda arg, by: do.NoAnswerNeeded(**by),
    "album": lambda arg, by: do.ShowEvidence(**by),
    "approve": lambda arg, by: do.Approve(**by),
    "accept_counter": lambda arg, by: do.AcceptCounter(version=int(arg), **by),
    "accept": _make_accept,
    "decline": lambda arg, by: do.Decline(version=int(arg), **by),
    "accept_verdict": _make_accept_verdict,
    "go_on": lambda arg, by: do.GoOn(**by),
    "arrived": lambda arg, by: do.Arrived(**by),
    "received": lambda arg, by: do.Prove(**by),
    "escalate": lambda arg, by: do.Escalate(**by),
    "confirm": lambda arg, by: do.Confirm(**by),
    "not_solved": lambda arg, by: do.NotSolved(**by),
    "not_arrived": lambda arg, by: do.NotArrived(**by),
    "reopen": lambda arg, by: do.Reopen(**by),
    "outside": lambda arg, by: do.GoOutside(body=arg, **by),
    "settled_outside": lambda arg, by: do.SettledOutside(**by),
    "turned_away": lambda arg, by: do.TurnedAway(**by),
    "told_solved": lambda arg, by: do.ToldSolved(solved=arg, **by),
    "why": lambda arg, by: do.ExplainRating(reason=arg, **by),
    "contact": lambda arg, by: do.WantContact(**by),
    "visit": _make_visit,
}
