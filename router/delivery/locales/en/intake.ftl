### Filing a complaint

intake-welcome = 👋 I take your complaint, pass it to the right people and keep them to their deadlines. It takes a minute or two.{ $photos ->
    [0] { "" }
   *[other] {" "}What you sent is kept.
}
intake-goes-on = You have a complaint that is not finished yet. Let’s go on with it. /cancel starts afresh.
intake-noted = 📝 Noted, it goes with your complaint.
intake-edited = ✏️ I go by what you sent first. To change an answer, tap “Back”, or “Change something” at the end.
intake-advice = ⚠️ { $advice }
intake-cancelled = Done, nothing was filed. Write to me whenever you need me.
intake-filed = ✅ Filed. Your number is <b>{ $number }</b>. I keep everything about it in the pinned message.

language-changed = 🌐 We speak English from now on.
ask-language = 🌐 Choose your language · 请选择语言
ask-category = <b>What went wrong?</b>
ask-merchant = <b>Which shop is it about?</b>
ask-merchant_name = Please type the shop’s name.
ask-order = <b>Order number?</b> Please type it. You find it in the order’s details.
ask-claim = <b>What would put it right?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>What happened?</b> Tell it in your own words, in one message or several.
ask-evidence = 📷 { $count ->
    [0] <b>Please send photos, videos or files.</b>
    [one] <b>One file received.</b> Send more, or tap “That’s all”.
   *[other] <b>{ $count } files received.</b> Send more, or tap “That’s all”.
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
}{ $hint ->
    [none] { "" }
   *[other] { "\u000A" }💡 { $hint }
}
ask-review = 🔎 <b>Is this right?</b>
ask-edit = What do you want to change?
ask-which = You have several open complaints. Which one is this about? I keep what you send until you choose.
which-case = { $number } · { $category }

review-category = • About: <b>{ $value }</b>
review-merchant = • Shop: { $value }
review-order = • Order: <code>{ $value }</code>
review-claim = • You ask for: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • What happened: { $value }
review-evidence = • Files: { $count ->
    [0] none
   *[other] { $count }
}

field-category = What went wrong
field-merchant = The shop
field-merchant_name = The shop’s name
field-order = The order number
field-claim = What you ask for
field-description = What happened
field-evidence = Photos and files
field-language = 🌐 Language

button-skip = ⏭ Skip
button-back = ⬅️ Back
button-cancel = ✖️ Cancel
button-done = ✅ That’s all
button-no_evidence = ⏭ Without photos
button-submit = 📨 File the complaint
button-edit = ✏️ Change something
option-other_merchant = 🏬 Another shop
option-new_complaint = 🆕 A new complaint

answer-empty = Please type your answer, I could not read any words.
answer-choose = Please choose one of the buttons.
answer-too-long = This is { $length } characters long; at most { $most } fit. Please shorten it, or send it in parts.
answer-order = This does not look like an order number: letters, digits and signs such as “-”, at most 64.
answer-number = Please type a whole number, such as 3.
answer-money = Please type an amount above 0, such as 12.50.
answer-date = Please type a date, such as 2026-11-20.
answer-date-future = That day is still to come. Please type a day up to today.
evidence-wrong-kind = This kind of file cannot be used here. Photos, videos and documents are best.
evidence-too-many = There are as many files as fit. What you have sent is kept.
