### A consumer’s own complaints: the list, one in full, adding to one

cases-unfinished = ⏳ <b>Not filed yet:</b>
cases-line = 🔸 <b>{ $number }</b> · { $category }{ $merchant ->
    [none] { "" }
   *[other] {" "}· { $merchant }
}
page-of = 📄 Page { $page } of { $pages }
case-claim = 🎯 You ask for: { $claim }{ $order ->
    [none] { "" }
   *[other] {" "}· order <code>{ $order }</code>
}
case-timeline = 🕘 <b>What has happened</b>
button-add_to = ➕ Add something
button-add_done = ✅ That’s all
button-files = 🖼 My files: { $count }
button-all_cases = 📂 All complaints
add-ask = ➕ What would you like to add to <b>{ $number }</b>? Send words, photos or files, as many messages as you need. Tap “That’s all” when you are done.
add-done = ✅ All of it is with <b>{ $number }</b>. The people working on it can see it.

told-at = <b>{ $side ->
    [consumer] You
    [merchant] The merchant
    [system] Automatically
   *[platform] Platform care
}</b> · { $at }
told-words = { $edited ->
    [yes] ✏️ Changed to:{" "}
   *[no] { "" }
}“{ $words }”
told-files = 📎 Files: { $count }
told-submitted = 📨 Filed the complaint
told-claimed = 🤝 Made the complaint theirs
told-link_renewed = 🔗 Made the caller a new link
told-heard = ☎️ Said on the telephone:
told-taken = 🙋 Took it on
told-asked = ❓ Asked you something:
told-merchant_asked = ❓ Asked the merchant to comment
told-merchant_answered = 💬 Answered platform care
told-went_on = ⏭ Nothing to add, go on
told-proposed = 🤝 Offered: { terms }
told-proposal_taken_back = ↩️ Took the offer back
told-accepted = ✅ Accepted the offer{ paid-by }
told-declined = ❌ Declined the offer{ $why ->
    [none] { "" }
   *[other] : “{ $why }”
}
told-countered = 💬 Would rather have{ $amount ->
    [none] { "" }
   *[other] {" "}<b>{ $amount }</b>
}{ paid-by }{ $note ->
    [none] { "" }
   *[other] : “{ $note }”
}
told-counter_accepted = 🎉 Agreed to that
told-refused = 🚫 Refused: { $reason }. “{ $why }”
told-escalated = ⬆️ Brought it to platform care
told-decided = ⚖️ Decided: { liability }{ $remedy ->
    [none] { "" }
   *[other] . <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }. “{ $reasons }”
told-verdict_accepted = ✅ Accepted the decision{ paid-by }
told-appealed = ⚖️ Appealed
told-step_proved = 🪜 Done: { proof }
told-step_disputed = ❗ Not done as agreed: { proof }
told-step_settled = 🪜 Counted as done: { proof }
told-confirmed = ✅ Confirmed that it is solved
told-not_solved = ❌ Not solved yet
told-arrived = 📦 The goods have arrived
told-delivered = 📦 Delivered on { $day }
told-not_arrived = ⏳ Not arrived yet
told-went_outside = 🏛 Went to an outside body{ $body ->
    [none] { "" }
   *[other] : { $body }
}
told-returned = ↩️ Came back from the outside body
told-transferred = ➡️ Handed it to another desk
told-merged = 🔗 { $number } was merged into it
told-breached = ⏰ A promised time was missed
told-expired = ⌛ { $deadline ->
    [offer] The offer ran out
    [consumer_answer] Your answer did not come in time
    [merchant_answer] The merchant did not answer in time
    [refusal] The time to bring in the platform is over
    [verdict] The decision takes effect
    [step] A step is late
   *[confirmation] No objection in time
}
told-closed = 🏁 Closed
told-reopened = 🔁 Reopened it
told-rated = ⭐ Rated it { $score } of 5
