### Карточка в чате отдела

card-head = <b>{ $number }</b> · { $category }{ $cycle ->
    [1] { "" }
   *[other] {" "}· круг { $cycle }
}
card-merchant = 🏬 Продавец: { $merchant }{ $known ->
    [yes] { "" }
   *[no] {" "}(со слов покупателя, не проверено)
}
rerouted-unknown_merchant = ↪️ Продавец здесь не известен, обращением занимается платформа
rerouted-no_chat = ↪️ Чат продавца не работает, обращением занимается платформа
rerouted-paused = ↪️ Продавец на паузе, обращением занимается платформа
card-order = 🧾 Заказ: <code>{ $order }</code>{ order-standing }
card-claim = 🎯 Требование: { $claim }
card-amount = 💰 Требуемая сумма: { $amount }
card-consumer = 👤 Покупатель: { $who }
card-recorded = ☎️ Обращение позвонившего, записал(а) { $who }{ $now ->
    [claimed] . Позвонивший уже следит за ним в Telegram
    [phone] . Его ещё нет в Telegram: пожалуйста, позвоните
   *[wait] . Его ещё нет в Telegram: звонит отдел, который записал обращение
}
caller = позвонивший
card-answer = • { $question } { $answer }
card-evidence = 📎 Файлы: { $count }{ $shown ->
    [none] { "" }
   *[other] {" "}(на снимке: { $shown })
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}
card-forwarded = ↪️ Часть переслана от { $who }{ $more ->
    [0] { "" }
   *[other] {" "}и ещё { $more }
}
marked-receipt = 🧾 Документ о покупке
marked-platform_only = 🔒 Только для платформы
card-warned = { $level ->
    [1] 🟡 Прошла половина срока: { clock }, до { $due }
    [2] 🟠 Времени осталось мало: { clock }, до { $due }
   *[3] 🔴 Времени почти не осталось: { clock }, до { $due }
}
card-level = 🪜 Уровень { $level }: { why-climbed }
why-climbed = { $cause ->
    [silence] магазин не отвечает
    [contested] покупатель обратился к платформе
    [unperformed] шаг не выполнен, как договорились
    [not_solved] не решено во второй раз
    [untaken] никто не взял в работу
    [late_decision] решение запаздывает
    [amount] речь о крупной сумме
    [safety] опасность для людей
    [verdict_unperformed] решение не выполнено
    [not_taken] никто не взял вовремя
   *[breach] пропущен срок
}
ladder-climbed = 🪜 Обратите внимание на эту жалобу: { why-climbed }.
card-holder = 🙋 Ответственный: { $who }
card-suggested = 🙋 Предлагается: { $who }
card-refusal = 🚫 Отказ: { $reason }
card-proposal = 🤝 Предложение: { terms }
card-counter = ↩️ Покупателю подошло бы: { $amount ->
    [none] { "" }
   *[other] { $amount }{ paid-by }{" "}
}{ $note }
card-verdict = ⚖️ Решение: { liability }{ $remedy ->
    [none] { "" }
   *[other] ; <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
card-step = 🪜 { step-now }
turn = { $you ->
    [yes] ⏳ <b>Ход за нами</b>{ until }
   *[no] ⏳ Ход за { $side ->
        [consumer] покупателем
        [merchant] продавцом
        [system] системой
       *[platform] платформой
    }{ until }
}

flag-safety = ⚠️ Безопасность
flag-urgent = 🔥 Срочно
flag-legal_hold = 🔒 Хранится по требованию закона
flag-suspected_abuse = 🚩 Возможное злоупотребление
flag-unreachable = 🔕 С покупателем нет связи
flag-dead_route = 📵 У отдела нет работающего чата
flag-undelivered = ✉️ Сообщение не доставлено

state-submitted = 📥 <b>Ждёт ответственного</b>
state-in_review = 🔎 <b>В работе</b>
state-awaiting_consumer = ❓ <b>Ждём ответа покупателя</b>
state-awaiting_merchant = ❓ <b>Ждём пояснений продавца</b>
state-proposed = 🤝 <b>Предложено решение</b>
state-refused = 🚫 <b>Продавец отказал</b>
state-decided = ⚖️ <b>Платформа вынесла решение</b>
state-performing = 🪜 <b>Выполняется</b>
state-performed = 📦 <b>Выполнено, ждёт подтверждения</b>
state-external = 🏛 <b>Рассматривает другая инстанция</b>
state-closed = ✅ <b>Закрыто</b>

reason-confirmed = { $reader ->
    [consumer] Вы подтвердили, что всё решено
   *[desk] Покупатель подтвердил, что вопрос решён
}
reason-auto_confirmed = Возражений в срок не было, вопрос считается решённым
reason-decided = Завершено по решению платформы
reason-refused_unescalated = Продавец отказал, а платформу не подключали
reason-no_response = { $reader ->
    [consumer] От вас не было ответа
   *[desk] Покупатель не ответил
}
reason-lapsed = { $reader ->
    [consumer] Ваш шаг не был завершён в срок
   *[desk] Покупатель не выполнил шаг в срок
}
reason-self_solved = Вопрос решился сам собой
reason-withdrawn = { $reader ->
    [consumer] Вы отозвали обращение
   *[desk] Покупатель отозвал обращение
}
reason-duplicate = Повторяет другое обращение
reason-out_of_scope = Такие вопросы мы не рассматриваем
reason-spam = Это не обращение по существу
reason-settled_elsewhere = Решено другой инстанцией
reason-unperformed = Решение не исполнено

topic-name = { $mark ->
    [new] 🆕
    [turn] 🔵
    [late] 🔴
    [waiting] ⏳
   *[closed] ✅
} { $number } · { $category }
