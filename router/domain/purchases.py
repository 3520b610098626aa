"""What is known of the order that a draft names, and how people read it."""

from __future__ import annotations

from router.domain.complaint import Arg, Complaint, Money, OrderCheck, Purchase, Ref, Text
from router.domain.draft import Draft
from router.domain.remedies import Remedy

ORDER = "order"
"""The answer that is an order number."""
MERCHANT = "merchant"
DOUBTED = frozenset({OrderCheck.UNKNOWN, OrderCheck.FOREIGN})
"""No order of the person has the number; which of the two it is, only the desk is told."""


def purchase_of(draft: Draft) -> Purchase | None:
    """What is known of the order that the draft names now.

    Nothing of another number; and no more than that it is not verified once the person named another shop.
    """
    found = draft.purchase
    if found is None or found.number != draft.answers.get(ORDER):
        return None
    if found.check is OrderCheck.ASKED:
        return Purchase(number=found.number, check=OrderCheck.UNVERIFIED)
    if found.merchant and draft.answers.get(MERCHANT) not in {None, found.merchant}:
        return Purchase(number=found.number, check=OrderCheck.UNVERIFIED)
    return found


def payable_back(complaint: Complaint, remedy: Remedy, currency: str) -> Money | None:
    """The most that a remedy can pay, where it gives back what was paid for an order that is known."""
    paid = complaint.purchase.amount if complaint.purchase else None
    return paid if paid and remedy.paid_back and paid.currency == currency else None


def doubted(draft: Draft) -> bool:
    """Whether the person is to look at the number again: no order of theirs has it."""
    found = purchase_of(draft)
    return found is not None and found.check in DOUBTED and not found.insisted


def awaited(draft: Draft) -> bool:
    """Whether the service has yet to say something to the order that the draft names."""
    found = draft.purchase
    if found is None or found.check is not OrderCheck.ASKED:
        return False
    return found.number == draft.answers.get(ORDER)


def check_of(found: Purchase | None) -> str | None:
    """What the service said, as a word for texts; None where it was not asked."""
    return found.check.value if found else None


def details(found: Purchase | None) -> tuple[Text, ...]:
    """What was bought, for how much, and when it came, as far as that is known."""
    if found is None:
        return ()
    delivered = Ref("day", found.delivered) if found.delivered else None
    told: dict[str, Arg] = {"product": found.product, "amount": found.amount, "delivered": delivered}
    return tuple(Text(f"purchase-{name}", {"value": value}) for name, value in told.items() if value)
