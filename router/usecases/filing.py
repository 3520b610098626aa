"""Filing a complaint: the draft that grows with every answer, and its submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from router.domain.answers import OTHER, category_answers, claim_of
from router.domain.callers import CLAIMED_WITHIN, CONTACT, NOBODY, Recorded, recording
from router.domain.commands import Actor, Say
from router.domain.complaint import Arg, Complaint, Person
from router.domain.concluding import Decision
from router.domain.draft import DESCRIPTION, Draft
from router.domain.guiding import tried
from router.domain.intake import Ask, Offer, Prompt, before, next_question, outdated
from router.domain.prefilling import changed, compatible, named
from router.domain.pseudonym import pseudonym
from router.domain.purchases import ORDER, purchase_of
from router.domain.refusal import Refusal
from router.domain.states import Side
from router.domain.submission import Filing, submit
from router.ports import Profile
from router.usecases.act import act, write
from router.usecases.drafts import due_after
from router.usecases.emptying import emptied
from router.usecases.incidents import look_for_incident
from router.usecases.merchants import find
from router.usecases.pools import arrived
from router.usecases.proposing import proposed
from router.usecases.restraining import check_filing, check_sending
from router.usecases.work import Work

LANGUAGE = "language"
NONE: Mapping[str, str] = {}
SEEN = 32
DRAWS = 5
"""So many numbers that are all taken mean that something is wrong with them."""
DESCRIPTION_AT_MOST = 16_000
"""Characters of what happened, in all messages together: the complaint has to stay a small document."""


def draft_id(work: Work, chat: int, user: int) -> str:
    """A person has one draft a chat."""
    return f"{work.bot}:{chat}:{user}"


async def draft_of(work: Work, chat: int, user: int) -> Draft | None:
    """What the person is filling in, if anything."""
    return await work.drafts.get(draft_id(work, chat, user))


async def forget_form(work: Work, draft: Draft, key: str = "") -> None:
    """A dialogue is over; what else the person is filling in stays.

    With the key of the update that ended it: it is known when it comes again, and begins nothing.
    """
    if draft.number or key:
        await work.drafts.set(draft, form=None, **once(draft, key))
    else:
        await work.drafts.remove(draft.id)


async def begin(
    work: Work,
    person: Profile,
    answers: Mapping[str, Arg] | None = None,
    *,
    key: str = "",
    instead: Draft | None = None,
    held: bool = False,
) -> Draft:
    """A new filing for a consumer, in their language when it is known; `key` is the update that began it.

    With `held` it begins with what was told in the other draft. Raises Overtaken when a draft is there
    that is not the one it takes the place of.
    """
    now = work.clock.now()
    language = person.language or person.hint
    known: dict[str, Arg] = {LANGUAGE: language} if language else {}
    draft = Draft(
        id=draft_id(work, person.user, person.user),
        bot=work.bot,
        chat=person.user,
        user=person.user,
        number=work.ids.number(),
        seen=(key,) if key else (),
        created=now,
        touched=now,
        due=due_after(work.policy, now, nudged=False),
    )
    if held and instead:
        draft = replace(draft, words=instead.words, evidence=instead.evidence, **once(instead, key))
    told, purchase = named(draft, answers or {}, work.policy)
    draft = replace(draft, answers={**known, **told}, purchase=purchase)
    await work.drafts.start(draft, instead)
    return draft


def once(draft: Draft, key: str) -> dict[str, Any]:
    """The update's key among the seen ones, to be set with what it changes."""
    return {"seen": (*draft.seen, key)[-SEEN:]} if key else {}


async def touch(work: Work, draft: Draft, key: str = "", **fields: Any) -> Draft:
    """Set fields because of something that the person did: the draft is as young as that.

    With the key of an update it rests on the draft as it was read: raises Overtaken when another process
    changed it meanwhile, which may be working on the person's next message.
    """
    now = work.clock.now()
    due = due_after(work.policy, now, nudged=draft.nudged) if draft.number else None
    put = work.drafts.change if key else work.drafts.set
    return await put(draft, **fields, **once(draft, key), touched=now, due=due)


