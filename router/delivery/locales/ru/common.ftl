### Общие слова. Термины: обращение, требование, файлы, продавец, платформа, покупатель, ответственный, предложение, решение, шаг, срок.

# Из-за сбоя сообщение могло уйти дважды
uncertain = 🔁 Возможно, это повтор сообщения
desk-platform = Поддержка платформы
side = { $side ->
    [consumer] покупатель
    [merchant] продавец
    [system] система
   *[platform] платформа
}
until = { $until ->
    [none] { "" }
   *[other] { $late ->
        [yes] {" "}(<b>просрочено</b>), следующий срок: { $until }
       *[no] , срок: { $until }
    }
}
proof = { $proof ->
    [address] сообщить адрес возврата
    [tracking] сообщить трек-номер
    [pickup_time] сообщить, когда заберут товар
    [collected] забрать товар
    [inspected] получить и осмотреть товар
    [receipt] приложить чек о возврате денег или выплате{ $way ->
        [none] { "" }
       *[other] {" "}({ $way })
    }
    [appointment] договориться о визите или сообщить адрес
    [handover] сообщить трек-номер или прийти в назначенное время
    [diagnosis] осмотреть товар и сообщить результат
    [repaired] отремонтировать и отправить обратно
    [received] подтвердить получение
    [confirmation] подтвердить письменно
    [instructions] дать инструкции или договориться о звонке либо визите
    [works] подтвердить, что всё работает
    [answer] ответить письменно
   *[other] подтвердить выполнение
}
step-now = Шаг { $n } из { $of }, { side }: { proof }
liability = { $liability ->
    [consumer] ответственность несёт покупатель
    [merchant] ответственность несёт продавец
    [both] ответственность несут обе стороны
   *[none] ни одна из сторон не виновата
}
paid-by = { $refund_way ->
    [none] { "" }
   *[other] {" "}({ $refund_way })
}
# Что даёт решение: способ выплаты, доставка, способ возврата товара
verdict-terms = { paid-by }{ $freight ->
    [consumer] , пересылку оплачивает покупатель
    [merchant] , пересылку оплачивает продавец
   *[none] { "" }
}{ $travel ->
    [ship] , покупатель отправляет товар сам
    [pickup] , товар заберёт курьер
   *[none] { "" }
}
# Что входит в предложение: сумма, доставка, способ возврата товара и денег, примечание
terms = <b>{ $remedy }</b>{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ paid-by }{ $freight ->
    [consumer] , пересылку оплачивает покупатель
    [merchant] , пересылку оплачивает продавец
   *[none] { "" }
}{ $travel ->
    [ship] , покупатель отправляет товар сам
    [pickup] , товар заберёт курьер
   *[none] { "" }
}{ $note ->
    [none] { "" }
   *[other] { "\u000A" }Примечание: { $note }
}
why = { $why ->
    [blocked] бот заблокирован
    [deactivated] аккаунт удалён
    [not_started] бота там не запускали
    [kicked] бота нет в группе
    [no_chat] такого чата нет
    [no_rights] боту нельзя туда писать
    [no_files] туда нельзя отправлять файлы
    [too_large] файл слишком большой
    [file_gone] файла больше нет в Telegram
    [unanswered] Telegram раз за разом не отвечал
    [unshowable] текст не удалось собрать
    [several] причин несколько
   *[refused] Telegram не принял сообщение
}
mention = 👉 <a href="tg://user?id={ $user }">{ $name ->
    [none] Вниманию ответственного
   *[other] { $name }
}</a>
reminders = 🔔 Требуют внимания: { $count }
reminders-more = И ещё { $count }: { $audience ->
    [consumer] /cases
    [manager] /digest
   *[other] /queue
}
relay-from-desk = 💬 <b>{ $desk }</b> · { $number }
relay-from-consumer = 👤 <b>{ $who }</b> · { $number }
relay-edited = ✏️ Исправлено:
