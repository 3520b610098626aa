### Продавцы и группы, которые создаются в работе: /merchants, приглашения, /bind и что читает группа.

merchants-title = 🏬 <b>Продавцы: { $count }</b>
merchants-found = 🔎 «{ $words }»: { $count ->
    [0] ничего не найдено. Попробуйте другую часть названия на любом языке или латиницей.
    [one] <b>{ $count }</b> продавец
    [few] <b>{ $count }</b> продавца
    [many] <b>{ $count }</b> продавцов
   *[other] <b>{ $count }</b> продавца
}{ $more ->
    [yes] {" "}и больше: введите название подробнее
   *[no] { "" }
}
merchant-head = 🏬 <b>{ $name }</b> · <code>{ $id }</code>
merchant-names = { $names }
merchant-facts = { $jurisdiction } · { $language }
merchant-made = Создано: { $who }, { $at }
merchant-standing = Указан в конфигурации и меняется там
merchant-paused = ⏸ На паузе: новые обращения идут на платформу
merchant-orders = 🧾 Номера заказов: <code>{ $masks }</code>
merchant-calendar = 🕘 Работает по календарю <code>{ $calendar }</code>
merchant-orders-kept = { $example ->
    [none] ✅ Теперь подходит любой номер заказа.
   *[other] ✅ Сохранено. Номер заказа выглядит так: <code>{ $example }</code>
}
merchant-orders-unread = Не удалось разобрать. # — цифра, @ — буква, остальное как есть: <code>H-######</code>. Не меньше 3 знаков, без пробелов внутри; разные виды через пробел, не больше { $most }.
merchant-no-chat = 📵 Группы пока нет. Пригласите группу, и обращения пойдут туда; до тех пор ими занимается платформа.
merchant-chat = { $healthy ->
    [yes] 💬
   *[no] 📵 (потеряна)
} <code>{ $chat }</code> · открытых обращений: { $count }
merchant-created = ✅ Создано, идентификатор <code>{ $id }</code>. Теперь пригласите группу.
merchant-name-needed = В названии должны быть буквы или цифры{ $language ->
    [none] { "" }
   *[other] , и нужно название на этом языке: { $language }
}.
merchant-name-long = Слишком длинно для названия. Знаков не больше: { $most }
merchant-names-unread = Одно название на язык, по одному в строке, например <code>en: Demo Digital</code>. Языки: { $languages }.
merchant-jurisdiction-unread = Такой страны нет. Введите две буквы, например CN, ES или DE.
merchant-configured = Этот продавец указан в конфигурации и меняется там.
merchant-unknown = Такого продавца нет.
ask-merchant_new = Как называется продавец ({ $language })?
ask-merchant_names = А на других языках ({ $languages })? По одному в строке, например <code>en: Demo Digital</code>.
ask-merchant_where = Чей закон действует? Выберите или введите две буквы страны.
ask-merchant_rename = Как он называется теперь? Другие языки по одному в строке, например <code>en: Demo Digital</code>. Остальное не изменится.
ask-merchant_search = Введите часть названия на любом языке.
ask-merchant_language = На каком языке читают его группы?
ask-merchant_orders = Как выглядят его номера заказов? # — цифра, @ — буква, остальное как есть, например <code>H-######</code>. Разные виды через пробел.
ask-merchant_calendar = По какому календарю он работает? По нему идут сроки и тихие часы. Новые календари добавляют в настройках.
option-house_calendar = 🏠 Общий · { $zone }
button-merchant_orders = 🧾 Номера заказов
button-merchant_calendars = 🕘 Рабочее время
button-merchant_any_order = Любой номер
button-merchant_new = ➕ Новый продавец
button-merchant_find = 🔎 Поиск
button-merchant_list = 🏬 Все продавцы
button-merchant_invite = 🔗 Пригласить группу
button-merchant_rename = ✏️ Переименовать
button-merchant_languages = 🌐 Язык
button-merchant_pause = ⏸ Пауза
button-merchant_resume = ▶️ Снова принимать
button-undo_bind = ↩️ Отменить
refusal-whole-house = Это может только руководитель всей площадки.