async def answer(work: Work, draft: Draft, id: str, value: Arg, *, key: str = "", message: int = 0) -> Draft:
    """Note an answer, given by a tap or a typed message; answers that no longer apply because of it go."""
    given = {str(message): id} if message else {}
    return await fill(work, draft, {id: value}, key=key, given=given)


async def fill(
    work: Work, draft: Draft, answers: Mapping[str, Arg], *, key: str = "", given: Mapping[str, str] = NONE
) -> Draft:
    """Note several answers, as a link brings them; `given` are the messages that gave them."""
    told, purchase = named(draft, answers, work.policy)
    fields = {"given": given, "asked": "", "sought": "", "pending": {}, "purchase": purchase}
    return await touch(work, draft, key, answers=changed(draft, told, work.policy), **fields)


async def resume(work: Work, draft: Draft, *, key: str) -> Draft:
    """Go on with a draft; a link that was followed meanwhile adds what it does not contradict."""
    return await fill(work, draft, compatible(draft, draft.pending), key=key)


async def insist(work: Work, draft: Draft, *, key: str) -> Draft:
    """Go on with an order number although no order of the person has it."""
    purchase = replace(draft.purchase, insisted=True) if draft.purchase else None
    return await touch(work, draft, key, purchase=purchase, asked="")


async def tell(work: Work, draft: Draft, words: str, message: int, *, key: str) -> Draft:
    """What happened, as a message tells it; asked for anew, it takes the place of everything said before."""
    if draft.asked != DESCRIPTION:
        return await retell(work, draft, words, message, key=key)
    check_length([words])
    told = {**dict.fromkeys(draft.words), str(message): words}
    return await touch(work, draft, key, words=told, answers={DESCRIPTION: None}, asked="")


async def retell(work: Work, draft: Draft, words: str, message: int, *, key: str) -> Draft:
    """What a message tells, beside what others told; an edited one tells something else than before."""
    check_length({**draft.words, str(message): words}.values())
    return await touch(work, draft, key, words={str(message): words or None})


def check_length(told: Iterable[str]) -> None:
    """Refusal for more than a complaint can hold."""
    length = sum(map(len, told))
    if length > DESCRIPTION_AT_MOST:
        raise Refusal("answer-too-long", most=DESCRIPTION_AT_MOST, length=length)


async def ask_again(work: Work, draft: Draft, id: str, *, key: str = "") -> Draft:
    """The person wants to change an answer, which stands until there is another."""
    return await touch(work, draft, key, asked=id)


async def take_back(work: Work, draft: Draft, id: str, *, key: str = "") -> Draft:
    """One step back: the answer is cleared, so that its question is open. Words about what happened stay."""
    if id == DESCRIPTION:
        return await ask_again(work, draft, id, key=key)
    gone = changed(draft, {id: None}, work.policy)
    return await touch(work, draft, key, answers=gone, asked="")


def last_answered(draft: Draft, work: Work, offer: Offer) -> Prompt | None:
    """The question before the open one: where "back" leads."""
    open_one = next_question(draft, work.policy, offer)
    return before(draft, open_one.id, work.policy, offer)


async def file(work: Work, draft: Draft, person: Profile, offer: Offer, key: str) -> Decision:
    """Submit. The number was drawn with the draft, so submitting twice makes one complaint.

    Refusal while anything is missing; Restraint when it is too much at once: the draft stays as it is.
    """
    if next_question(replace(draft, asked=""), work.policy, offer).kind is not Ask.REVIEW:
        raise Refusal("refusal-incomplete")
    category = work.policy.categories[str(draft.answers["category"])]
    if recording(draft.answers) is None:
        await check_filing(work, person.user, draft.number, category)
    draft, decision = await _filed(work, draft, person, key)
    await look_for_incident(work, decision.after)
    if decision.after.recorded:
        await work.drafts.remove(draft.id)
    else:
        await emptied(work, draft, draft.number, _consumer(person))
    return decision


async def _filed(work: Work, draft: Draft, person: Profile, key: str) -> tuple[Draft, Decision]:
    """The draft as it was filed at last, under a number that is nobody else's, and the complaint.

    It takes another number before a complaint does: whoever submits it again finds that complaint. Raises
    DraftGone where another process was faster.
    """
    for _ in range(DRAWS):
        decision = await _submitted(work, filing(work, draft, person, key))
        if await write(work, decision):
            return draft, decision
        already = await work.complaints.get(draft.number)
        if already and _filed_by(already) == person.user:
            return draft, replace(decision, after=already, events=(), mail=())
        draft = await work.drafts.change(draft, number=work.ids.number())
    raise Refusal("refusal-not-now")


def _filed_by(complaint: Complaint) -> int:
    return complaint.recorded.by if complaint.recorded else complaint.consumer.user


async def _submitted(work: Work, filed: Filing) -> Decision:
    """The new complaint, in the chat that has least to do where its desk has several."""
    merchant = await find(work, filed.merchant) if filed.merchant else None
    if merchant is not None:
        country = "" if merchant.id in work.policy.merchants else merchant.jurisdiction
        filed = replace(filed, paused=merchant.paused, jurisdiction=country)
    ctx = await work.context(filed.number, *filter(None, (filed.merchant,)))
    decision = submit(filed, ctx)
    counted = await work.counted(ctx, filed.number, arrived(None, decision.after))
    ready = await proposed(work, None, decision.after, counted or ctx)
    return decision if ready is ctx else submit(filed, ready)


async def join(work: Work, draft: Draft, person: Profile, number: str, words: str, key: str) -> None:
    """Add what was to be filed to a complaint that is open already: these words, and the evidence.

    Refusal when it is not open any more; the draft stays then.
    """
    complaint = await work.complaints.get(number)
    if complaint is None or not complaint.open or complaint.consumer.user != person.user:
        raise Refusal("refusal-changed")
    await check_sending(work, person.user, complaint)
    by = _consumer(person)
    say = Say(by=by, key=key, text=words, evidence=draft.evidence, held=draft.seen)
    await act(work, number, say, complaint)
    work.happened("repeat_joined")
    await emptied(work, draft, number, by)


def _consumer(person: Profile) -> Actor:
    return Actor(side=Side.CONSUMER, person=Person(person.user, person.name))


def filing(work: Work, draft: Draft, person: Profile, key: str) -> Filing:
    """The draft as the domain wants it."""
    gone = outdated(draft, work.policy)
    answers = {id: value for id, value in draft.answers.items() if id not in gone}
    category = work.policy.categories[str(answers["category"])]
    merchant = answers.get("merchant")
    known = str(merchant) if merchant and merchant != OTHER else None
    recorded = _recorded(work, draft, person)
    consumer = Person(NOBODY, recorded.contact) if recorded else Person(person.user, person.name)
    return Filing(
        number=draft.number,
        bot=work.bot,
        consumer=consumer,
        recorded=recorded,
        pseudonym=pseudonym(recorded.code if recorded else person.salt, known),
        language=str(answers.get(LANGUAGE) or work.policy.default_language),
        category=category.id,
        claim=claim_of(draft, category),
        merchant=known,
        merchant_name=str(answers.get("merchant_name") or ""),
        order=str(answers.get(ORDER) or "") or None,
        purchase=purchase_of(draft) if answers.get(ORDER) else None,
        answers=category_answers(answers),
        tried=tried(draft, work.policy),
        description=draft.description,
        evidence=draft.evidence,
        key=key,
        seen=draft.seen,
    )


def _recorded(work: Work, draft: Draft, person: Profile) -> Recorded | None:
    desk = recording(draft.answers)
    return desk and Recorded(
        by=person.user,
        name=person.name,
        desk=desk[1],
        side=desk[0],
        contact=str(draft.answers.get(CONTACT) or ""),
        code=work.ids.secret(),
        until=work.clock.now() + CLAIMED_WITHIN,
    )
