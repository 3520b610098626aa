### Filing a complaint

intake-welcome = 👋 I take your complaint, pass it to the right people and keep them to their deadlines. It takes a minute or two.{ $photos ->
    [0] { "" }
   *[other] {" "}What you sent is kept.
}
intake-noted = 📝 Noted, it goes with your complaint.
intake-edited = ✏️ That message gave no answer. To change one, tap “Back”, or “Change something” at the end.
intake-advice = ⚠️ { $advice }
intake-cancelled = Done, nothing was filed. Write to me whenever you need me.
intake-filed = ✅ Filed. Your number is <b>{ $number }</b>. I keep everything about it in the pinned message.
record-begun = ☎️ <b>A complaint for a caller.</b> Only the most important questions; photos can be sent here too.
record-filed = ✅ Recorded. The number is <b>{ $number }</b>.
    Whoever opens this link makes the complaint theirs, sees how it stands and rates it. It works once, until { $until }:
    { $link }
    Until then, what the caller has to be told comes to the group: please phone.
record-renewed = 🔗 A new link; the one before works no more. The number is <b>{ $number }</b>.
    Whoever opens it makes the complaint theirs. It works once, until { $until }:
    { $link }
record-elsewhere = ☎️ Please record it in private with me: there it takes taps, and the group does not read who called. What you wrote is kept.
button-record = ☎️ Record it

language-changed = 🌐 We speak English from now on.
ask-language = 🌐 Choose your language · 请选择语言
ask-category = <b>What went wrong?</b>
ask-merchant = <b>Which shop is it about?</b>
ask-merchant_name = Please type the shop’s name.
ask-order = <b>Order number?</b> Please type it. You find it in the order’s details.{ $example ->
    [none] { "" }
   *[other] {" "}It looks like <code>{ $example }</code>.
}
ask-claim = <b>What would put it right?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>What happened?</b> Tell it in your own words, in one message or several.
ask-contact = ☎️ <b>How is the caller reached?</b> Name and number in one line. The merchant does not see it.
ask-evidence = 📷 { $count ->
    [0] <b>Please send photos, videos or files.</b>
    [one] <b>One file received.</b>
   *[other] <b>{ $count } files received.</b>
}{ $enough ->
    [yes] {" "}Send more, or tap “That’s all”.
   *[no] { "" }
}{ $missing ->
    [0] { "" }
    [one] {" "}{ $count ->
        [0] At least one is needed.
       *[other] At least one more is needed.
    }
   *[other] {" "}{ $count ->
        [0] At least { $missing } are needed.
       *[other] At least { $missing } more are needed.
    }
}
ask-review = 🔎 <b>Is this right?</b>
ask-edit = What do you want to change?
ask-which = You have several open complaints. Which one is this about? I keep what you send until you choose.
which-case = { $number } · { $category }

review-category = • About: <b>{ $value }</b>
review-merchant = • Shop: { $value }
review-order = • Order: <code>{ $value }</code>{ order-check }
review-claim = • Asked for: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • What happened: { $value }
review-contact = • Caller: { $value }
review-evidence = • Files: { $count ->
    [0] none
   *[other] { $count }
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}

field-category = What went wrong
field-merchant = The shop
field-merchant_name = The shop’s name
field-order = The order number
field-claim = What you ask for
field-description = What happened
field-contact = How the caller is reached
field-evidence = Photos and files
field-language = 🌐 Language

button-skip = ⏭ Skip
button-back = ⬅️ Back
button-cancel = ✖️ Cancel
button-done = ✅ That’s all
button-submit = 📨 File the complaint
button-edit = ✏️ Change something
option-other_merchant = 🏬 Another shop
option-new_complaint = 🆕 A new complaint

answer-empty = Please type your answer, I could not read any words.
answer-choose = Please choose one of the buttons.
answer-too-long = This is { $length ->
    [one] one character
   *[other] { $length } characters
} long; the limit is { $most }. Please shorten it, or send it in parts.
answer-order = This does not look like an order number: letters, digits and signs such as “-”, at most 64. If you do not have it, tap “Skip”.
answer-number = Please type a whole number, such as 3.
answer-money = Please type one amount above 0 in digits, in { $currency }, such as 12.50.
answer-date = Please type a date, such as { $example }.
answer-date-future = That day is still to come. Please type a day up to today.
evidence-wrong-kind = This kind of file cannot be used here. Please send { $kinds }; what happened can be typed.
evidence-kind = { $kind ->
    [photo] a photo
    [video] a video
    [document] a document
    [voice] a voice message
    [video_note] a round video
    [animation] an animation
   *[audio] an audio file
}
evidence-too-many = No more than { $most ->
    [one] one file fits
   *[other] { $most } files fit
}. What you have sent is kept.

