### Поиск: списки, находки, что было

list-desk = 🏷 { $desk }
button-case = 🗂 { $number }
button-card = 🔗 Открыть карточку
button-history = 🕘 Что было
find-title = 🔎 <b>«{ $words }»</b>: { $count ->
    [0] ничего не найдено
   *[other] { $count }
}
find-more = …и ещё { $count }: уточните, пожалуйста.
history-title = 🕘 Что было с <b>{ $number }</b>
done-privately = 📬 Отправлено вам лично
refusal-find-what = Напишите, что искать: номер, номер заказа, псевдоним покупателя или слова из открытых обращений отдела, например /find чёрный экран
refusal-not-seen-at-work = Эта команда для отделов. Поработайте с обращением в группе отдела, и она заработает и здесь.

desk-told-at = <b>{ $side ->
    [consumer] Покупатель
    [merchant] Продавец
    [system] Автоматически
   *[platform] Поддержка платформы
}</b> · { $at }
desk-told-asked = ❓ Вопрос покупателю:
desk-told-transferred = ➡️ Перенаправлено: { $before } → { $category }{ $why ->
    [none] { "" }
   *[other] . «{ $why }»
}
told-dismissal_suggested = 🗂 Предложено отклонить: { $reason ->
    [duplicate] повтор
    [spam] ненастоящее обращение
   *[out_of_scope] не по нашей части
}
told-noted = 📝 Заметка для своих:
told-handed_over = 👉 Передано коллеге
told-given_back = ↩️ Возвращено в отдел
told-no_answer_needed = 🤐 Ответ не нужен
told-flagged = { $flag ->
    [safety] ⚠️ Отмечено: опасность для людей
    [urgent] 🔥 Отмечено: срочно
    [legal_hold] 🔒 Сохранить для суда
    [suspected_abuse] 🚩 Отмечено: похоже на злоупотребление
    [unreachable] 🔕 С покупателем нет связи
    [dead_route] 📵 У отдела нет рабочего чата
   *[undelivered] ✉️ Сообщение не доставлено
}
told-unflagged = { $flag ->
    [safety] ⚠️ Опасности больше нет
    [urgent] Уже не срочно
    [legal_hold] 🔓 Больше не сохранять
    [suspected_abuse] 🚩 Злоупотребления нет
    [unreachable] 🔔 С покупателем снова есть связь
    [dead_route] 📶 У отдела снова есть чат
   *[undelivered] ✉️ С доставкой разобрались
}

canned-title = 💬 <b>Готовые ответы</b> (отправьте кнопкой на карточке или командой /canned в ответ на неё)
canned-one = <b>{ $title }</b>
    <blockquote expandable>{ $text }</blockquote>
playbook = 📘 <b>{ $category }</b>
    { $words }
plain-time = { $at }
refusal-no-canned = Подходящего готового ответа нет.
refusal-no-playbook = Для этой категории памятки нет.
