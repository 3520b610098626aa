"""Every action by every role, in every state: who must not do it is refused, and nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from router.domain import commands as do
from router.domain.complaint import Complaint, Person
from router.domain.concluding import Decision
from router.domain.refusal import Refusal
from router.domain.states import Dismissal, Flag, Side, State
from router.domain.transitions import TABLE, decide
from router.domain.turn import phoning
from tests.domain import world
from tests.domain.test_machine import complete
from tests.domain.world import Story

PASSER_BY = do.Actor(side=Side.MERCHANT, person=Person(98, "Nobody's"))
EVERYBODY = (*world.EVERYBODY, PASSER_BY)
COMMANDS = sorted({row.command for row in TABLE} - {do.Expire}, key=lambda c: c.__name__)

CONSUMER, MEMBER, HOLDER, LEAD, QUALITY = "consumer", "member", "holder", "platform lead", "quality manager"
MERCHANT, STAFF, PROVIDER, SYSTEM, CALLER = "merchant", "staff", "provider", "system", "caller"
PHONING = "desk that phones"
MAY: dict[type[do.Command], tuple[str, ...]] = {
    do.Absorb: (SYSTEM,),
    do.Accept: (CONSUMER,),
    do.AcceptCounter: (HOLDER,),
    do.AcceptVerdict: (CONSUMER, MERCHANT),
    do.AnswerPlatform: (MERCHANT,),
    do.AnswerVisit: (CONSUMER,),
    do.Appeal: (CONSUMER, MERCHANT),
    do.Approve: (LEAD, QUALITY),
    do.Arrived: (PROVIDER,),
    do.Ask: (HOLDER,),
    do.AskBoth: (HOLDER,),
    do.AskMerchant: (HOLDER,),
    do.ChangeLanguage: (CONSUMER,),
    do.Claim: (CALLER,),
    do.CloseUnperformed: (LEAD,),
    do.Comment: (CONSUMER,),
    do.Confirm: (CONSUMER,),
    do.CounterOffer: (CONSUMER,),
    do.Decide: (HOLDER,),
    do.Decline: (CONSUMER,),
    do.DeliveredOn: (CONSUMER,),
    do.Dismiss: (LEAD,),
    do.DisputeStep: (CONSUMER, PROVIDER),
    do.Escalate: (CONSUMER,),
    do.ExplainRating: (CONSUMER,),
    do.GiveBack: (HOLDER,),
    do.GoOn: (CONSUMER,),
    do.GoOutside: (CONSUMER,),
    do.HandOver: (HOLDER,),
    do.Hear: (PHONING,),
    do.RenewLink: (PHONING,),
    do.HoldLegally: (LEAD,),
    do.LeaveChat: (SYSTEM,),
    do.LetGo: (LEAD,),
    do.LoseRoute: (SYSTEM,),
    do.LoseTopic: (SYSTEM,),
    do.MarkFlag: (SYSTEM,),
    do.NoAnswerNeeded: (HOLDER,),
    do.NotArrived: (CONSUMER,),
    do.NotSolved: (CONSUMER,),
    do.Note: (STAFF,),
    do.Propose: (HOLDER,),
    do.Prove: (CONSUMER, PROVIDER),
    do.RaiseSafety: (HOLDER,),
    do.Rate: (CONSUMER,),
    do.Refuse: (HOLDER,),
    do.Reopen: (CONSUMER,),
    do.Reply: (HOLDER, LEAD, QUALITY),
    do.Say: (CONSUMER,),
    do.SendAgain: (SYSTEM,),
    do.SetPriority: (MEMBER,),
    do.SettleStep: (LEAD,),
    do.SettleTask: (SYSTEM,),
    do.SettledOutside: (CONSUMER,),
    do.ShowEvidence: (CONSUMER, STAFF),
    do.SuggestDismissal: (HOLDER,),
    do.Reveal: (MEMBER,),
    do.SuspectAbuse: (MEMBER,),
    do.Snooze: (HOLDER,),
    do.Take: (MEMBER,),
    do.TakeBack: (HOLDER,),
    do.ToldSolved: (CONSUMER,),
    do.Transfer: (HOLDER,),
    do.TurnedAway: (CONSUMER,),
    do.Undeliver: (SYSTEM,),
    do.WantContact: (CONSUMER,),
    do.Withdraw: (CONSUMER,),
}
"""Who may at all, in some state. Written down a second time: the table must say the same."""
PLACES: dict[str, Callable[[], Story]] = {
    "filed": Story,
    "recorded": world.recorded,
    "taken": world.taken,
    "waiting": lambda: world.taken().does(world.CONSUMER, do.Say, text="?"),
    "asked": lambda: world.taken().does(world.MEI, do.Ask, text="?"),
    "offered": world.offered,
    "countered": lambda: world.offered().does(
        world.CONSUMER, do.CounterOffer, version=world.version(world.offered()), text="More."
    ),
    "refused": lambda: world.taken().does(world.MEI, do.Refuse, reason="other", text="No."),
    "agreed": world.agreed,
    "to be sent back": lambda: world.agreed(world.EXCHANGE).does(world.MEI, do.Prove, text="Street 1"),
    "sent back": lambda: (
        world.agreed(world.EXCHANGE)
        .does(world.MEI, do.Prove, text="Street 1")
        .does(world.CONSUMER, do.Prove, text="SF100")
    ),
    "performed": world.performed,
    "visited": lambda: world.closed().passes("8d"),
    "rated": lambda: world.closed().sweeps().does(world.CONSUMER, do.Rate, score=1, cycle=1),
    "closed": world.closed,
    "held back": lambda: world.taken().does(world.MEI, do.Reply, text="Send me your password"),
    "escalated": world.escalated,
    "at the platform": world.at_care,
    "merchant asked": lambda: world.at_care().does(world.CARE, do.AskMerchant, text="?"),
    "large verdict": lambda: world.decided(world.DEAR),
    "decided": world.decided,
    "ordered": lambda: world.decided().passes("7d"),
    "outside": world.outside,
    "duplicate": lambda: world.at_care().does(
        world.CARE_LEAD, do.Dismiss, reason=Dismissal.DUPLICATE, other="AAAA-AAAA"
    ),
    "lost contact": lambda: world.taken().does(world.SYSTEM, do.MarkFlag, flag=Flag.UNREACHABLE),
}


def is_one(by: do.Actor, role: str, c: Complaint) -> bool:
    """Whether somebody has a role towards a complaint."""
    member = by.desk is not None and by.desk == c.desk
    platform = by.side is Side.PLATFORM
    return {
        CONSUMER: by == world.CONSUMER,
        MEMBER: member,
        HOLDER: member and (c.holder is None or by.lead or c.holder.user == by.user),
        LEAD: platform and by.lead,
        QUALITY: by == world.QUALITY,
        MERCHANT: by.desk == "demo-digital",
        STAFF: by.desk in c.routes,
        PROVIDER: by.desk == c.provider,
        CALLER: by.side is Side.CONSUMER and not c.claimed,
        PHONING: not c.claimed and by.desk == phoning(c),
        SYSTEM: by == world.SYSTEM,
    }[role]


def wish(c: Complaint, command: type[do.Command], by: do.Actor) -> do.Command:
    """The command as it would be accepted of the right person."""
    version = str(next((p.version for p in (c.other, c.counter, c.proposal) if p), 0))
    more: dict[type[do.Command], dict[str, Any]] = {
        do.Absorb: {"number": "BBBB-BBBB"},
        do.AnswerVisit: {"n": 1, "answer": "holds"},
        do.ChangeLanguage: {"language": "en"},
        do.Claim: {"language": "en", "code": world.CODE},
        do.ExplainRating: {"reason": "slow"},
        do.RenewLink: {"code": "new"},
        do.LeaveChat: {"user": c.holder.user if c.holder else 0},
        do.LetGo: {"n": c.held[0].n if c.held else 0},
        do.LoseTopic: {"desk": c.desk},
        do.MarkFlag: {"flag": Flag.UNDELIVERED},
        do.Rate: {"score": 5, "cycle": c.cycle},
        do.SendAgain: {"user": 901, "count": 1},
        do.SettleTask: {"to": "AAAA-AAAA"},
        do.ToldSolved: {"solved": "yes"},
        do.Undeliver: {"mail": "1.0", "why": "gone", "to_consumer": True},
        do.Snooze: {"clock": "resolution", "span": "hour"},
        do.Say: {"evidence": (world.photo("new"),)},
    }
    return command(by=by, **(complete(c, command, version) | more.get(command, {})))


def tried(story: Story, command: type[do.Command], by: do.Actor) -> Decision | None:
    before = replace(story.c)
    try:
        made = decide(story.c, wish(story.c, command, by), story.ctx)
    except Refusal:
        made = None
    assert story.c == before
    return made


@pytest.mark.parametrize("place", PLACES)
def test_whoever_must_not_is_refused_in_every_state(place: str) -> None:
    story = PLACES[place]()
    for command, roles in MAY.items():
        for by in EVERYBODY:
            may = any(is_one(by, role, story.c) for role in roles)
            assert may or tried(story, command, by) is None, (command.__name__, by)


def test_every_action_says_whose_it_is() -> None:
    assert set(COMMANDS) == set(MAY), "add it above, and if need be a place where it can be done"


def test_every_action_is_somebodys_somewhere() -> None:
    stories = [make() for make in PLACES.values()]
    for command, roles in MAY.items():
        for role in roles:
            done = (
                tried(story, command, by)
                for story in stories
                for by in EVERYBODY
                if is_one(by, role, story.c)
            )
            assert any(done), (command.__name__, role)
    assert {story.c.state for story in stories} == set(State)
