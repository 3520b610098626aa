### Кнопки: только текст, без HTML

button-abuse = 🚩 Похоже на злоупотребление
button-hand_over = 👉 Передать коллеге
button-hold = 🔒 Сохранить для суда
button-less = ⬅️ Свернуть
button-more = ⋯ Ещё
button-no_abuse = 🚩 Злоупотребления нет
button-release = 🔓 Больше не сохранять
button-safety = ⚠️ Опасность для людей
button-urgent = 🔥 Срочно
button-not_urgent = Уже не срочно
button-transfer = ↪️ Перенаправить
button-accept = ✅ Принять
button-accept-way = ✅ Принять: { $way }
button-accept_counter = ✅ Согласиться
button-accept_verdict = ✅ Принять решение
button-accept_verdict-way = ✅ Принять: { $way }
button-again = 🔁 { $number ->
    [none] Сводка
   *[other] { $number }
}
button-again_all = 🔁 Отправить всё ещё раз
button-album = 🖼 Показать файлы
button-appeal = ⚖️ Обжаловать
button-approve = ✅ Утвердить
button-ask = ❓ Уточнить
button-hear = ☎️ Позвонивший сказал…
button-relink = 🔗 Новая ссылка
button-ask_merchant = ❓ Спросить продавца
button-canned = 💬 Готовые ответы
button-playbook = 📘 Памятка
button-confirm = ✅ Вопрос решён
button-counter = 💬 Свой вариант
button-decide = ⚖️ Вынести решение
button-decline = ❌ Отклонить
button-dismiss = 🗂 Не рассматривать
button-dispute = ❗ Не выполнено
button-earlier = ⬅️ Назад
button-escalate = 🙋 Подключить платформу
button-further = Дальше ➡️
button-give_back = ↩️ Вернуть в очередь
button-go_on = ⏭ Добавить нечего
button-no_answer = 🤐 Ответ не нужен
button-arrived = 📦 Товар у нас
button-delivered = 📦 Возврат доставлен
button-not_arrived = ⏳ Ещё не пришло
button-not_solved = ❌ Не решено
button-outside = 🏛 Жалоба уже в инстанциях
button-propose = 🤝 Предложить
button-prove = 📎 Подтвердить
button-received = ✅ Да, всё в порядке
button-refuse = 🚫 Отказать
button-reopen = 🔁 Открыть снова
button-settle = ✅ Засчитать шаг
button-settled_outside = ✅ Там всё решили
button-suggest = 🗂 Предложить отклонить
button-take = 🙋 Взять в работу
button-take_over = 🔄 Взять на себя
button-take_back = ↩️ Отозвать
button-told_solved = { $solved ->
    [yes] ✅ Да
    [partly] 🟡 Частично
   *[no] ❌ Нет
}
button-turned_away = ↩️ Там отказали
button-unperformed = 🏁 Закрыть: не исполнено
button-withdraw = 🗑 Отозвать
button-contact = 📞 Свяжитесь со мной
button-anew_about = ✍️ Подать новое
button-visit = { $answer ->
    [holds] ✅ Всё хорошо
    [broken] ❌ Снова не так
   *[contact] 📞 Свяжитесь со мной
}
button-snooze = { $span ->
    [morning] 🌅 Завтра утром
   *[hour] ⏰ Через 1 час
}
