### Buttons: plain words, no HTML

button-abuse = 🚩 Possible abuse
button-hand_over = 👉 Hand over
button-hold = 🔒 Legal hold
button-less = ⬅️ Less
button-more = ⋯ More
button-no_abuse = 🚩 No abuse after all
button-release = 🔓 End the legal hold
button-safety = ⚠️ Danger for people
button-urgent = 🔥 Urgent
button-not_urgent = Not urgent any more
button-transfer = ↪️ Transfer
button-accept = ✅ Accept
button-accept-way = ✅ Accept: { $way }
button-accept_counter = ✅ Agree to the consumer’s wish
button-accept_verdict = ✅ Accept the decision
button-accept_verdict-way = ✅ Accept: { $way }
button-again = 🔁 { $number ->
    [none] Digest
   *[other] { $number }
}
button-again_all = 🔁 Send all again
button-album = 🖼 Show the files
button-appeal = ⚖️ Appeal
button-approve = ✅ Approve the decision
button-ask = ❓ Ask the consumer
button-hear = ☎️ The caller said…
button-relink = 🔗 New link for the caller
button-ask_merchant = ❓ Ask the merchant
button-canned = 💬 Ready replies
button-playbook = 📘 Playbook
button-confirm = ✅ Solved
button-counter = 💬 Something else would do
button-decide = ⚖️ Decide
button-decline = ❌ Decline
button-dismiss = 🗂 Dismiss
button-dispute = ❗ Not done as agreed
button-earlier = ⬅️ Back
button-escalate = 🙋 Bring in the platform
button-further = More ➡️
button-give_back = ↩️ Give back
button-go_on = ⏭ Nothing to add, go on
button-no_answer = 🤐 No answer needed
button-arrived = 📦 The goods are here
button-delivered = 📦 Delivered back
button-not_arrived = ⏳ Not arrived yet
button-not_solved = ❌ Not solved
button-outside = 🏛 I went to an outside body
button-propose = 🤝 Make an offer
button-prove = 📎 Show that it is done
button-received = ✅ Yes, all is well
button-refuse = 🚫 Refuse
button-reopen = 🔁 Reopen
button-settle = ✅ Count it as done
button-settled_outside = ✅ Settled outside
button-suggest = 🗂 Suggest to dismiss
button-take = 🙋 Take it
button-take_over = 🔄 Take over
button-take_back = ↩️ Take the offer back
button-told_solved = { $solved ->
    [yes] ✅ Solved
    [partly] 🟡 Partly
   *[no] ❌ Not solved
}
button-turned_away = ↩️ Turned away, go on here
button-unperformed = 🏁 Close as not carried out
button-withdraw = 🗑 Withdraw
button-contact = 📞 Please contact me
button-anew_about = ✍️ File a new one
button-visit = { $answer ->
    [holds] ✅ All is well
    [broken] ❌ Not any more
   *[contact] 📞 Please contact me
}
button-snooze = { $span ->
    [morning] 🌅 Tomorrow morning
   *[hour] ⏰ In 1 hour
}