ask-drop = 🗑 <b>Drop all of this?</b>
ask-resume = 📄 <b>You have a complaint that is not finished. Go on with it?</b>
draft-so-far = 📄 <b>So far I have:</b>
draft-nudge = ⏳ You began a complaint and have not finished it. Go on?{ $left ->
    [none] {" "}It takes a few minutes.
    [0] {" "}All is there, it only has to be sent.
    [one] {" "}One question is left.
   *[other] {" "}About { $left } questions are left.
}
draft-expired = 🗂 You did not go on with your unfinished complaint, so I have cleared it. Nothing was filed.{ $files ->
    [0] { "" }
   *[other] {" "}The photos and files that you sent are still in this chat.
} To start again, send /new; you can forward your earlier messages to me.
intake-kept = 📎 { $count ->
    [one] One file received, it goes with your complaint.
   *[other] { $count } files received, they go with your complaint.
}
intake-changed = ✏️ Changed to what you edited.
how-choices = Tick all that is true, then tap the last button.
how-date = Tap a day, or type one, such as “May 20”.
how-money = The amount in { $currency }, in digits.
how-caller = What the caller does not know can be skipped; no more of these are asked then.
how-phone = Please type the number, or send a contact with 📎.
option-none = none of these
evidence-welcome = 📷 You can send photos or files right here too. What helps:
evidence-best = 💡 What helps most:
evidence-helps = • { $what }
evidence-receipt = 🧾 { $count ->
    [0] One of them has to be a proof of purchase.
   *[other] A proof of purchase is still needed: send it and tap “The last is the proof”, or name another one under “Mark or remove”.
}
option-proof = 🧾 The last is the proof
evidence-as-file = 💡 Telegram makes photos and videos smaller. To keep the original, send it as a file.
evidence-known = ♻️ You sent this one before. It is kept, no need to send it again.
evidence-too-large = 📦 This file has { $size } MB. I pass it on, but above 20 MB I cannot keep a copy of my own. To be safe, please send a shorter or smaller version too.
ask-items = 📎 <b>{ $count ->
    [one] What you sent.
   *[other] The { $count } things you sent.
}</b> Tap one to mark or remove it, or simply send more.
item = { $kind ->
    [photo] 📷
    [video] 🎬
    [animation] 🎬
    [video_note] 🎥
    [voice] 🎤
    [audio] 🎵
   *[document] 📄
} { $n }{ $receipt ->
    [yes] {" "}🧾
   *[no] { "" }
}{ $hidden ->
    [yes] {" "}🔒
   *[no] { "" }
}
item-caption = 💬 { $words }
forwarded-from = ↪️ Forwarded from { $who }, { $at }
button-resume = ▶️ Go on
button-anew = 🆕 Start anew
button-drop = ✖️ Drop it
button-items = 🗂 Mark or remove
button-receipt = 🧾 It’s the proof of purchase
button-no_receipt = 🧾 Not the proof of purchase
button-hide = 🔒 For the platform only
button-unhide = 🔓 The merchant may see it
button-remove = 🗑 Remove it
button-chosen = { $count ->
    [0] ✅ None of these, go on
   *[other] ✅ { $count } ticked, go on
}
button-today = Today
button-yesterday = Yesterday
date-before_yesterday = the day before yesterday
answer-choose-more = Please tick at least { $least }.
answer-choose-fewer = Please tick at most { $most }.
answer-too-short = This is { $length ->
    [one] one character
   *[other] { $length } characters
} long; the least is { $least }. Please tell a little more.
answer-pattern = This has another form than expected{ $example ->
    [none] { "" }
   *[other] , which is like { $example }
}. Please look again.
answer-number-low = Please type a number of at least { $least }.
answer-number-high = Please type a number of at most { $most }.
answer-money-low = The amount has to be at least { $least }.
answer-money-high = The amount has to be at most { $most }.
answer-date-early = That is too long ago: the first possible day is { $first }.
answer-date-late = That is too far ahead: the last possible day is { $last }.
answer-phone = This does not look like a phone number. Please type it like { $example }; from abroad with “+” and the country code.
