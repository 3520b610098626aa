### To a desk’s chat. The complaint’s number is put in front of every message.

clock = { $clock ->
    [legal] The time that the law gives
    [first_response] The first answer
    [next_response] The next answer
    [decision] The decision
   *[resolution] The resolution
}
desk-accepted = ✅ The consumer accepted the offer:
    { terms }
desk-appealed = ⚖️ An appeal from { side }. Somebody else has to read it:
desk-approval-needed = 👀 This decision is above the limit and needs another lead’s approval: { liability }{ $remedy ->
    [none] { "" }
   *[other] ; <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Reasons: { $reasons }
desk-breached = ⏰ { clock } is overdue (was due { $due }). Please see to it.
desk-consumer-silent = The consumer did not answer in time. Please go on with what is on file.
desk-consumer-went-on = The consumer has nothing to add. Please go on.
desk-countered = ↩️ The consumer did not accept the offer and would like: { $amount ->
    [none] { "" }
   *[other] <b>{ $amount }</b>{ paid-by }{" "}
}{ $note ->
    [none] { "" }
   *[other] { $note }
}
desk-decided = ⚖️ The platform has decided: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }What happens: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Reasons: { $reasons }

    { $appeal ->
        [you] It takes effect after { $until }. Until then you can accept it or appeal.
        [other] It takes effect after { $until }, unless the consumer appeals.
       *[none] It is final and takes effect at once.
    }
desk-declined = ❌ The consumer declined the offer ({ $remedy }).{ $why ->
    [none] { "" }
   *[other] {" "}Reason: { $why }
}
desk-escalated = 🙋 The consumer brought in the platform, which goes on with it.
desk-lost-beside = 📵 { $who } has no group any more in which I could reach them. What they were to do is yours to see to, until they are back.
desk-merchant-silent = The merchant did not answer in time, which is on record. Please go on.
desk-moved = ⏰ This complaint was overdue and is now with platform care.
desk-delivered = 📦 The consumer says that the goods were delivered on { $day }. This step is due { $due }: <b>{ proof }</b>. If they arrived on another day, tap the button when they do.
desk-not-arrived = ⏳ The consumer says that it has not arrived yet. Please check.
desk-not-solved = ❌ The consumer says that it is not solved.
desk-not-taken = 📥 Nobody has taken this complaint yet. Please take it.
desk-not-taken-lead = 📥 Still nobody has taken this complaint. Please see to it.
desk-offer-lapsed = The consumer did not answer in time, so the offer has run out. Please go on.
desk-platform-asked = ❓ Platform care would like to know something. Please reply to this message:
desk-reopened = 🔁 The consumer reopened the complaint.
desk-step = 🪜 The next step is yours: <b>{ proof }</b>, due { $due }.
desk-step-confirmed = ✅ { $proof ->
    [received] It has arrived, says the consumer.
   *[works] It works now, says the consumer.
}
desk-step-disputed = ❗ { $side ->
    [consumer] The consumer says
   *[merchant] The merchant says
} that this step was not done as agreed: { proof }
desk-step-late = ⏰ This step is overdue: <b>{ proof }</b>. Please do it and show that it is done.
desk-nearing = ⏳ { $clock ->
    [verdict] You can still accept the decision or appeal, until { $due }. After that it stands.
    [merchant_answer] The platform still waits for your answer, until { $due }.
   *[step] This step is due { $due }: <b>{ proof }</b>. Please see to it in time.
}
desk-warned = ⏳ { clock } is due { $due }. Please see to it in time.
desk-went-outside = 🏛 The consumer went to an outside body{ $body ->
    [none] { "" }
   *[other] {" "}({ $body })
}. Work on it pauses.
desk-withdrawn = { $solved ->
    [yes] ✅ The consumer took the complaint back: it has solved itself.
   *[no] The consumer took the complaint back.
}
desk-handed-over = 👉 This complaint is yours now.
desk-transferred-here = ↪️ It comes from { $source }.{ $why ->
    [none] { "" }
   *[other] {" "}Why: { $why }
}
desk-merged = 🔗 { $other } is the same as this one. What was told there goes on here:
desk-not-merged = 🔗 This could not be merged into { $other }: please see to it.
desk-dismissal-suggested = 🗂 The merchant suggests to dismiss it: { $reason ->
    [duplicate] a duplicate
    [spam] not a real complaint
   *[out_of_scope] not our field
}. “{ $why }”
desk-transferred = ↪️ This complaint is now with { $to }.
desk-undelivered = ✉️ A message could not be delivered to the consumer.
desk-not-sent = ❌ Not delivered: { why }. { $why ->
    [blocked] Your words are kept: once the consumer is back, a manager can send them again with /undelivered.
    [deactivated] Please conclude the complaint without an answer.
   *[other] Please send it in another way, or ask a manager to send it again with /undelivered.
}
desk-unreachable = 🔕 The consumer cannot be reached: { $why ->
    [deactivated] the Telegram account was deleted
   *[other] the bot was blocked
}.
desk-tell-caller = ☎️ <b>Please phone the caller{ $contact ->
    [none] { "" }
   *[other] {" "}({ $contact })
}.</b> They are not in Telegram yet, so this was sent to nobody:
caller-words = <blockquote>{ $words }</blockquote>
desk-caller-said = ☎️ The caller said on the telephone:
