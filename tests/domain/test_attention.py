"""Only what needs a person's attention makes a sound."""

from __future__ import annotations

import re
from pathlib import Path

from router.domain import commands as do
from router.domain.attention import INFORMING
from router.domain.mail import Mail, MailKind
from tests.domain.world import CARE, CHATS, CONSUMER, MEI, Story, agreed, at_care, offered, photo, taken

SHOP, PLATFORM = CHATS["demo-digital"], CHATS["care"]


def test_what_only_informs_a_desk_is_said_somewhere() -> None:
    domain = Path(do.__file__).parent
    said = {
        key
        for file in domain.rglob("*.py")
        for key in re.findall(r'tell_(?:desk|lead|member)\([^)]*?"(desk-[a-z-]+)"', file.read_text("utf-8"))
    }
    informing = {key for key in INFORMING if key.startswith("desk-")}
    assert informing <= said
    assert {"desk-declined", "desk-step", "desk-handed-over", "desk-reopened"} <= said - INFORMING


def owed(story: Story, chat: int) -> list[Mail]:
    """What the last thing that happened owes to a chat."""
    return [mail for mail in story.last.mail if mail.chat == chat]


def sounds(story: Story, chat: int) -> list[str]:
    """What of that makes a sound: kinds, and keys of what is said. An edited card never does."""
    mail = (m for m in owed(story, chat) if not m.silent)
    return [m.text.key if m.text and m.kind is MailKind.SAY else m.kind.value for m in mail]


def test_a_new_complaint_sounds_once_and_words_of_the_consumer_do() -> None:
    assert sounds(Story(), SHOP) == ["card"]
    assert "relay" in sounds(taken().does(CONSUMER, do.Say, text="Hello?"), SHOP)


def test_what_is_agreed_sounds_where_the_next_step_is() -> None:
    story = offered()
    version = story.c.proposal.version if story.c.proposal else 0
    story.does(CONSUMER, do.Accept, version=version)
    [said] = [m for m in owed(story, SHOP) if m.kind is MailKind.SAY]
    assert said.text and (said.text.key, [t.key for t in said.lines]) == ("desk-accepted", ["desk-step"])
    assert not said.silent


def test_a_desk_that_has_nothing_to_do_hears_nothing() -> None:
    for story in (
        taken().does(CONSUMER, do.Withdraw, solved=True),
        agreed().does(CONSUMER, do.Withdraw, solved=False),
    ):
        assert [m.silent for m in owed(story, SHOP) if m.kind is MailKind.SAY] == [True]
    assert [m for m in owed(at_care(), SHOP) if not m.silent] == []


def test_files_that_were_asked_for_make_no_sound() -> None:
    story = taken().does(CONSUMER, do.Say, text="Look", evidence=(photo(1),)).does(MEI, do.ShowEvidence)
    assert [m.silent for m in owed(story, SHOP) if m.kind is MailKind.ALBUM] == [True]


def test_other_desks_hear_of_cards_without_a_sound() -> None:
    story = at_care().does(CARE, do.AskMerchant, text="Why?")
    assert [m.silent for m in owed(story, SHOP) if m.kind is MailKind.CARD] == [True]
    assert sounds(story, SHOP) == ["desk-platform-asked"]
