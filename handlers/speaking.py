"""Which language a person is spoken to in, once they chose one."""

from __future__ import annotations

from dataclasses import replace

from handlers.front import Front
from handlers.menu import offer_own_commands
from router.domain.commands import Actor, ChangeLanguage
from router.domain.complaint import Person
from router.domain.states import Side
from router.ports import Profile
from router.usecases.act import act


async def speak(front: Front, person: Profile, language: str, key: str) -> Profile:
    """From now on a person, their menu and their complaints speak a language; `key` is the update's."""
    work = front.work
    chosen = await front.profiles.put(replace(person, language=language))
    by = Actor(side=Side.CONSUMER, person=Person(person.user, person.name))
    for complaint in await work.complaints.of_consumer(work.bot, person.user):
        if complaint.language != language:
            command = ChangeLanguage(by=by, key=key, language=language)
            await act(work, complaint.number, command, complaint)
    await offer_own_commands(front.bot, front.words, work.policy, person.user, language)
    return chosen
