### Looking things up: lists, searches, what happened

list-desk = 🏷 { $desk }
button-case = 🗂 { $number }
button-card = 🔗 Open the card
button-history = 🕘 What happened
find-title = 🔎 <b>“{ $words }”</b>: { $count ->
    [0] nothing found
   *[other] { $count }
}
find-more = …not shown: { $count }. Please be more exact.
history-title = 🕘 What happened to <b>{ $number }</b>
done-privately = 📬 Sent to you in private
refusal-find-what = Please say what to look for: a number, an order number, a consumer’s short name, or words in what is open at this desk, such as /find black screen
refusal-not-seen-at-work = This command is for desks. Please work a complaint in your desk’s group once; then it works here too.

desk-told-at = <b>{ $side ->
    [consumer] The consumer
    [merchant] The merchant
    [system] Automatically
   *[platform] Platform care
}</b> · { $at }
desk-told-asked = ❓ Asked the consumer:
desk-told-transferred = ➡️ Transferred: { $before } → { $category }{ $why ->
    [none] { "" }
   *[other] . “{ $why }”
}
told-dismissal_suggested = 🗂 Suggested to dismiss it: { $reason ->
    [duplicate] a duplicate
    [spam] not a real complaint
   *[out_of_scope] not our field
}
told-noted = 📝 A note inside:
told-handed_over = 👉 Handed over to a colleague
told-given_back = ↩️ Gave it back
told-no_answer_needed = 🤐 No answer needed
told-flagged = { $flag ->
    [safety] ⚠️ Marked: danger for people
    [urgent] 🔥 Marked: urgent
    [legal_hold] 🔒 Legal hold
    [suspected_abuse] 🚩 Marked: possible abuse
    [unreachable] 🔕 The consumer cannot be reached
    [dead_route] 📵 The desk has no working chat
   *[undelivered] ✉️ A message was not delivered
}
told-unflagged = { $flag ->
    [safety] ⚠️ No danger any more
    [urgent] Not urgent any more
    [legal_hold] 🔓 End of the legal hold
    [suspected_abuse] 🚩 No abuse after all
    [unreachable] 🔔 The consumer can be reached again
    [dead_route] 📶 The desk has a chat again
   *[undelivered] ✉️ Delivery was seen to
}

canned-title = 💬 <b>Ready replies</b> (send one by the button on a card, or with /canned in reply to it)
canned-one = <b>{ $title }</b>
    <blockquote expandable>{ $text }</blockquote>
playbook = 📘 <b>{ $category }</b>
    { $words }
plain-time = { $at }
refusal-no-canned = There is no ready reply that fits.
refusal-no-playbook = There is no playbook for this category.
