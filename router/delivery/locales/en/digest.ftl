### The manager’s digest

digest-daily = ☀️ <b>Complaints in the 24 hours up to { $until }</b>{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = Nothing happened and nothing is open. 🎉
digest-flow = 🆕 New <b>{ $new }</b> · closed <b>{ $closed }</b> · reopened <b>{ $reopened }</b>
digest-open = 📂 Open <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change } against the 7-day mean)
}, { $platform } of them at the platform
digest-clocks = ⏰ Breached <b>{ $breached }</b> · overdue now <b>{ $overdue }</b> · due within 8 working hours <b>{ $soon }</b>
digest-worst = ⏳ <b>{ $number }</b> due { $due }
digest-not-taken = 🙋 Not taken yet: <b>{ $count }</b>
digest-oldest = 🕸 Untouched the longest: <b>{ $number }</b>, since { $since }
digest-turn = 👉 Waiting for { side }: <b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] Safety
    [unreachable] Consumer cannot be reached
   *[dead_route] Desk without a chat
}: <b>{ $count }</b>
digest-undelivered = ✉️ Not delivered: <b>{ $count }</b>, see /undelivered
digest-spared = 💡 Solved yesterday by the help, before anything was filed: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b> rated { $score } of 5{ $words ->
    [none] { "" }
   *[other] : “{ $words }”
}
