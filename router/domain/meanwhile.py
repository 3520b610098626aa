"""What somebody saw when they tapped: of two who act at once the second learns that it has changed.

A button carries it, and the command that comes of it. What the table itself allows only once, or what names
the version that it answers, needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

from router.domain import commands as do
from router.domain.complaint import Complaint, Verdict
from router.domain.refusal import Refusal

NOTHING = "0"
"""There was, or is, nothing of the kind: nothing that could be overwritten."""


def seen(complaint: Complaint, command: type[do.Command]) -> str:
    """What a button for such a command carries now; empty for one that rests on nothing."""
    told = _SEEN.get(command)
    return told(complaint) if told else ""


def check(complaint: Complaint, command: type[do.Command], saw: str) -> None:
    """Refusal where somebody else has changed what the actor saw; `saw` empty: it rests on nothing."""
    now = seen(complaint, command)
    if not saw or now in {"", NOTHING, saw}:
        return
    if command is do.Take and complaint.holder:
        raise Refusal("refusal-held", holder=complaint.holder.name)
    raise Refusal("refusal-changed")


def _holder(complaint: Complaint) -> str:
    return str(complaint.holder.user) if complaint.holder else ""


def _offer(complaint: Complaint) -> str:
    offer = complaint.other or complaint.proposal
    return str(offer.version) if offer else NOTHING


def _step(complaint: Complaint) -> str:
    """Of what was agreed or decided, so many steps are done."""
    agreed = complaint.proposal.version if complaint.proposal else _verdict(complaint)
    done = sum(step.done_at is not None for step in complaint.steps)
    return f"{agreed}.{done}" if complaint.step else NOTHING


def _draft(complaint: Complaint) -> str:
    return _given(complaint.verdict_draft)


def _verdict(complaint: Complaint) -> str:
    return _given(complaint.verdict)


def _given(verdict: Verdict | None) -> str:
    return str(round(verdict.at.timestamp() * 1000)) if verdict else NOTHING


def _link(complaint: Complaint) -> str:
    """Not the code itself: whoever has that can claim the complaint."""
    return sha256(complaint.recorded.code.encode()).hexdigest()[:10] if complaint.recorded else NOTHING


_SEEN: Mapping[type[do.Command], Callable[[Complaint], str]] = {
    do.Take: _holder,
    do.Propose: _offer,
    do.Prove: _step,
    do.SettleStep: _step,
    do.Decide: _draft,
    do.Approve: _draft,
    do.AcceptVerdict: _verdict,
    do.Appeal: _verdict,
    do.RenewLink: _link,
}
