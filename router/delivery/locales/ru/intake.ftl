### Подача обращения

intake-welcome = 👋 Я приму ваше обращение, передам его тем, кто за это отвечает, и прослежу за сроками. Это займёт одну-две минуты.{ $photos ->
    [0] { "" }
   *[other] {" "}То, что вы прислали, сохранено.
}
intake-goes-on = У вас есть незаконченное обращение. Продолжим его. Чтобы начать заново, отправьте /cancel.
intake-noted = 📝 Записано, это войдёт в обращение.
intake-edited = ✏️ Учитывается то, что вы прислали сначала. Чтобы изменить ответ, нажмите «Назад» или в конце «Изменить».
intake-advice = ⚠️ { $advice }
intake-cancelled = Готово, ничего не отправлено. Пишите, когда понадоблюсь.
intake-filed = ✅ Принято. Номер обращения: <b>{ $number }</b>. Всё о нём будет в закреплённом сообщении.

language-changed = 🌐 Теперь мы говорим по-русски.
ask-language = 🌐 Выберите язык · Choose your language
ask-category = <b>Что случилось?</b>
ask-merchant = <b>Какой это магазин?</b>
ask-merchant_name = Введите, пожалуйста, название магазина.
ask-order = <b>Номер заказа?</b> Введите его, пожалуйста. Он есть в сведениях о заказе.
ask-claim = <b>Какое решение вас устроит?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>Что произошло?</b> Расскажите своими словами, в одном или нескольких сообщениях.
ask-evidence = 📷 { $count ->
    [0] <b>Пришлите, пожалуйста, фото, видео или файлы.</b>
    [one] <b>Получен { $count } файл.</b> Пришлите ещё или нажмите «Это всё».
    [few] <b>Получено { $count } файла.</b> Пришлите ещё или нажмите «Это всё».
   *[many] <b>Получено { $count } файлов.</b> Пришлите ещё или нажмите «Это всё».
}{ $missing ->
    [0] { "" }
    [one] {" "}{ $count ->
        [0] Нужен хотя бы { $missing } файл.
       *[other] Нужен ещё хотя бы { $missing } файл.
    }
    [few] {" "}{ $count ->
        [0] Нужно хотя бы { $missing } файла.
       *[other] Нужно ещё хотя бы { $missing } файла.
    }
   *[many] {" "}{ $count ->
        [0] Нужно хотя бы { $missing } файлов.
       *[other] Нужно ещё хотя бы { $missing } файлов.
    }
}{ $hint ->
    [none] { "" }
   *[other] { "\u000A" }💡 { $hint }
}
ask-review = 🔎 <b>Всё верно?</b>
ask-edit = Что вы хотите изменить?
ask-which = У вас несколько открытых обращений. К какому относится это сообщение? Пока вы не выберете, я всё сохраню.
which-case = { $number } · { $category }

review-category = • Проблема: <b>{ $value }</b>
review-merchant = • Магазин: { $value }
review-order = • Заказ: <code>{ $value }</code>
review-claim = • Требование: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • Что произошло: { $value }
review-evidence = • Файлы: { $count ->
    [0] нет
   *[other] { $count }
}

field-category = Проблема
field-merchant = Магазин
field-merchant_name = Название магазина
field-order = Номер заказа
field-claim = Требование
field-description = Что произошло
field-evidence = Фото и файлы
field-language = 🌐 Язык

button-skip = ⏭ Пропустить
button-back = ⬅️ Назад
button-cancel = ✖️ Отмена
button-done = ✅ Это всё
button-no_evidence = ⏭ Без фото
button-submit = 📨 Отправить
button-edit = ✏️ Изменить
option-other_merchant = 🏬 Другой магазин
option-new_complaint = 🆕 Новое обращение

answer-empty = Не вижу текста. Напишите, пожалуйста, ответ.
answer-choose = Выберите, пожалуйста, одну из кнопок.
answer-too-long = Длина текста: { $length }, а помещается не больше { $most }. Сократите его, пожалуйста, или пришлите частями.
answer-order = Это не похоже на номер заказа: только буквы, цифры и знаки вроде «-», не больше 64.
answer-number = Введите, пожалуйста, целое число, например 3.
answer-money = Введите, пожалуйста, сумму больше 0, например 12,50.
answer-date = Введите, пожалуйста, дату, например 2026-11-20.
answer-date-future = Этот день ещё не наступил. Введите, пожалуйста, дату не позже сегодняшней.
evidence-wrong-kind = Такой файл здесь не подойдёт. Лучше всего фото, видео и документы.
evidence-too-many = Больше файлов не помещается. Всё, что вы прислали, сохранено.
