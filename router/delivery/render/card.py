"""The desk's card: one message that shows where a complaint stands, under its numbered contact sheet."""

from __future__ import annotations

from collections.abc import Iterator

from router.delivery.markup import CAPTION_LIMIT, TEXT_LIMIT, cut, length
from router.delivery.outgoing import Outgoing, Sheet
from router.delivery.render.view import View
from router.delivery.sheet import AT_MOST, fingerprint
from router.domain import choices
from router.domain.answers import shown
from router.domain.callers import Recorded
from router.domain.complaint import Arg, Complaint, Money, Proposal, Ref
from router.domain.mail import Audience
from router.domain.policy import Question
from router.domain.purchases import check_of, details
from router.domain.refunds import step_now, way_of, wished
from router.domain.standing import overdue, pressing, until, whose_turn
from router.domain.states import State
from router.domain.turn import phoning

_DESCRIPTION_AT_LEAST = 80
_ANSWER_LIMIT = 60
_ORIGINS = 3
"""So many of those from whom things were forwarded are named."""


def card(view: View, c: Complaint) -> Outgoing:
    """The card as it is now: new where the desk has none, else an edit of the one it has."""
    sheet = _sheet(view, c)
    rows = choices.for_desk(c, view.mail.desk)
    return Outgoing(
        chat=view.mail.chat,
        text=told(view, c, CAPTION_LIMIT if sheet else TEXT_LIMIT),
        sheet=sheet,
        keyboard=view.keyboard(rows),
        edits=c.sent.get(f"card:{view.mail.desk}"),
        view=f"card:{view.mail.desk}",
        silent=view.mail.silent,
    )


def _sheet(view: View, c: Complaint) -> Sheet | None:
    if not view.evidence:
        return None
    mark = fingerprint(view.evidence)
    uploads = (sent.file_id for sent in c.sent.values() if sent.picture == mark)
    return Sheet(mark, view.evidence[:AT_MOST], next(uploads, ""))


def told(view: View, c: Complaint, limit: int) -> str:
    """The lines that matter always; the description gets the room that is left."""
    head = "\n".join(_head(view, c))
    tail = "\n".join(_tail(view, c))
    room = limit - length(head) - length(tail) - 4
    if not c.description or room < _DESCRIPTION_AT_LEAST:
        return cut(f"{head}\n\n{tail}", limit)
    words = view.own(c.description, room)
    return cut(f"{head}\n<blockquote expandable>{words}</blockquote>\n{tail}", limit)


def _head(view: View, c: Complaint) -> Iterator[str]:
    if view.mail.uncertain and f"card:{view.mail.desk}" not in c.sent:
        yield view.say("uncertain")
    if c.flags:
        yield " · ".join(view.say(f"flag-{flag.value}") for flag in c.flags)
    yield view.say("card-head", number=c.number, category=Ref("category", c.category), cycle=c.cycle)
    if c.merchant or c.merchant_name:
        yield view.say("card-merchant", merchant=_merchant(c), known="yes" if c.merchant else "no")
    if c.rerouted:
        yield view.say(f"rerouted-{c.rerouted}")
    if c.order:
        yield view.say("card-order", order=c.order, check=check_of(c.purchase))
    if bought := details(c.purchase):
        yield " · ".join(map(view.text, bought))
    yield view.say("card-claim", claim=Ref("claim", c.claim))
    yield view.say("card-consumer", who=view.consumer)
    if c.recorded:
        now = "claimed" if c.claimed else "phone" if phoning(c) == view.mail.desk else "wait"
        yield view.say("card-recorded", who=_recorder(view, c.recorded), now=now)
    yield from _answers(view, c)
    if c.tried:
        yield view.say("card-tried", way=Ref("guide-way", c.tried))
    yield from _evidence(view)


