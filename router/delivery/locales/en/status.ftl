### The consumer’s pinned status message

status-head = 📌 <b>{ $number }</b>
    { $category }{ $merchant ->
        [none] { "" }
       *[other] {" "}· { $merchant }
    }
status-turn = { $you ->
    [yes] ⏳ <b>It’s your turn</b>{ until }
   *[no] ⏳ Waiting for { side }{ until }
}
status-submitted = { $stage ->
    [merchant] 📥 <b>With the merchant, waiting to be taken</b>
   *[platform] 📥 <b>With platform care, waiting to be taken</b>
}
status-in_review = { $stage ->
    [merchant] 🔎 <b>The merchant is working on it</b>
   *[platform] 🔎 <b>Platform care is working on it</b>
}
status-awaiting_consumer = ❓ <b>We need something from you</b>
status-awaiting_merchant = ❓ <b>Platform care is asking the merchant</b>
status-proposed = 🤝 <b>There is an offer for you</b>
status-refused = 🚫 <b>The merchant refused</b>
status-decided = ⚖️ <b>The platform has decided</b>
status-performing = 🪜 <b>What was agreed is being carried out</b>
    { step-now }
status-performed = 📦 <b>Everything is done, please confirm</b>
status-external = 🏛 <b>You went to an outside body</b>
status-closed = ✅ <b>Closed</b>

next-submitted = { $stage ->
    [merchant] Next: the merchant takes it and answers. If they are late, you can bring in the platform.
   *[platform] Next: platform care takes it and answers.
} To add words or photos, just send them here.
next-in_review = { $stage ->
    [merchant] Next: the merchant answers or makes an offer.
   *[platform] Next: platform care answers, makes an offer or decides.
} To add words or photos, just send them here.
next-awaiting_consumer = Next: answer right here, or tap “Nothing to add, go on”.
next-awaiting_merchant = Next: platform care goes on, whether or not the merchant answers in time.
next-proposed = Next: accept, decline, or say what would work for you.
next-refused = Next: if you disagree, bring in the platform. Without a word from you the complaint ends.
next-decided = Next: accept the decision, or appeal once if you have something new.
next-performing = Next: we tell you whenever a step is done.
next-performed = Next: tell us whether it is solved. Without a word from you it counts as solved.
next-external = Next: we ask you now and then how it stands. You can come back at any time.
next-closed = { $until ->
    [none] Thank you for telling us.
   *[other] If it is not solved after all, you can reopen it until { $until }.
}
