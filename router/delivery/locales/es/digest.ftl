### El resumen para gestores

digest-daily = ☀️ <b>Reclamaciones de las últimas 24 horas</b>, hasta este momento: { $until }{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = No hay novedades ni reclamaciones abiertas. 🎉
digest-flow = 🆕 Nuevas: <b>{ $new }</b> · cerradas: <b>{ $closed }</b> · reabiertas: <b>{ $reopened }</b>
digest-open = 📂 Abiertas: <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change } frente a la media de 7 días)
}, en la plataforma: { $platform }
digest-clocks = ⏰ Plazos incumplidos: <b>{ $breached }</b> · fuera de plazo ahora: <b>{ $overdue }</b> · vencen en 8 horas laborables: <b>{ $soon }</b>
digest-worst = ⏳ <b>{ $number }</b>, plazo: { $due }
digest-not-taken = 🙋 Sin asignar: <b>{ $count }</b>
digest-oldest = 🕸 La que más tiempo lleva sin atender: <b>{ $number }</b>, desde: { $since }
digest-turn = 👉 Le toca { $side ->
    [consumer] al cliente
    [merchant] al vendedor
    [system] al sistema
   *[platform] a la plataforma
}: <b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] Seguridad
    [unreachable] Clientes sin contacto
   *[dead_route] Equipos sin chat
}: <b>{ $count }</b>
digest-undelivered = ✉️ Sin entregar: <b>{ $count }</b>, vea /undelivered
digest-spared = 💡 Resueltos ayer con la ayuda, sin llegar a reclamar: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b>, nota: { $score } de 5{ $words ->
    [none] { "" }
   *[other] : “{ $words }”
}