def _evidence(view: View) -> Iterator[str]:
    """How much there is, what is marked, and where forwarded things come from."""
    items = view.evidence
    if not items:
        return
    yield view.say(
        "card-evidence",
        count=len(items),
        shown=AT_MOST if len(items) > AT_MOST else None,
        receipts=sum(item.receipt for item in items),
        hidden=sum(item.platform_only for item in items),
    )
    names = list(dict.fromkeys(item.origin.name for item in items if item.origin))
    if names:
        yield view.say("card-forwarded", who=", ".join(names[:_ORIGINS]), more=len(names[_ORIGINS:]))


def _recorder(view: View, by: Recorded) -> Arg:
    """By name for colleagues and the platform; a merchant reads the desk of others."""
    known = view.mail.audience is not Audience.MERCHANT or view.mail.desk == by.desk
    return by.name if known else Ref("desk", by.desk)


def _merchant(c: Complaint) -> Arg:
    return Ref("merchant", c.merchant) if c.merchant else c.merchant_name


def _answers(view: View, c: Complaint) -> Iterator[str]:
    category = view.policy.categories.get(c.category)
    for question in category.questions if category else ():
        value = c.answers.get(question.id)
        if value is not None:
            label = Ref("question", f"{c.category}/{question.id}")
            yield view.say("card-answer", question=label, answer=_answer(c, question, value))
    if isinstance(amount := c.answers.get("amount"), Money):
        yield view.say("card-amount", amount=amount)


def _answer(c: Complaint, question: Question, value: Arg) -> Arg:
    seen = shown(c.category, question, value)
    return seen[:_ANSWER_LIMIT] if isinstance(seen, str) else seen


def _tail(view: View, c: Complaint) -> Iterator[str]:
    side = whose_turn(c)
    yield view.say(f"state-{c.state.value}")
    if c.state is State.CLOSED and c.reason:
        yield view.say(f"reason-{c.reason.value}", reader="desk")
    if side:
        you = "yes" if view.mail.audience is Audience(side.value) else "no"
        late = "yes" if overdue(c) else "no"
        yield view.say("turn", side=side.value, you=you, until=until(c), late=late)
    if c.level > 1:
        yield view.say("card-level", level=c.level, cause=c.lift)
    if clock := pressing(c):
        yield view.say("card-warned", clock=clock.kind.value, level=clock.warned, due=clock.due)
    if c.holder:
        yield view.say("card-holder", who=c.holder.name)
    elif c.suggested and c.state is State.SUBMITTED and view.mail.desk == c.desk:
        yield view.say("card-suggested", who=c.suggested.name)
    yield from _progress(view, c)


def _progress(view: View, c: Complaint) -> Iterator[str]:
    """What is on the table: refusal, offer, counter-offer, verdict, the present step."""
    if c.refusal and c.state is State.REFUSED:
        yield view.say("card-refusal", reason=Ref("refusal", c.refusal))
    if c.verdict:
        remedy = Ref("remedy", c.verdict.remedy) if c.verdict.remedy else None
        given: dict[str, Arg] = {"liability": c.verdict.liability, "amount": c.verdict.amount}
        given |= {"freight": c.verdict.freight, "travel": c.verdict.travel, "refund_way": way_of(c.verdict)}
        yield view.say("card-verdict", remedy=remedy, **given)
    elif c.proposal:
        yield view.say("card-proposal", **_terms(c.proposal))
    if c.counter:
        wish: dict[str, Arg] = {"amount": c.counter.amount, "refund_way": wished(c.counter)}
        yield view.say("card-counter", note=c.counter.note[:_ANSWER_LIMIT], **wish)
    if step := step_now(c):
        yield view.say("card-step", **step)


def _terms(proposal: Proposal) -> dict[str, Arg]:
    return {
        "remedy": Ref("remedy", proposal.remedy),
        "amount": proposal.amount,
        "freight": proposal.freight,
        "travel": proposal.travel,
        "refund_way": way_of(proposal),
        "note": proposal.note[:_ANSWER_LIMIT],
    }
