### Short dialogues about a complaint

form-about = <b>{ $number }</b>
form-for = <a href="tg://user?id={ $user }">{ $name }</a>
form-ask-words = ❓ What should the consumer tell or send? Tap what is missing, or reply to this message.
form-hear-words = ☎️ What did the caller say?
form-ask_merchant-words = ❓ What should the merchant answer? Reply to this message.
form-hand_over-to = 👉 Who goes on with it?
form-transfer-to = ↪️ Where does it belong?
form-transfer-category = 🏷 What is it about?
form-transfer-words = A reason for those who go on with it? Reply to this message, or skip.
option-person = 👤 { $name }
option-other_category = 🏷 Another category
done-hand_over = 👉 Handed over
done-safety = ⚠️ Marked; the quality manager is told
done-urgent = 🔥 Urgent from now on: its clocks are shorter
done-not_urgent = As any other again
done-abuse = 🚩 Marked
done-no_abuse = The mark is gone
done-hold = 🔒 On hold
done-release = 🔓 Released
form-canned-which = 💬 Which reply?
form-canned-send = The consumer will read:
    <blockquote>{ $text }</blockquote>
option-send = 📨 Send
done-canned = 📨 Sent
form-suggest-reason = 🗂 Why should it be dismissed?
form-suggest-words = Please explain it to the platform (for a duplicate, with the other number). Reply to this message.
done-suggest = 📨 The platform is told
form-propose-remedy = 🤝 What do you offer?
form-propose-words = A word to the consumer? Reply to this message, or skip.
form-refuse-reason = 🚫 Why is it refused?
form-refuse-words = Please explain it to the consumer. Reply to this message.
form-decide-liability = ⚖️ Who is responsible?
form-decide-remedy = What is granted?
form-decide-words = The reasons, for both sides to read. Reply to this message.
form-dismiss-reason = 🗂 Why is it dismissed?
form-dismiss-other = Which complaint goes on? Tap it, or reply to this message with its number.
form-dismiss-words = A word to the consumer? Reply to this message, or skip.
form-settle-words = ✅ Why does the step count as done? Reply to this message.
form-unperformed-words = 🏁 What should the consumer know? Reply to this message.
form-step = 🪜 The step: <b>{ proof }</b>
form-prove-words = 📎 Please send the proof or the result: an address, a number, a few words or a photo. Reply to this message.
form-dispute-words = ❗ What was not done as agreed? Please tell it in one message.
form-appeal-words = ⚖️ What is new? Please tell it in one message; a photo is welcome.
form-counter-words = 💬 What would be all right for you? Please tell it in one message.
form-counter-amount = 💰 How much ({ $currency }) would be all right for you? Please type the amount, such as 12.50.
form-counter-way = 💳 How should the money be paid?
form-delivered-ago = 📦 When were the goods delivered?
form-withdraw-why = Why do you withdraw it?
form-cancelled = OK, that question is dropped.{ $filing ->
    [yes] {" "}The complaint you were filling in is still there: /new goes on, /cancel drops it too.
   *[no] { "" }
}
form-amount = 💰 How much ({ $currency })? Reply to this message with the amount, such as 12.50.
option-paid = Everything paid: { $amount }
form-freight = 🚚 { $travels ->
    [yes] Who pays the freight, and how do the goods come back?
   *[no] Who pays the freight?
}

option-freight = { $suggested ->
    [yes] 💡{" "}
   *[no] { "" }
}{ $freight ->
    [merchant] The merchant
   *[consumer] The consumer
}{ $travel ->
    [ship] , sent back
    [pickup] , picked up
   *[none] { "" }
}
option-liability = { $liability ->
    [consumer] The consumer
    [merchant] The merchant
    [both] Both sides
   *[none] Neither side
}
option-no_remedy = Nothing
option-dismissal = { $reason ->
    [duplicate] Duplicate
    [spam] Spam
   *[out_of_scope] Not our field
}
option-ago = { $n ->
    [0] Today
    [1] Yesterday
    [one] { $n } day ago
   *[other] { $n } days ago
}
option-withdraw = { $why ->
    [solved] It solved itself
   *[other] Another reason
}

done = ✅ Done
done-submit = Nothing more to file
done-take = 🙋 It’s yours
done-take_over = 🔄 It’s yours now
done-snooze = ⏰ You will be reminded again
done-give_back = ↩️ Given back
done-accept = ✅ Agreed
done-decline = Declined, they will look again
done-counter = 📨 Sent. It’s their turn now.
done-not_arrived = ⏳ Noted: they are told, and you have more time to confirm.
done-escalate = 🙋 The platform takes over
done-confirm = ✅ Glad it is solved
done-not_solved = They will look again. Write here what is still wrong.
done-reopen = 🔁 Reopened. Write here what is still wrong.
done-album = 🖼 The files follow
done-why = 👍 Noted, thank you
done-contact = 📞 Noted
