### To managers. The complaint’s number is put in front of every message.

manager-alarm = 🚨 This complaint has been resting at the platform for too long, reminder { $n }.
manager-approval-missing = 👀 A decision is waiting for a second approval that nobody gives: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }What happens: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Reasons: { $reasons }
manager-comment = 💬 The consumer added to the rating: { $words ->
    [none] (files only)
   *[other] { $words }
}
manager-incident = 🚨 { $count ->
    [one] { $count } complaint
   *[other] { $count } complaints
} about <b>{ $product }</b> within { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}: { $numbers }
manager-low-score = ⭐ The consumer rated it { $score } of 5.
    { $category } · { $desk }
    Your turn until { $until }: reply to this message, and your words go to the consumer.
manager-score-changed = ⭐ The consumer { $score ->
    [none] took the low rating back
   *[other] changed the low rating to { $score } of 5
}. { $contact ->
    [yes] They still wish to be contacted.
   *[no] Nobody has to get back to them any more.
}
manager-no-route = 📵 <code>{ $desk }</code> has no chat that works, so messages do not arrive. Please bind a chat or repair the rights.
manager-not-taken = 📥 Still nobody has taken this complaint, reminder { $n }.
manager-safety = ⚠️ This complaint is about safety. Please look at it now.
manager-verdict-unperformed = 🚨 A decision was not carried out in time. Operations, please step in.
manager-follow-up-late = ⏰ { $contact ->
    [yes] The consumer asked to be contacted, and nobody has got back to them.
   *[no] Nobody has got back to the consumer about the low rating.
} Reply to this message, and your words go to the consumer.
manager-undelivered = ✉️ A message could not be delivered: { why }. /undelivered shows what is waiting and sends it again.
manager-topic-lost = 🧵 The topic of <code>{ $desk }</code> is gone or closed, so its messages come to the group’s main chat. Please reopen it, or name another one in the configuration, and restart the bot.

undelivered-title = ✉️ <b>Not delivered: { $count }{ $more ->
    [yes] {" "}or more
   *[no] { "" }
}</b>{ $pages ->
    [1] { "" }
   *[other] {" "}· page { $page } of { $pages }
}
undelivered-line = { $number ->
    [none] 📊 Digest
   *[other] <b>{ $number }</b>
} · to { $who ->
    [consumer] the consumer
    [manager] a manager
    [desk] { $desk }
   *[several] several chats
}{ $count ->
    [1] { "" }
   *[other] {" "}({ $count } messages)
}: { why } · since { $since }
undelivered-none = ✅ Everything has been delivered.
undelivered-sending = 🔁 Sending again …
undelivered-outcome = 🔁 Sent again. Arrived: <b>{ $arrived }</b>{ $failed ->
    [0] { "" }
   *[other] {" "}· not delivered again: <b>{ $failed }</b> ({ why })
}{ $owed ->
    [0] { "" }
   *[other] {" "}· still on the way: <b>{ $owed }</b>
}
manager-reasons = 👎 What the consumer was not content with: { $reasons }.
manager-contact = 📞 The consumer asks to be contacted{ $score ->
    [none] { "" }
   *[other] {" "}(rated { $score } of 5)
}, by { $until }.{ $reasons ->
    [none] { "" }
   *[other] {" "}Not content with: { $reasons }.
} Reply to this message, and your words go to the consumer.
manager-visit-broken = 🩹 Asked some days after the end, the consumer says that the remedy does not hold.