invitation-link = 🔗 <b>{ $name }</b>: кто откроет эту ссылку, добавит бота в группу продавца, и обращения пойдут туда. Ссылка действует один раз, до { $until }. Передайте её только сотруднику продавца.

    { $link }
invitation-unknown = Такая ссылка здесь не известна. Попросите новую.
invitation-used = Эта ссылка уже использована. Каждая действует один раз, попросите новую.
invitation-expired = Срок ссылки истёк. Попросите новую.
invitation-undone = Эту ссылку отозвали. Попросите новую.
bind-taken = Эта группа уже принадлежит отделу <code>{ $desk }</code>, а у группы один отдел. Руководитель может сначала освободить её командой /unbind.
bind-already = Эта группа уже принадлежит этому отделу.
bind-unknown = Отдела <code>{ $desk }</code> нет.
bind-which = Какому отделу принадлежит эта группа?
unbind-nothing = Эта группа не принадлежит ни одному отделу.
unbind-configured = Эта группа принадлежит <code>{ $desk }</code> по конфигурации и меняется там.

group-welcome-merchant = 👋 Здравствуйте! Теперь обращения о <b>{ $name }</b> приходят в эту группу. Отвечайте на карточку, её кнопки показывают, что можно сделать; потребитель видит название магазина, но не ваше имя. Подробнее: /help.
group-welcome-platform = 👋 Здравствуйте! Теперь эта группа ведёт обращения отдела платформы <code>{ $desk }</code>. Отвечайте на карточку, её кнопки показывают, что можно сделать. Подробнее: /help.
group-ready = ✅ У бота есть все права, настраивать больше нечего.
group-lacks = ⚙️ Не хватает, пунктов: { $count }
group-lacks-administrator = • Сделайте бота администратором с правом закреплять и удалять сообщения. Иначе он не видит ответов и не знает, кто вышел.
group-lacks-pin = • Разрешите боту закреплять сообщения.
group-lacks-delete = • Разрешите боту удалять сообщения.
group-lacks-topics = • Разрешите боту управлять темами.
group-lacks-basic = • Это обычная группа. Откройте историю новым участникам, и она станет супергруппой с постоянным идентификатором.
group-lacks-protected = • Содержимое защищено, файлы нельзя передать потребителю. Разрешите сохранение.
group-lacks-reactions = • Разрешите реакцию 👌: это знак, что ваш ответ доставлен.
group-lacks-unknown = • Telegram не сообщает права бота. Сделайте его администратором с правом закреплять и удалять сообщения.
group-back = ✅ Бот вернулся, обращения снова приходят сюда.
group-rights-complete = ✅ Спасибо, теперь у бота есть все права.
group-unbound = Эта группа больше не ведёт обращения о { $name }: новые сюда не приходят, открытые продолжаются в другом месте.

manager-invitation-used = 🔗 { $who } использует ссылку для <b>{ $desk }</b> в группе «{ $group }» (<code>{ $chat }</code>). Теперь обращения идут туда.
manager-unbound = ↩️ Отменено: группа больше не ведёт обращения о <b>{ $name }</b>.
manager-chat-lost = 📵 Бота удалили из группы продавца <b>{ $name }</b> (<code>{ $chat }</code>). Открытых обращений там было: { $count }. { $left ->
    [0] Другой группы у отдела нет: добавьте бота снова или пригласите другую группу.
   *[other] Они продолжаются в других группах отдела.
}

# While a consumer chooses a shop among many
merchant-type = Или введите часть названия на любом языке.
merchant-sought = 🔎 «{ $words }»: { $count ->
    [0] магазин не найден. Введите другую часть названия или выберите «Другой магазин».
   *[other] выберите ниже или введите название подробнее.
}
