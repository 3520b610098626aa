### Сводка для менеджеров

digest-daily = ☀️ <b>Обращения за последние 24 часа</b>, по состоянию на этот момент: { $until }{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = Новостей нет, открытых обращений тоже. 🎉
digest-clocks = ⏰ Нарушено сроков: <b>{ $breached }</b> · просрочено сейчас: <b>{ $overdue }</b> · истекает за 8 рабочих часов: <b>{ $soon }</b>
digest-high = 🪜 На уровне 3 и выше: <b>{ $count }</b>
digest-highest = · <b>{ $number }</b>, уровень { $level }: { why-climbed }
digest-not-taken = 🙋 Никто не взял: <b>{ $count }</b>
digest-oldest = 🕸 Дольше всех без движения: <b>{ $number }</b>, с этого момента: { $since }
digest-turn = 👉 Ход за { $side ->
    [consumer] покупателем
    [merchant] продавцом
    [system] системой
   *[platform] платформой
}: <b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] Безопасность
    [urgent] Срочные
    [unreachable] Нет связи с покупателем
   *[dead_route] Отделы без чата
}: <b>{ $count }</b>
digest-undelivered = ✉️ Не доставлено: <b>{ $count }</b>, смотрите /undelivered
digest-spared = 💡 Вчера решено с помощью подсказок, без обращения: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b>, оценка: { $score } из 5{ $words ->
    [none] { "" }
   *[other] : «{ $words }»
}
digest-flow = 🆕 Новых <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · закрыто <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
} · открыто снова <b>{ $reopened }</b>
digest-open = 📂 Открытых <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change })
}; на платформе: { $platform }{ $compared ->
    [yes] . В скобках: по сравнению со средним за 7 дней
    [same] . Всё как в предыдущие 7 дней
   *[no] { "" }
}
digest-worst = ⏳ <b>{ $number }</b> { $late ->
    [yes] просрочено: { $left }
   *[no] осталось: { $left }
}, { $due }
digest-legal = ⚖️ <b>{ $number }</b>: срок по закону — { $due }
digest-anomaly = 📈 Необычно много: <b>{ $what }</b>, за сутки: { $count }{ $mean ->
    [none] { "" }
   *[other] {" "}(в среднем { $mean })
}
digest-unproved = 💸 Обещанные выплаты без подтверждения: <b>{ $count }</b>{ $amount ->
    [none] { "" }
   *[other] , { $amount }
}{ $late ->
    [0] { "" }
   *[other] {" "}· просрочено: <b>{ $late }</b>
}
digest-waiting = 📞 Покупатели, которые просили связаться с ними: <b>{ $count }</b>
digest-unbalanced = 🧮 <b>Числа не сходятся</b>: в начале { $start }, пришло { $in }, ушло { $out }, а в конце { $end }. Сообщите, пожалуйста, тем, кто ведёт бота.
digest-weekly = 📊 <b>Обращения за неделю до { $until }</b>{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
weekly-flow = 🆕 Новых <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · закрыто <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
}{ $compared ->
    [yes] . В скобках: по сравнению с прошлой неделей
    [same] . Как на прошлой неделе
   *[no] { "" }
}
weekly-open = 📂 Открытых <b>{ $start }</b> → <b>{ $end }</b>
weekly-moved = 🔀 Из других отделов и категорий: { $in } · в другие: { $out }
weekly-reopened = 🔁 Открыто снова <b>{ $part }</b>, закрыто { $whole }{ $percent ->
    [none] { "" }
   *[other] {" "}({ $percent } %)
}
weekly-answer = 💬 Первый ответ: половина за <b>{ $median }</b>, девять из десяти за <b>{ $p90 }</b> (n = { $count })
weekly-resolution = 🤝 Решение: половина за <b>{ $median }</b>, девять из десяти за <b>{ $p90 }</b> (n = { $count })
weekly-attained = 🎯 { $clock ->
    [first_response] Первый ответ
   *[resolution] Решение
} в срок: <b>{ $percent } %</b> ({ $part } из { $whole })
weekly-settled = 🕊 Решено без платформы: <b>{ $percent } %</b> ({ $part } из { $whole })
weekly-escalated = 🙋 Передано платформе: <b>{ $count }</b>
weekly-escalation = · { $cause ->
    [consumer] просил покупатель
    [first_response] нет первого ответа
    [next_response] нет дальнейшего ответа
    [resolution] нет решения в срок
    [step_late] шаг не выполнен
    [step_disputed] спор о выполнении
    [not_solved] дважды не решено
    [reopened] дважды открыто снова
    [turned_away] отказ другой инстанции
    [chat_lost] чат продавца недоступен
    [safety] безопасность
    [appeal] жалоба на решение
   *[other] другое
}: { $count }
weekly-silence = 🔇 Продавцы промолчали: <b>{ $count }</b>
weekly-verdicts = ⚖️ Решений платформы <b>{ $count }</b>; виноват: продавец { $merchant } · покупатель { $consumer } · оба { $both } · никто { $none }
weekly-appeals = ↩️ Обжаловано <b>{ $appealed }</b> · изменено <b>{ $overturned }</b>
weekly-money = 💰 Согласовано <b>{ $agreed ->
    [none] –
   *[other] { $agreed }
}</b> · подтверждено <b>{ $proved ->
    [none] –
   *[other] { $proved }
}</b>
weekly-satisfied = { $apart ->
    [yes] ⭐ После решений платформы и отказов
   *[no] ⭐ Довольны
}: { $percent ->
    [none] оценок пока нет
   *[other] <b>{ $percent } %</b> (n = { $whole }, интервал 95 %: { $low }–{ $high } %)
} · ответили { $answered } из { $asked }
weekly-ranking = 🏅 <b>Довольны, по продавцам</b>
weekly-ranked = · { $merchant }: { $percent } % (оценок: { $whole })
weekly-reasons = 👎 <b>Чем были недовольны</b>
weekly-reason = · { $reason }: { $count }
weekly-causes = 🔎 <b>В чём было дело и что сделано</b>
weekly-cause = · { $category }{ $what ->
    [none] { "" }
   *[other] , { $what }
}: { $count }{ $remedy ->
    [none] { "" }
   *[other] {" "}→ { $remedy } { $times }
}
weekly-own = 📈 Новых по неделям: { $before } → <b>{ $last }</b>
weekly-categories = 📈 <b>Новые по категориям за восемь недель</b>
weekly-merchants = 🏬 <b>Новые по продавцам за восемь недель</b>
weekly-trend = · { $what }: { $before } <b>{ $last }</b>
weekly-holders = 🙋 <b>Каждый сотрудник</b>
weekly-holder = · { $name }: закрыто { $closed }{ $answer ->
    [none] { "" }
   *[other] {" "}· первый ответ { $answer }
}{ $resolution ->
    [none] { "" }
   *[other] {" "}· решение { $resolution }
}{ $content ->
    [none] { "" }
   *[other] {" "}· довольны { $content } %
}
weekly-held = 🩹 Спустя дни всё в порядке: <b>{ $percent } %</b> ({ $part } из { $whole })
