### The card in a desk’s chat

card-head = <b>{ $number }</b> · { $category }{ $cycle ->
    [1] { "" }
   *[other] {" "}· round { $cycle }
}
card-merchant = 🏬 Merchant: { $merchant }{ $known ->
    [yes] { "" }
   *[no] {" "}(as the consumer wrote it)
}
rerouted-unknown_merchant = ↪️ The merchant is not known here, so the platform handles it
rerouted-no_chat = ↪️ The merchant’s chat does not work, so the platform handles it
rerouted-paused = ↪️ The merchant is paused, so the platform handles it
card-order = 🧾 Order: <code>{ $order }</code>{ order-standing }
card-claim = 🎯 Asks for: { $claim }
card-amount = 💰 Amount asked: { $amount }
card-consumer = 👤 Consumer: { $who }
card-recorded = ☎️ Recorded by { $who } for a caller{ $now ->
    [claimed] , who follows it in Telegram now
    [phone] { "" } who is not in Telegram yet: please phone
   *[wait] { "" } who is not in Telegram yet: the desk that recorded it phones
}
caller = a caller
card-answer = • { $question } { $answer }
card-evidence = 📎 Evidence: { $count }{ $shown ->
    [none] { "" }
   *[other] {" "}(the picture shows { $shown })
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}
card-forwarded = ↪️ Some of it forwarded from { $who }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
marked-receipt = 🧾 Proof of purchase
marked-platform_only = 🔒 For the platform only
card-warned = { $level ->
    [1] 🟡 Half of the time has passed: { clock }, due { $due }
    [2] 🟠 Little time is left: { clock }, due { $due }
   *[3] 🔴 Hardly any time is left: { clock }, due { $due }
}
card-level = 🪜 Level { $level }: { why-climbed }
why-climbed = { $cause ->
    [silence] the merchant stayed silent
    [contested] the consumer brought in the platform
    [unperformed] a step was not done as agreed
    [not_solved] not solved for the second time
    [untaken] nobody took it
    [late_decision] the decision is late
    [amount] much money is at stake
    [safety] danger for people
    [verdict_unperformed] a decision was not carried out
    [not_taken] nobody took it in time
   *[breach] a deadline was missed
}
ladder-climbed = 🪜 Please look at this complaint: { why-climbed }.
card-holder = 🙋 Handled by: { $who }
card-suggested = 🙋 Suggested: { $who }
card-refusal = 🚫 Refused: { $reason }
card-proposal = 🤝 Offer: { terms }
card-counter = ↩️ The consumer would accept: { $amount ->
    [none] { "" }
   *[other] { $amount }{ paid-by }{" "}
}{ $note }
card-verdict = ⚖️ Decision: { liability }{ $remedy ->
    [none] { "" }
   *[other] ; <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
card-step = 🪜 { step-now }
turn = { $you ->
    [yes] ⏳ <b>Our turn</b>{ until }
   *[no] ⏳ Waiting for { side }{ until }
}

flag-safety = ⚠️ Safety
flag-urgent = 🔥 Urgent
flag-legal_hold = 🔒 Legal hold
flag-suspected_abuse = 🚩 Possible abuse
flag-unreachable = 🔕 Consumer cannot be reached
flag-dead_route = 📵 No working chat for the desk
flag-undelivered = ✉️ A message was not delivered

state-submitted = 📥 <b>Waiting to be taken</b>
state-in_review = 🔎 <b>In review</b>
state-awaiting_consumer = ❓ <b>The consumer was asked</b>
state-awaiting_merchant = ❓ <b>The merchant was asked</b>
state-proposed = 🤝 <b>Offer made</b>
state-refused = 🚫 <b>Refused by the merchant</b>
state-decided = ⚖️ <b>Decided by the platform</b>
state-performing = 🪜 <b>Being carried out</b>
state-performed = 📦 <b>Carried out, to be confirmed</b>
state-external = 🏛 <b>With an outside body</b>
state-closed = ✅ <b>Closed</b>

reason-confirmed = { $reader ->
    [consumer] You confirmed that it is solved
   *[desk] The consumer confirmed that it is solved
}
reason-auto_confirmed = No objection in time, so it counts as solved
reason-decided = Ended as the platform decided
reason-refused_unescalated = Refused by the merchant, and the platform was not asked
reason-no_response = { $reader ->
    [consumer] You did not answer
   *[desk] The consumer did not answer
}
reason-lapsed = { $reader ->
    [consumer] A step of yours was not finished in time
   *[desk] The consumer did not finish a step in time
}
reason-self_solved = It has solved itself
reason-withdrawn = { $reader ->
    [consumer] You withdrew it
   *[desk] Withdrawn by the consumer
}
reason-duplicate = The same as another complaint
reason-out_of_scope = Not something we handle
reason-spam = Not a real complaint
reason-settled_elsewhere = Settled by an outside body
reason-unperformed = The decision was not carried out

# The name of a complaint's own topic in a forum; plain text, and people see its beginning only.
topic-name = { $mark ->
    [new] 🆕
    [turn] 🔵
    [late] 🔴
    [waiting] ⏳
   *[closed] ✅
} { $number } · { $category }
