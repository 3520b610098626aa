### Короткие диалоги об обращении

form-about = <b>{ $number }</b>
form-for = <a href="tg://user?id={ $user }">{ $name }</a>
form-ask-words = ❓ Что покупатель должен рассказать или прислать? Выберите недостающее или ответьте на это сообщение.
form-hear-words = ☎️ Что сказал позвонивший?
form-ask_merchant-words = ❓ Что должен пояснить продавец? Ответьте на это сообщение.
form-hand_over-to = 👉 Кто продолжит?
form-transfer-to = ↪️ Куда его направить?
form-transfer-category = 🏷 О чём оно на самом деле?
form-transfer-words = Причина для тех, кто продолжит? Ответьте на это сообщение или пропустите.
option-person = 👤 { $name }
option-other_category = 🏷 Другая категория
done-hand_over = 👉 Передано
done-safety = ⚠️ Отмечено, менеджер по качеству извещён
done-urgent = 🔥 Теперь это срочно: сроки короче
done-not_urgent = Снова как все остальные
done-abuse = 🚩 Отмечено
done-no_abuse = Отметка снята
done-hold = 🔒 Сохраняется
done-release = 🔓 Больше не сохраняется
form-canned-which = 💬 Какой ответ?
form-canned-send = Покупатель прочтёт:
    <blockquote>{ $text }</blockquote>
option-send = 📨 Отправить
done-canned = 📨 Отправлено
form-suggest-reason = 🗂 Почему его стоит отклонить?
form-suggest-words = Объясните платформе (для повтора укажите другой номер). Ответьте на это сообщение.
done-suggest = 📨 Платформа извещена
form-propose-remedy = 🤝 Что вы предлагаете?
form-propose-words = Хотите что-то сказать покупателю? Ответьте на это сообщение или пропустите.
form-refuse-reason = 🚫 По какой причине отказ?
form-refuse-words = Поясните, пожалуйста, покупателю. Ответьте на это сообщение.
form-decide-liability = ⚖️ Кто несёт ответственность?
form-decide-remedy = Что удовлетворить?
form-decide-words = Основания, их прочтут обе стороны. Ответьте на это сообщение.
form-dismiss-reason = 🗂 Почему не рассматривать?
form-dismiss-other = Какое обращение продолжится? Выберите его или ответьте на это сообщение его номером.
form-dismiss-words = Хотите что-то сказать покупателю? Ответьте на это сообщение или пропустите.
form-settle-words = ✅ Почему шаг считается выполненным? Ответьте на это сообщение.
form-unperformed-words = 🏁 Что нужно знать покупателю? Ответьте на это сообщение.
form-step = 🪜 Этот шаг: <b>{ proof }</b>
form-prove-words = 📎 Пришлите подтверждение или результат: адрес, номер, пару слов или фото. Ответьте на это сообщение.
form-dispute-words = ❗ Что сделано не так, как договаривались? Напишите, пожалуйста, одним сообщением.
form-appeal-words = ⚖️ Что изменилось? Напишите, пожалуйста, одним сообщением; можно с фото.
form-counter-words = 💬 Какой вариант вас устроит? Напишите, пожалуйста, одним сообщением.
form-counter-amount = 💰 Какая сумма ({ $currency }) вас устроит? Введите её, пожалуйста, например 12,50.
form-counter-way = 💳 Как лучше выплатить деньги?
form-delivered-ago = 📦 Когда доставили товар?
form-withdraw-why = Почему вы отзываете обращение?
form-cancelled = Хорошо, этот вопрос отменён.{ $filing ->
    [yes] {" "}Незаконченное обращение на месте: /new, чтобы продолжить, /cancel, чтобы отменить и его.
   *[no] { "" }
}
form-amount = 💰 Какая сумма ({ $currency })? Ответьте на это сообщение, например 12,50.
option-paid = Всё уплаченное: { $amount }
form-freight = 🚚 { $travels ->
    [yes] Кто оплачивает пересылку и как вернётся товар?
   *[no] Кто оплачивает пересылку?
}

option-freight = { $suggested ->
    [yes] 💡{" "}
   *[no] { "" }
}{ $freight ->
    [merchant] Продавец
   *[consumer] Покупатель
}{ $travel ->
    [ship] , отправка
    [pickup] , курьер заберёт
   *[none] { "" }
}
option-liability = { $liability ->
    [consumer] Покупатель
    [merchant] Продавец
    [both] Обе стороны
   *[none] Никто
}
option-no_remedy = Ничего
option-dismissal = { $reason ->
    [duplicate] Повтор
    [spam] Не по существу
   *[out_of_scope] Не к нам
}
option-ago = { $n ->
    [0] Сегодня
    [1] Вчера
    [one] { $n } день назад
    [few] { $n } дня назад
    [many] { $n } дней назад
   *[other] { $n } дня назад
}
option-withdraw = { $why ->
    [solved] Уже решилось
   *[other] Другая причина
}

done = ✅ Готово
done-submit = Отправлять больше нечего
done-take = 🙋 Теперь обращение ведёте вы
done-take_over = 🔄 Теперь обращение ведёте вы
done-snooze = ⏰ Напомним ещё раз
done-give_back = ↩️ Возвращено в очередь
done-accept = ✅ Принято
done-decline = Отклонено, вариант пересмотрят
done-counter = 📨 Отправлено. Теперь ход за ними.
done-not_arrived = ⏳ Записано: им сообщили, а срок подтверждения продлён.
done-escalate = 🙋 Платформа подключена
done-confirm = ✅ Рады, что всё решилось
done-not_solved = Обращение пересмотрят. Напишите здесь, что ещё не так.
done-reopen = 🔁 Открыто снова. Напишите здесь, что ещё не так.
done-album = 🖼 Файлы сейчас придут
done-why = 👍 Записано, спасибо
done-contact = 📞 Записано
