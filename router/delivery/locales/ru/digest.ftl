### Сводка для менеджеров

digest-daily = ☀️ <b>Обращения за последние 24 часа</b>, по состоянию на этот момент: { $until }{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = Новостей нет, открытых обращений тоже. 🎉
digest-flow = 🆕 Новые: <b>{ $new }</b> · закрыто: <b>{ $closed }</b> · открыто снова: <b>{ $reopened }</b>
digest-open = 📂 Открыто: <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change } к среднему за 7 дней)
}, из них у платформы: { $platform }
digest-clocks = ⏰ Нарушено сроков: <b>{ $breached }</b> · просрочено сейчас: <b>{ $overdue }</b> · истекает за 8 рабочих часов: <b>{ $soon }</b>
digest-worst = ⏳ <b>{ $number }</b>, срок: { $due }
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
    [unreachable] Нет связи с покупателем
   *[dead_route] Отделы без чата
}: <b>{ $count }</b>
digest-undelivered = ✉️ Не доставлено: <b>{ $count }</b>, смотрите /undelivered
digest-spared = 💡 Вчера решено с помощью подсказок, без обращения: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b>, оценка: { $score } из 5{ $words ->
    [none] { "" }
   *[other] : «{ $words }»
}
