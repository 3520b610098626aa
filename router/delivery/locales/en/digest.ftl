### The manager’s digest

digest-daily = ☀️ <b>Complaints in the 24 hours up to { $until }</b>{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = Nothing happened and nothing is open. 🎉
digest-clocks = ⏰ Breached <b>{ $breached }</b> · overdue now <b>{ $overdue }</b> · due within 8 working hours <b>{ $soon }</b>
digest-high = 🪜 At level 3 of the ladder or above: <b>{ $count }</b>
digest-highest = · <b>{ $number }</b>, level { $level }: { why-climbed }
digest-not-taken = 🙋 Not taken yet: <b>{ $count }</b>
digest-oldest = 🕸 Untouched the longest: <b>{ $number }</b>, since { $since }
digest-turn = 👉 Waiting for { side }: <b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] Safety
    [urgent] Urgent
    [unreachable] Consumer cannot be reached
   *[dead_route] Desk without a chat
}: <b>{ $count }</b>
digest-undelivered = ✉️ Not delivered: <b>{ $count }</b>, see /undelivered
digest-spared = 💡 Solved yesterday by the help, before anything was filed: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b> rated { $score } of 5{ $words ->
    [none] { "" }
   *[other] : “{ $words }”
}
digest-flow = 🆕 New <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · closed <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
} · reopened <b>{ $reopened }</b>
digest-open = 📂 Open <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change })
}, { $platform } of them at the platform{ $compared ->
    [yes] . In brackets: against the 7-day mean
    [same] . All as in the 7 days before
   *[no] { "" }
}
digest-worst = ⏳ <b>{ $number }</b> { $late ->
    [yes] late by { $left }
   *[no] due in { $left }
}, { $due }
digest-legal = ⚖️ <b>{ $number }</b>: a legal deadline ends { $due }
digest-anomaly = 📈 Out of the ordinary: <b>{ $what }</b>, in 24 hours: { $count }{ $mean ->
    [none] { "" }
   *[other] {" "}(mean { $mean })
}
digest-unproved = 💸 Promised payments without proof: <b>{ $count }</b>{ $amount ->
    [none] { "" }
   *[other] , { $amount }
}{ $late ->
    [0] { "" }
   *[other] {" "}· overdue <b>{ $late }</b>
}
digest-waiting = 📞 Consumers who asked to be contacted: <b>{ $count }</b>
digest-unbalanced = 🧮 <b>These numbers do not add up</b>: { $start } at the start, { $in } in and { $out } out do not make { $end } at the end. Please tell whoever runs the bot.
digest-weekly = 📊 <b>Complaints in the week up to { $until }</b>{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
weekly-flow = 🆕 New <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · closed <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
}{ $compared ->
    [yes] . In brackets: against the week before
    [same] . As in the week before
   *[no] { "" }
}
weekly-open = 📂 Open <b>{ $start }</b> → <b>{ $end }</b>
weekly-moved = 🔀 From other desks or categories { $in } · to others { $out }
weekly-reopened = 🔁 Reopened <b>{ $part }</b> against { $whole } closed{ $percent ->
    [none] { "" }
   *[other] {" "}({ $percent } %)
}
weekly-answer = 💬 First answer: half within <b>{ $median }</b>, nine of ten within <b>{ $p90 }</b> (n = { $count })
weekly-resolution = 🤝 Solution: half within <b>{ $median }</b>, nine of ten within <b>{ $p90 }</b> (n = { $count })
weekly-attained = 🎯 { $clock ->
    [first_response] First answer
   *[resolution] Solution
} in time: <b>{ $percent } %</b> ({ $part } of { $whole })
weekly-settled = 🕊 Settled without the platform: <b>{ $percent } %</b> ({ $part } of { $whole })
weekly-escalated = 🙋 To the platform: <b>{ $count }</b>
weekly-escalation = · { $cause ->
    [consumer] the consumer asked
    [first_response] no first answer
    [next_response] no further answer
    [resolution] no solution in time
    [step_late] a step not done
    [step_disputed] a step disputed
    [not_solved] not solved twice
    [reopened] reopened twice
    [turned_away] turned away outside
    [chat_lost] the merchant’s chat lost
    [safety] safety
    [appeal] an appeal
   *[other] other
}: { $count }
weekly-silence = 🔇 Merchants kept silent: <b>{ $count }</b>
weekly-verdicts = ⚖️ Verdicts <b>{ $count }</b>: merchant { $merchant } · consumer { $consumer } · both { $both } · nobody { $none }
weekly-appeals = ↩️ Appeals <b>{ $appealed }</b> · verdicts overturned <b>{ $overturned }</b>
weekly-money = 💰 Agreed <b>{ $agreed ->
    [none] –
   *[other] { $agreed }
}</b> · proved <b>{ $proved ->
    [none] –
   *[other] { $proved }
}</b>
weekly-satisfied = { $apart ->
    [yes] ⭐ After verdicts and refusals
   *[no] ⭐ Content
}: { $percent ->
    [none] no answers yet
   *[other] <b>{ $percent } %</b> (n = { $whole }, 95 % interval { $low }–{ $high } %)
} · answered { $answered } of { $asked }
weekly-ranking = 🏅 <b>Content, by merchant</b>
weekly-ranked = · { $merchant }: { $percent } % (answers: { $whole })
weekly-reasons = 👎 <b>Why not content</b>
weekly-reason = · { $reason }: { $count }
weekly-causes = 🔎 <b>What it was about, and what was done</b>
weekly-cause = · { $category }{ $what ->
    [none] { "" }
   *[other] , { $what }
}: { $count }{ $remedy ->
    [none] { "" }
   *[other] {" "}→ { $remedy } { $times }
}
weekly-own = 📈 New complaints week by week: { $before } → <b>{ $last }</b>
weekly-categories = 📈 <b>New, by category, eight weeks</b>
weekly-merchants = 🏬 <b>New, by merchant, eight weeks</b>
weekly-trend = · { $what }: { $before } <b>{ $last }</b>
weekly-holders = 🙋 <b>Each colleague</b>
weekly-holder = · { $name }: closed { $closed }{ $answer ->
    [none] { "" }
   *[other] {" "}· first answer { $answer }
}{ $resolution ->
    [none] { "" }
   *[other] {" "}· solution { $resolution }
}{ $content ->
    [none] { "" }
   *[other] {" "}· content { $content } %
}
weekly-held = 🩹 Remedies that hold, asked days later: <b>{ $percent } %</b> ({ $part } of { $whole })
