"""Between the sides: what staff must not ask is held back, what merchants must not read may be revealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from router.domain import commands as do
from router.domain.acts import talking
from router.domain.complaint import Held, Ref, Spoken, Text
from router.domain.events import EventKind
from router.domain.mail import Button
from router.domain.masking import Masking
from router.domain.refusal import Refusal
from router.domain.states import Side, Stage, State
from router.domain.turn import Turn
from router.domain.unsafe import unsafe, unsafe_after

HELD_AT_MOST = 5
"""So many messages wait for a lead; before more of them the oldest goes."""
TOGETHER = timedelta(minutes=10)
"""Messages of a desk within this are read together."""
REMEMBERED = 200
"""Characters of the last one."""
HOLDABLE = (do.Reply, do.Ask)
_WORDS = (*HOLDABLE, do.AskBoth, do.Refuse, do.Dismiss, do.Prove, do.SettleStep, do.CloseUnperformed)


def stopped(turn: Turn, command: do.Command) -> bool:
    """Whether words of a desk ask the consumer for what nobody may ask: then they are held, and it is told.

    Refusal where they are a part of something else, such as an offer: that is to be said in other words.
    """
    if turn.by.desk is None or not (words := _said(command)):
        return False
    thing = unsafe(words, turn.policy.safety) or unsafe_after(
        _before(turn, turn.by.desk), words, turn.policy.safety
    )
    if not thing:
        turn.set(spoken=Spoken(turn.by.desk, words[-REMEMBERED:], turn.now))
        return False
    if not isinstance(command, HOLDABLE):
        raise Refusal("refusal-unsafe", thing=thing)
    _hold(turn, command, turn.by.desk, thing)
    return True


def _before(turn: Turn, desk: str) -> str:
    """What the desk has said a moment ago."""
    last = turn.c.spoken
    return last.words if last and last.desk == desk and turn.now - last.at <= TOGETHER else ""


def _said(command: do.Command) -> str:
    """What the consumer would read."""
    if isinstance(command, do.Propose):
        return command.terms.note
    if isinstance(command, do.Decide):
        return command.reasons
    return command.text if isinstance(command, _WORDS) else ""


def _hold(turn: Turn, command: do.Reply | do.Ask, desk: str, thing: str) -> None:
    """Nothing is sent. The member is told why, the platform's desk sees it once."""
    if turn.by.person is None:
        raise Refusal("refusal-not-allowed")
    person, n = turn.by.person, turn.c.events + 1
    asks = isinstance(command, do.Ask)
    held = Held(
        n=n,
        asks=asks,
        desk=desk,
        person=person,
        text=command.text,
        evidence=command.evidence,
        source=command.source,
    )
    turn.set(held=(*turn.c.held, held)[-HELD_AT_MOST:])
    turn.record(EventKind.HELD, command, thing=thing)
    platform = turn.category.escalates_to if turn.c.stage is Stage.MERCHANT else turn.c.desk
    who = person.name
    if platform != desk:
        turn.tell_desk(desk, "desk-held", thing=thing, who=who)
    let_go = Button("let_go", Text("button-let_go"), str(n))
    # Without its source: the tick on a message says that it arrived.
    shown, speaks = replace(command, source=None), Ref("desk", desk)
    turn.tell_desk(
        platform, "desk-held-back", ((let_go,),), shown, beside=True, thing=thing, who=who, speaks=speaks
    )


def let_go(turn: Turn, command: do.LetGo) -> None:
    """It was a false alarm: what was held is said as it was meant. Nobody judges their own words."""
    held = next((h for h in turn.c.held if h.n == command.n), None)
    if held is None:
        raise Refusal("refusal-changed")
    if turn.by.user == held.person.user:
        raise Refusal("refusal-own-words")
    if held.desk != turn.c.desk:
        raise Refusal("refusal-handled-elsewhere")
    turn.set(held=tuple(h for h in turn.c.held if h is not held))
    turn.record(EventKind.LET_GO)
    side = Side.MERCHANT if held.desk == turn.c.merchant else Side.PLATFORM
    turn.by = do.Actor(side=side, person=held.person, desk=held.desk)
    words = do.Worded(by=turn.by, text=held.text, evidence=held.evidence, source=held.source)
    if held.asks and turn.c.state is State.IN_REVIEW:
        talking.ask(turn, words)
    else:
        talking.reply(turn, words)


def reveal(turn: Turn, command: do.Reveal) -> None:
    """The merchant may read a value of the consumer's from now on. Events tell kind and reason, never it."""
    merchant = turn.c.merchant
    if not merchant or merchant not in turn.c.routes:
        raise Refusal("refusal-no-merchant")
    if not command.text.strip() or not command.value.strip():
        raise Refusal("refusal-words-needed")
    if command.value in turn.c.revealed:
        raise Refusal("refusal-revealed-before")
    reason = command.text.replace(command.value, "")
    why = Masking.of(turn.policy).hide(reason, names=turn.c.names)
    turn.set(revealed=(*turn.c.revealed, command.value))
    turn.record(EventKind.REVEALED, what=command.what, why=why)
    turn.tell_desk(merchant, "desk-revealed", what=command.what, value=command.value, why=why)
