"""How to reach a human beside the bot, as a line under what says no."""

from __future__ import annotations

from router.domain.complaint import Ref, Text
from router.domain.policy import Policy


def contacts(policy: Policy) -> tuple[Text, ...]:
    """Telephone, e-mail and hours; nothing where the house names neither of the first two."""
    house = policy.contacts
    if not (house.phone or house.email):
        return ()
    hours = Ref("contacts", "hours") if house.hours else None
    return (Text("contacts", {"phone": house.phone or None, "email": house.email or None, "hours": hours}),)
