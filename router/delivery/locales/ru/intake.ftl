### Подача обращения

intake-welcome = 👋 Я приму ваше обращение, передам его тем, кто за это отвечает, и прослежу за сроками. Это займёт одну-две минуты.{ $photos ->
    [0] { "" }
   *[other] {" "}То, что вы прислали, сохранено.
}
intake-noted = 📝 Записано, это войдёт в обращение.
intake-edited = ✏️ Это сообщение не было ответом. Чтобы изменить ответ, нажмите «Назад» или в конце «Изменить».
intake-advice = ⚠️ { $advice }
intake-cancelled = Готово, ничего не отправлено. Пишите, когда понадоблюсь.
intake-filed = ✅ Принято. Номер обращения: <b>{ $number }</b>. Всё о нём будет в закреплённом сообщении.

language-changed = 🌐 Теперь мы говорим по-русски.
ask-language = 🌐 Выберите язык · Choose your language
ask-category = <b>Что случилось?</b>
ask-merchant = <b>Какой это магазин?</b>
ask-merchant_name = Введите, пожалуйста, название магазина.
ask-order = <b>Номер заказа?</b> Введите его, пожалуйста. Он есть в сведениях о заказе.{ $example ->
    [none] { "" }
   *[other] {" "}Он выглядит так: <code>{ $example }</code>.
}
ask-claim = <b>Какое решение вас устроит?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>Что произошло?</b> Расскажите своими словами, в одном или нескольких сообщениях.
ask-evidence = 📷 { $count ->
    [0] <b>Пришлите, пожалуйста, фото, видео или файлы.</b>
    [one] <b>Получен { $count } файл.</b>
    [few] <b>Получено { $count } файла.</b>
   *[many] <b>Получено { $count } файлов.</b>
}{ $enough ->
    [yes] {" "}Пришлите ещё или нажмите «Это всё».
   *[no] { "" }
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
}
ask-review = 🔎 <b>Всё верно?</b>
ask-edit = Что вы хотите изменить?
ask-which = У вас несколько открытых обращений. К какому относится это сообщение? Пока вы не выберете, я всё сохраню.
which-case = { $number } · { $category }

review-category = • Проблема: <b>{ $value }</b>
review-merchant = • Магазин: { $value }
review-order = • Заказ: <code>{ $value }</code>{ order-check }
review-claim = • Требование: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • Что произошло: { $value }
review-evidence = • Файлы: { $count ->
    [0] нет
   *[other] { $count }
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
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
answer-date = Введите, пожалуйста, дату, например { $example }.
answer-date-future = Этот день ещё не наступил. Введите, пожалуйста, дату не позже сегодняшней.
evidence-wrong-kind = Такой файл здесь не подойдёт. Лучше всего фото, видео и документы.
evidence-too-many = { $most ->
    [one] Больше { $most } файла не помещается.
    [few] Больше { $most } файлов не помещается.
   *[many] Больше { $most } файлов не помещается.
} Всё, что вы прислали, сохранено.

ask-resume = 📄 <b>У вас есть незаконченное обращение. Продолжить?</b>
draft-so-far = 📄 <b>Пока записано:</b>
draft-nudge = ⏳ Вы начали обращение и не закончили. Продолжим? Осталось немного.
draft-expired = 🗂 Вы не вернулись к незаконченному обращению, поэтому оно удалено. Ничего не отправлено.{ $files ->
    [0] { "" }
   *[other] {" "}Ваши фото и файлы остались в этом чате.
} Чтобы начать заново, отправьте /new; прежние сообщения можно переслать мне.
intake-kept = 📎 { $count ->
    [one] Получен { $count } файл, он войдёт в обращение.
    [few] Получено { $count } файла, они войдут в обращение.
   *[many] Получено { $count } файлов, они войдут в обращение.
}
intake-changed = ✏️ Изменено так, как вы исправили.
how-choices = Отметьте всё, что верно, и нажмите последнюю кнопку.
how-date = Нажмите на день или напишите его, например «20 мая».
how-phone = Введите номер или пришлите контакт через 📎.
option-none = ничего из этого
evidence-welcome = 📷 Фото и файлы можно прислать прямо сюда. Что поможет:
evidence-best = 💡 Лучше всего поможет:
evidence-helps = • { $what }
evidence-receipt = 🧾 { $count ->
    [0] Среди них должен быть документ о покупке.
   *[other] Ещё нужен документ о покупке: пришлите его или нажмите «Отметить или убрать» и укажите, какой это файл.
}
evidence-as-file = 💡 Telegram сжимает фото и видео. Чтобы сохранить оригинал, пришлите его как файл.
evidence-known = ♻️ Это вы уже присылали. Всё сохранено, повторять не нужно.
evidence-too-large = 📦 Размер файла — { $size } МБ. Я передам его, но файлы больше 20 МБ не могу сохранить у себя. Для надёжности пришлите ещё и более короткую или сжатую версию.
ask-items = 📎 <b>Вы прислали: { $count }.</b> Нажмите, чтобы отметить или убрать, или просто пришлите ещё.
item = { $kind ->
    [photo] 📷
    [video] 🎬
    [animation] 🎬
    [video_note] 🎥
    [voice] 🎤
    [audio] 🎵
   *[document] 📄
} { $n }{ $receipt ->
    [yes] {" "}🧾
   *[no] { "" }
}{ $hidden ->
    [yes] {" "}🔒
   *[no] { "" }
}
item-caption = 💬 { $words }
forwarded-from = ↪️ Переслано от { $who }, { $at }
button-resume = ▶️ Продолжить
button-anew = 🆕 Начать заново
button-drop = ✖️ Удалить
button-items = 🗂 Отметить или убрать
button-receipt = 🧾 Это документ о покупке
button-no_receipt = 🧾 Это не документ о покупке
button-hide = 🔒 Только для платформы
button-unhide = 🔓 Показать и магазину
button-remove = 🗑 Убрать
button-chosen = { $count ->
    [0] ✅ Ничего из этого, дальше
   *[other] ✅ Отмечено: { $count }, дальше
}
button-today = Сегодня
button-yesterday = Вчера
answer-choose-more = Отметьте, пожалуйста, не меньше: { $least }.
answer-choose-fewer = Отметьте, пожалуйста, не больше: { $most }.
answer-too-short = Слишком коротко: длина текста { $length }, а нужно не меньше { $least }. Напишите, пожалуйста, чуть подробнее.
answer-pattern = Формат не тот{ $example ->
    [none] { "" }
   *[other] , нужно как { $example }
}. Проверьте, пожалуйста.
answer-number-low = Введите число не меньше { $least }.
answer-number-high = Введите число не больше { $most }.
answer-money-low = Сумма должна быть не меньше { $least }.
answer-money-high = Сумма должна быть не больше { $most }.
answer-date-early = Слишком давно: самый ранний день — { $first }.
answer-date-late = Слишком далеко: самый поздний день — { $last }.
answer-phone = Это не похоже на номер телефона. Введите его как { $example }; из другой страны — с «+» и кодом.
