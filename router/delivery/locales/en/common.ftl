### Words used everywhere. Terms: complaint, claim, evidence, merchant, platform care, handler, offer, decision, step, due.

# The message may have been sent twice because of a fault
uncertain = 🔁 This may be a repeat
desk-platform = Platform care
side = { $side ->
    [consumer] the consumer
    [merchant] the merchant
    [system] the system
   *[platform] platform care
}
until = { $until ->
    [none] { "" }
   *[other] { $late ->
        [yes] {" "}(<b>overdue</b>), next deadline { $until }
       *[no] , due { $until }
    }
}
proof = { $proof ->
    [address] give the return address
    [tracking] give the tracking number
    [pickup_time] say when the goods are picked up
    [collected] pick up the goods
    [inspected] receive and inspect the goods
    [receipt] give the refund or payment receipt{ $way ->
        [none] { "" }
       *[other] {" "}({ $way })
    }
    [appointment] agree on an appointment or give an address
    [handover] give the tracking number, or keep the appointment
    [diagnosis] inspect the item and tell the result
    [repaired] repair it and send it back
    [received] confirm that it has arrived
    [confirmation] give a written confirmation
    [instructions] give instructions, or agree on a call or visit
    [works] confirm that it works now
    [answer] answer in writing
   *[other] show that it is done
}
step-now = Step { $n } of { $of }, { side }: { proof }
liability = { $liability ->
    [consumer] the consumer is responsible
    [merchant] the merchant is responsible
    [both] both sides are responsible
   *[none] neither side is responsible
}
paid-by = { $refund_way ->
    [none] { "" }
   *[other] {" "}({ $refund_way })
}
# What a decision grants: how it is paid, freight, how goods travel
verdict-terms = { paid-by }{ $freight ->
    [consumer] , the consumer pays the freight
    [merchant] , the merchant pays the freight
   *[none] { "" }
}{ $travel ->
    [ship] , sent back by the consumer
    [pickup] , picked up at the consumer’s door
   *[none] { "" }
}
# What an offer holds: amount, freight, how goods travel, how a refund is paid, a note
terms = <b>{ $remedy }</b>{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ paid-by }{ $freight ->
    [consumer] , the consumer pays the freight
    [merchant] , the merchant pays the freight
   *[none] { "" }
}{ $travel ->
    [ship] , sent back by the consumer
    [pickup] , picked up at the consumer’s door
   *[none] { "" }
}{ $note ->
    [none] { "" }
   *[other] { "\u000A" }Note: { $note }
}
why = { $why ->
    [blocked] the bot was blocked
    [deactivated] the account was deleted
    [not_started] the bot was never started there
    [kicked] the bot is not in the group
    [no_chat] there is no such chat
    [no_rights] the bot may not write there
    [no_files] files may not be sent there
    [too_large] the file is too large
    [file_gone] Telegram no longer has the file
    [unanswered] Telegram did not answer, again and again
    [unshowable] it could not be put into words
    [several] for several reasons
   *[refused] Telegram did not accept it
}
mention = 👉 <a href="tg://user?id={ $user }">{ $name ->
    [none] For the person in charge
   *[other] { $name }
}</a>
reminders = { $count ->
    [one] 🔔 { $count } complaint wants attention:
   *[other] 🔔 { $count } complaints want attention:
}
reminders-more = Not shown here: { $count }, see { $audience ->
    [consumer] /cases
    [manager] /digest
   *[other] /queue
}
relay-from-desk = 💬 <b>{ $desk }</b> · { $number }
relay-from-consumer = 👤 <b>{ $who }</b> · { $number }
relay-edited = ✏️ Changed to:
