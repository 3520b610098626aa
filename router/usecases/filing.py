"""Filing a complaint: the draft that grows with every answer, and its submission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from router.domain.complaint import Arg, Evidence, Person
from router.domain.draft import Draft
from router.domain.intake import (
    OTHER,
    QUESTION,
    Ask,
    Offer,
    Prompt,
    category_answers,
    claim_of,
    next_question,
    questions,
)
from router.domain.pseudonym import pseudonym
from router.domain.refusal import Refusal
from router.domain.submission import Filing, submit
from router.domain.transitions import Decision
from router.ports import Profile
from router.usecases.act import write
from router.usecases.work import Work

LANGUAGE = "language"
SEEN = 32


def draft_id(work: Work, chat: int, user: int) -> str:
    """A person has one draft a chat."""
    return f"{work.bot}:{chat}:{user}"


async def draft_of(work: Work, chat: int, user: int) -> Draft | None:
    """What the person is filling in, if anything."""
    return await work.drafts.get(draft_id(work, chat, user))


async def begin(
    work: Work, person: Profile, answers: dict[str, Arg] | None = None, *, key: str = ""
) -> Draft:
    """A new filing for a consumer, in their language when it is known; `key` is the update that began it."""
    now = work.clock.now()
    language = person.language or person.hint
    known: dict[str, Arg] = {LANGUAGE: language} if language else {}
    draft = Draft(
        id=draft_id(work, person.user, person.user),
        bot=work.bot,
        chat=person.user,
        user=person.user,
        number=work.ids.number(),
        answers={**known, **(answers or {})},
        seen=(key,) if key else (),
        created=now,
        touched=now,
    )
    await work.drafts.start(draft)
    return draft


def once(draft: Draft, key: str) -> dict[str, Any]:
    """The update's key among the seen ones, to be set with what it changes."""
    return {"seen": (*draft.seen, key)[-SEEN:]} if key else {}


async def answer(work: Work, draft: Draft, id: str, value: Arg, *, key: str = "") -> Draft:
    """Note an answer."""
    return await _set(work, draft, key, answers={id: value})


async def _set(work: Work, draft: Draft, key: str, **fields: Any) -> Draft:
    return await work.drafts.set(draft, **fields, **once(draft, key), touched=work.clock.now())


async def finish_evidence(work: Work, draft: Draft) -> Draft:
    """Nothing more to show."""
    return await _set(work, draft, "", evidence_done=True)


async def take_back(work: Work, draft: Draft, id: str, *, key: str = "") -> Draft:
    """Edit: clear one answer, so that it is asked again; with the category goes what only it asked."""
    if id == "evidence":
        return await _set(work, draft, key, evidence_done=False)
    with_it = ("claim", *(k for k in draft.answers if k.startswith(QUESTION))) if id == "category" else ()
    return await _set(work, draft, key, answers=dict.fromkeys((id, *with_it)))


async def describe_more(work: Work, draft: Draft, words: str, *, key: str) -> Draft:
    """Words that answer no open question belong to what happened."""
    told = str(draft.answers.get("description") or "")
    return await answer(work, draft, "description", "\n".join(filter(None, (told, words))), key=key)


async def show(work: Work, draft: Draft, items: Sequence[Evidence], *, key: str) -> Draft | None:
    """Add photos and the like; their captions tell what happened too."""
    category = work.policy.categories.get(str(draft.answers.get("category")))
    known = {e.unique_id for e in draft.evidence}
    fresh = [e for e in items if e.unique_id not in known]
    if any(e.kind == "sticker" for e in fresh):
        raise Refusal("evidence-wrong-kind")
    if category and fresh:
        _check_kinds(fresh, category.evidence.kinds, category.evidence.at_most - len(draft.evidence))
    now = await work.drafts.add_evidence(draft.id, fresh)
    captions = "\n".join(e.caption for e in fresh if e.caption)
    return await describe_more(work, now, captions, key=key) if now and captions else now


def _check_kinds(items: Sequence[Evidence], kinds: Sequence[str], room: int) -> None:
    if any(e.kind not in kinds for e in items):
        raise Refusal("evidence-wrong-kind")
    if len(items) > room:
        raise Refusal("evidence-too-many")


def last_answered(draft: Draft, work: Work, offer: Offer) -> Prompt | None:
    """The question before the open one: where "back" leads."""
    given = [p for p in questions(draft, work.policy, offer) if p.id in draft.answers and p.id != LANGUAGE]
    return given[-1] if given else None


async def file(work: Work, draft: Draft, person: Profile, offer: Offer, key: str) -> Decision:
    """Submit. The number was drawn with the draft, so submitting twice makes one complaint.

    Refusal while anything is missing.
    """
    if next_question(draft, work.policy, offer).kind is not Ask.REVIEW:
        raise Refusal("refusal-incomplete")
    decision = submit(filing(work, draft, person, key), await work.context(draft.number))
    if not await write(work, decision):
        already = await work.complaints.get(draft.number)
        if already is None or already.consumer.user != person.user:
            raise Refusal("refusal-not-now")
        decision = replace(decision, after=already, events=(), mail=())
    await work.drafts.remove(draft.id)
    return decision


def filing(work: Work, draft: Draft, person: Profile, key: str) -> Filing:
    """The draft as the domain wants it."""
    answers = draft.answers
    category = work.policy.categories[str(answers["category"])]
    merchant = answers.get("merchant")
    known = str(merchant) if merchant and merchant != OTHER else None
    return Filing(
        number=draft.number,
        bot=work.bot,
        consumer=Person(person.user, person.name),
        pseudonym=pseudonym(person.salt, known),
        language=str(answers[LANGUAGE]),
        category=category.id,
        claim=claim_of(draft, category),
        merchant=known,
        merchant_name=str(answers.get("merchant_name") or ""),
        order=str(answers.get("order") or "") or None,
        answers=category_answers(answers),
        description=str(answers.get("description") or ""),
        evidence=draft.evidence,
        key=key,
    )
