### Rules of law: what they give, by /rights, in the review, to the desk

rule-source = { $name }{ $place ->
    [none] { "" }
   *[other] , art. { $place }
}
told-rule = { $rule } <i>({ $url ->
    [none] { $source }
   *[other] <a href="{ $url }">{ $source }</a>
}{ $sure ->
    [medium] , second-hand
   *[high] { "" }
})</i>
rights-about = ⚖️ <b>What applies</b>: { $category }{ $number ->
    [none] { "" }
   *[other] {" "}· { $number }
}
rights-open = ✅ { told-rule }
    Open until <b>{ $until }</b>.
rights-over = ⌛ { told-rule }
    It ended { $until }.
rights-unknown = 🗓 { told-rule }
rights-begin = ↳ These begin when you receive the goods; that day does not count.
rights-why = ↳ Received { $since }; { $first ->
    [yes] that day counts.
   *[no] that day does not count.
} { $rolled ->
    [yes] The last day, { $nominal }, is a day of rest, so it moves to { $last }, 24:00.
   *[no] The last day is { $last }, until 24:00.
}
rights-freight = 🚚 { told-rule }
rights-duty = ⏱ { told-rule }{ $until ->
    [none] { "" }
   *[other] { "\u000A" }Until { $until }.
}
rights-fact = • { told-rule }
rights-practice = <b>Usual on marketplaces</b> (nobody’s right):
rights-nothing = ⚖️ I know no particular rule for this.
rights-note = ℹ️ Information, not legal advice.
rights-which = ⚖️ About which one?
rights-category = ⚖️ What is it about? I tell you what applies before you file.
review-rights-note = ℹ️ Information, not legal advice. /rights tells more.
button-rights = ⚖️ My rights
button-rights_more = 📖 More rules
option-rights_other = ✳️ Something else

desk-law-warned = ⚖️ A time limit of the law ends { $due }: { $rule } <i>({ $source })</i> Please see to it in time.
    ℹ️ Information, not legal advice.
desk-law-missed = ⚖️ A time limit of the law has passed: { $rule } <i>({ $source })</i> Please see to it.
    ℹ️ Information, not legal advice.
consumer-law-missed = ⚖️ A time limit of the law has passed: { $rule } <i>({ $source })</i>
    ℹ️ Information, not legal advice.
told-law_missed = ⚖️ A time limit of the law was missed: { $rule }
form-freight-why = 💡 { $rule } <i>({ $source })</i>
    ℹ️ Information, not legal advice.
outside-head = 🏛 <b>Where you can turn outside the platform</b>
outside-body = 🏛 <b>{ $name }</b>{ $about ->
    [none] { "" }
   *[other] { "\u000A" }{ $about }
}{ $phone ->
    [none] { "" }
   *[other] { "\u000A" }☎️ { $phone }
}{ $web ->
    [none] { "" }
   *[other] { "\u000A" }🌐 { $web }
}{ $address ->
    [none] { "" }
   *[other] { "\u000A" }📮 { $address }
}{ $hours ->
    [none] { "" }
   *[other] { "\u000A" }🕘 { $hours }
}
outside-bring = <b>Have ready:</b>
outside-thing = • { $what }
outside-note = ℹ️ You can go there at any time; nothing has to be finished here first. What one body has handled, another may turn away. Information, not legal advice.
outside-none = 🏛 We know no body outside for this. How to reach a person: /help
button-bodies = 🏛 Bodies outside
button-outside_to = 🏛 I went there: { $name }
