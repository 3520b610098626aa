### Commands, lists, kind answers

cases-title = 📂 <b>Your complaints</b>
cases-none = You have no complaints. To file one, just tell me what happened, or send a photo.
case-line = { $urgent ->
    [yes] 🔥{" "}
   *[no] { "" }
}<b>{ $number }</b> { $category } · { $state ->
    [submitted] waiting to be taken
    [in_review] in review
    [awaiting_consumer] waiting for the consumer
    [awaiting_merchant] waiting for the merchant
    [proposed] an offer is made
    [refused] refused
    [decided] decided
    [performing] being carried out
    [performed] to be confirmed
    [external] with an outside body
   *[closed] closed
}{ $turn ->
    [none] { "" }
    [consumer] {" "}· the consumer’s turn
    [merchant] {" "}· the merchant’s turn
   *[platform] {" "}· platform care’s turn
}{ $state ->
    [closed] { "" }
   *[other] { $until ->
        [none] { "" }
       *[other] {" "}· { $until }
    }
}
queue-title = 📥 <b>Open at this desk: { $count }{ $more ->
    [yes] +
   *[no] { "" }
}</b>
mine-title = 🙋 <b>Yours: { $count }{ $more ->
    [yes] +
   *[no] { "" }
}</b>
queue-empty = Nothing is waiting. 🎉
nothing-to-cancel = There is nothing to cancel.
message-kept = 📎 Kept with { $number }, which is closed. If it is not solved, you can reopen it; for anything else, send /new.
message-unknown-kind = I cannot pass on this kind of message. Please send text, photos, videos or files.

help-consumer = <b>How it works</b>
    1. Tell me what happened, or send a photo: I ask what is missing.
    2. Your complaint goes to the right desk, with deadlines. The pinned message shows whose turn it is and until when.
    3. Answer, send more or decide with the buttons, whenever you like.

    /new a new complaint · /cases your complaints · /rights what the law says · /lang language · /cancel stop what you are filling in
contacts = 👋 You can also reach a human:{ $phone ->
    [none] { "" }
   *[other] {" "}☎️ { $phone }
}{ $email ->
    [none] { "" }
   *[other] {" "}✉️ { $email }
}{ $hours ->
    [none] { "" }
   *[other] {" "}({ $hours })
}
help-manager = <b>For managers</b>: /digest shows today’s numbers, /stats those of the week, /undelivered what could not be delivered, /block who is blocked.
help-staff = <b>At this desk</b>
    • Reply to a card or to any message of a complaint: your words go to the consumer.
    • Begin with // to leave a note inside.
    • The buttons on the card show what can be done now.
    • In a group with topics each complaint has its own: what is written there goes to the consumer without a reply.
    • Reply to a card with the bot’s name and a word to find a ready reply.

    /queue what is open here · /mine what you hold · /find search · /canned ready replies · /file record a caller’s complaint · /id this chat’s id
person-id = Your id: <code>{ $user }</code>
group-id = Chat <code>{ $chat }</code>, desk <b>{ $desk }</b>
group-not-a-desk = This chat is no staff desk yet. Its id is <code>{ $chat }</code>: put it into the configuration to make it one.
