### Меню команд: несколько слов, без разметки

command-new = Новое обращение
command-cases = Мои обращения
command-rights = Что говорит закон
command-lang = Язык
command-care = Поздравления и напоминания
command-cancel = Прервать заполнение
command-help = Как это работает
command-digest = Цифры за сегодня
command-stats = Числа за неделю
command-undelivered = Недоставленные сообщения
command-merchants = Продавцы и их группы
command-queue = Открытые в этом отделе
command-mine = Что веду я
command-find = Найти обращение
command-canned = Готовые ответы
command-file = Записать обращение по звонку
command-id = Номер этого чата

# Над кнопкой «Запустить»
bot-introduction = Что-то не так с заказом? Расскажите здесь и приложите фото. Я передам обращение тем, кто за это отвечает, прослежу за сроками, и вы всегда будете видеть, чей сейчас ход и до какого времени.
