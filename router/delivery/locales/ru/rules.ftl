### Правила: что они дают, в /rights, при проверке и для сотрудников

rule-source = { $name }{ $place ->
    [none] { "" }
   *[other] , ст. { $place }
}
told-rule = { $rule } <i>({ $url ->
    [none] { $source }
   *[other] <a href="{ $url }">{ $source }</a>
}{ $sure ->
    [medium] , из вторых рук
   *[high] { "" }
})</i>
rights-about = ⚖️ <b>Что действует</b>: { $category }{ $number ->
    [none] { "" }
   *[other] {" "}· { $number }
}
rights-open = ✅ { told-rule }
    Действует до: <b>{ $until }</b>.
rights-over = ⌛ { told-rule }
    Срок истёк: { $until }
rights-unknown = 🗓 { told-rule }
rights-begin = ↳ Эти сроки начинаются с получения товара; этот день не считается.
rights-why = ↳ Получено: { $since }; { $first ->
    [yes] этот день считается.
   *[no] этот день не считается.
} { $rolled ->
    [yes] Последний день ({ $nominal }) — выходной, поэтому срок до 24:00: { $last }
   *[no] Последний день, до 24:00: { $last }
}
rights-freight = 🚚 { told-rule }
rights-duty = ⏱ { told-rule }{ $until ->
    [none] { "" }
   *[other] { "\u000A" }До: { $until }.
}
rights-fact = • { told-rule }
rights-practice = <b>Обычно на площадках</b> (ничьё право):
rights-nothing = ⚖️ Особых правил для этого я не знаю.
rights-note = ℹ️ Это информация, а не юридическая консультация.
rights-which = ⚖️ О каком обращении?
rights-category = ⚖️ О чём речь? Расскажу, что действует, ещё до подачи.
review-rights-note = ℹ️ Это информация, а не юридическая консультация. Подробнее: /rights.
button-rights = ⚖️ Мои права
button-rights_more = 📖 Ещё правила
option-rights_other = ✳️ Другое

desk-law-warned = ⚖️ Истекает срок по закону: { $rule } <i>({ $source })</i> Крайний срок: { $due }. Пожалуйста, успейте.
    ℹ️ Это информация, а не юридическая консультация.
desk-law-missed = ⚖️ Истёк срок по закону: { $rule } <i>({ $source })</i> Займитесь, пожалуйста.
    ℹ️ Это информация, а не юридическая консультация.
consumer-law-missed = ⚖️ Истёк срок по закону: { $rule } <i>({ $source })</i>
    ℹ️ Это информация, а не юридическая консультация.
told-law_missed = ⚖️ Срок по закону нарушен: { $rule }
form-freight-why = 💡 { $rule } <i>({ $source })</i>
    ℹ️ Это информация, а не юридическая консультация.
outside-head = 🏛 <b>Куда можно обратиться вне платформы</b>
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
outside-bring = <b>Подготовьте:</b>
outside-thing = • { $what }
outside-note = ℹ️ Обратиться туда можно в любой момент, не дожидаясь конца рассмотрения здесь. То, что уже рассмотрела одна инстанция, другая может не принять. Это справка, а не юридическая консультация.
outside-none = 🏛 Для такого случая мы не знаем внешних инстанций. Связаться с человеком: /help
button-bodies = 🏛 Куда ещё обратиться
button-outside_to = 🏛 Обращение подано: { $name }
