### Обращения покупателя: список, одно целиком, как дополнить

cases-unfinished = ⏳ <b>Ещё не подано:</b>
cases-line = 🔸 <b>{ $number }</b> · { $category }{ $merchant ->
    [none] { "" }
   *[other] {" "}· { $merchant }
}
page-of = 📄 Страница { $page } из { $pages }
case-claim = 🎯 Вы просите: { $claim }{ $order ->
    [none] { "" }
   *[other] {" "}· заказ <code>{ $order }</code>
}
case-timeline = 🕘 <b>Что произошло</b>
button-add_to = ➕ Дополнить
button-add_done = ✅ Это всё
button-files = 🖼 Мои файлы: { $count }
button-all_cases = 📂 Все обращения
add-ask = ➕ Что добавить к <b>{ $number }</b>? Пришлите текст, фото или файлы, можно несколькими сообщениями. Когда закончите, нажмите «Это всё».
add-done = ✅ Всё приложено к <b>{ $number }</b>. Те, кто занимается обращением, это видят.

told-at = <b>{ $side ->
    [consumer] Вы
    [merchant] Продавец
    [system] Автоматически
   *[platform] Платформа
}</b> · { $at }
told-words = { $edited ->
    [yes] ✏️ Изменено на:{" "}
   *[no] { "" }
}«{ $words }»
told-files = 📎 Файлы: { $count }
told-submitted = 📨 Обращение подано
told-claimed = 🤝 Обращение принято автором
told-link_renewed = 🔗 Новая ссылка для позвонившего
told-heard = ☎️ Сказано по телефону:
told-taken = 🙋 Обращение взято в работу
told-asked = ❓ Вопрос к вам:
told-merchant_asked = ❓ Запрос пояснений у продавца
told-merchant_answered = 💬 Ответ платформе
told-went_on = ⏭ Добавить нечего
told-proposed = 🤝 Предложение: { terms }
told-proposal_taken_back = ↩️ Предложение отозвано
told-accepted = ✅ Предложение принято{ paid-by }
told-declined = ❌ Предложение отклонено{ $why ->
    [none] { "" }
   *[other] : «{ $why }»
}
told-countered = 💬 Встречное пожелание{ $amount ->
    [none] { "" }
   *[other] : <b>{ $amount }</b>
}{ paid-by }{ $note ->
    [none] { "" }
   *[other] {" "}«{ $note }»
}
told-counter_accepted = 🎉 Согласие получено
told-refused = 🚫 Отказ: { $reason }. «{ $why }»
told-escalated = ⬆️ Обращение передано платформе
told-decided = ⚖️ Решение: { liability }{ $remedy ->
    [none] { "" }
   *[other] . <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }. «{ $reasons }»
told-verdict_accepted = ✅ Решение принято{ paid-by }
told-appealed = ⚖️ Решение обжаловано
told-step_proved = 🪜 Сделано: { proof }
told-step_disputed = ❗ Сделано не так, как договорились: { proof }
told-step_settled = 🪜 Считается сделанным: { proof }
told-confirmed = ✅ Подтверждено, что вопрос решён
told-not_solved = ❌ Пока не решено
told-arrived = 📦 Товар получен
told-delivered = 📦 Доставлено { $day }
told-not_arrived = ⏳ Ещё не пришло
told-went_outside = 🏛 Обращение в другую инстанцию{ $body ->
    [none] { "" }
   *[other] : { $body }
}
told-returned = ↩️ Возвращение из другой инстанции
told-transferred = ➡️ Передано другому отделу
told-merged = 🔗 Объединено с { $number }
told-breached = ⏰ Обещанный срок нарушен
told-expired = ⌛ { $deadline ->
    [offer] Срок предложения истёк
    [consumer_answer] Вашего ответа не дождались
    [merchant_answer] Продавец не ответил в срок
    [refusal] Время подключить платформу прошло
    [verdict] Решение вступает в силу
    [step] Один из шагов опаздывает
   *[confirmation] Возражений в срок не было
}
told-closed = 🏁 Закрыто
told-reopened = 🔁 Открыто снова
told-rated = ⭐ Оценка: { $score } из 5
