"""A complaint's past as its consumer reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from router.domain import commands as do
from router.domain.complaint import Arg, Text
from router.domain.events import Event, EventKind
from router.domain.states import Side
from router.domain.status import status
from router.domain.timeline import PAGE, SHOWN_AT_MOST, Entry, desk_entries, entries, pages
from tests.domain.world import CARE, CONSUMER, MEI, MONDAY, Story, at_care, closed, decided, photo, taken

HIDDEN = {
    EventKind.SNOOZED,
    EventKind.GIVEN_BACK,
    EventKind.HANDED_OVER,
    EventKind.NOTED,
    EventKind.DISMISSAL_SUGGESTED,
    EventKind.HELD,
    EventKind.LET_GO,
    EventKind.NO_ANSWER_NEEDED,
    EventKind.LINK_RENEWED,
    EventKind.VERDICT_DRAFTED,
    EventKind.FLAGGED,
    EventKind.UNFLAGGED,
    EventKind.REMINDED,
    EventKind.SURVEY_SENT,
    EventKind.SURVEY_SUPPRESSED,
    EventKind.SURVEY_ENDED,
    EventKind.RATING_TAKEN_BACK,
    EventKind.RATING_EXPLAINED,
    EventKind.CONTACT_WANTED,
    EventKind.VISITED,
    EventKind.VISIT_ANSWERED,
    EventKind.UNDELIVERED,
    EventKind.SENT_AGAIN,
    EventKind.LANGUAGE_CHANGED,
}
"""What happens inside, or to messages; reminders stand in the chat."""


def told(story: Story) -> list[Text]:
    return [text for entry in entries(story.events) for text in entry.texts]


def keys(story: Story) -> list[str]:
    return [text.key for text in told(story)]


@pytest.mark.parametrize("kind", EventKind)
def test_every_event_is_told_or_hidden_on_purpose(kind: EventKind) -> None:
    data: dict[str, Arg] = {"deadline": "offer", "reason": "confirmed", "score": 5}
    event = Event(n=1, kind=kind, at=MONDAY, side=Side.CONSUMER, data=data, text="words")
    assert bool(entries([event])) is (kind not in HIDDEN)


def test_a_story_is_told_in_order_by_role() -> None:
    story = closed()
    assert keys(story)[:3] == ["told-submitted", "told-taken", "told-proposed"]
    assert keys(story)[-3:] == ["told-confirmed", "told-closed", "reason-confirmed"]
    assert {entry.side for entry in entries(story.events)} == {Side.CONSUMER, Side.MERCHANT}


def test_what_one_side_did_at_once_is_one_entry() -> None:
    story = taken().does(MEI, do.Reply, text="Hello.")
    assert [(e.side, [t.key for t in e.texts]) for e in entries(story.events)] == [
        (Side.CONSUMER, ["told-submitted"]),
        (Side.MERCHANT, ["told-taken", "told-words"]),
    ]


def test_words_between_platform_and_merchant_and_notes_stay_inside() -> None:
    story = (
        at_care().does(CARE, do.AskMerchant, text="SECRET ?").does(MEI, do.AnswerPlatform, text="SECRET !")
    )
    story.does(CARE, do.Note, text="SECRET note")
    assert "told-merchant_asked" in keys(story) and "told-merchant_answered" in keys(story)
    assert "SECRET" not in str(told(story))


def test_a_merchants_appeal_is_told_without_its_words() -> None:
    story = decided().does(MEI, do.Appeal, text="SECRET")
    assert "told-appealed" in keys(story) and "SECRET" not in str(told(story))
    mine = decided().does(CONSUMER, do.Appeal, text="Look at the receipt.")
    assert "Look at the receipt." in str(told(mine))


def test_nobodys_account_is_in_it() -> None:
    told_by = (MEI, CARE, CONSUMER)
    for story in (closed(), decided(), at_care().does(MEI, do.Note, text="x")):
        shown = str([(entry.texts, entry.side) for entry in entries(story.events)])
        for actor in told_by:
            assert actor.person and actor.person.name not in shown and str(actor.user) not in shown


def test_long_words_are_cut_and_files_counted() -> None:
    story = taken().does(CONSUMER, do.Say, text="long " * 500, evidence=(photo("a"), photo("b")))
    words, files = told(story)[-2:]
    assert len(str(words.args["words"])) == SHOWN_AT_MOST + 1
    assert (files.key, files.args["count"]) == ("told-files", 2)


def test_whoever_ended_it_reads_so_and_a_desk_reads_who_it_was() -> None:
    story = taken().does(CONSUMER, do.Withdraw, solved=False)
    ends = (told(story)[-1], list(status(story.c))[2])
    assert ends == (Text("reason-withdrawn", {"reader": "consumer"}),) * 2
    desk = desk_entries(story.events, "demo-digital", "merchant")[-1].texts[-1]
    assert desk == Text("reason-withdrawn", {"reader": "desk"})


def test_the_last_page_is_full_and_nothing_is_left_out() -> None:
    for many in (1, PAGE, PAGE + 1, 3 * PAGE, 3 * PAGE + 5):
        found = [Entry(MONDAY + timedelta(hours=n), Side.CONSUMER, ()) for n in range(many)]
        made = pages(found)
        assert [entry for page in made for entry in page] == found
        assert len(made[-1]) == min(many, PAGE) and all(0 < len(page) <= PAGE for page in made)


def test_a_desk_reads_its_own_notes_and_a_merchant_no_words_with_the_platform() -> None:
    story = taken().does(MEI, do.Note, text="note of the shop").does(MEI, do.Reply, text="from the shop")
    story.does(MEI, do.Refuse, reason="other", text="No.").does(CONSUMER, do.Escalate, text="Please help.")
    story.does(CARE, do.Take).does(CARE, do.Note, text="note of care").does(CARE, do.Reply, text="from care")
    story.does(CONSUMER, do.Say, text="to care")

    def words(desk: str, kind: str) -> list[Arg]:
        texts = [text for entry in desk_entries(story.events, desk, kind) for text in entry.texts]
        return [text.args["words"] for text in texts if text.key == "told-words"]

    assert words("demo-digital", "merchant") == ["note of the shop", "from the shop"]
    assert words("care", "platform") == [
        "from the shop",
        "Please help.",
        "note of care",
        "from care",
        "to care",
    ]
