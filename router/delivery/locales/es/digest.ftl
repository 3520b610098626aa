### El resumen para gestores

digest-daily = ☀️ <b>Reclamaciones de las últimas 24 horas</b>, hasta este momento: { $until }{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
digest-quiet = No hay novedades ni reclamaciones abiertas. 🎉
digest-clocks = ⏰ Plazos incumplidos: <b>{ $breached }</b> · fuera de plazo ahora: <b>{ $overdue }</b> · vencen en 8 horas laborables: <b>{ $soon }</b>
digest-high = 🪜 En el nivel 3 o más arriba: <b>{ $count }</b>
digest-highest = · <b>{ $number }</b>, nivel { $level }: { why-climbed }
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
    [urgent] Urgentes
    [unreachable] Clientes sin contacto
   *[dead_route] Equipos sin chat
}: <b>{ $count }</b>
digest-undelivered = ✉️ Sin entregar: <b>{ $count }</b>, vea /undelivered
digest-spared = 💡 Resueltos ayer con la ayuda, sin llegar a reclamar: <b>{ $count }</b>
digest-rating = 👎 <b>{ $number }</b>, nota: { $score } de 5{ $words ->
    [none] { "" }
   *[other] : “{ $words }”
}
digest-flow = 🆕 Nuevas <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · cerradas <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
} · reabiertas <b>{ $reopened }</b>
digest-open = 📂 Abiertas <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] {" "}({ $change })
}; en la plataforma: { $platform }{ $compared ->
    [yes] . Entre paréntesis: frente a la media de 7 días
    [same] . Todo como en los 7 días anteriores
   *[no] { "" }
}
digest-worst = ⏳ <b>{ $number }</b> { $late ->
    [yes] con retraso de { $left }
   *[no] vence en { $left }
}, { $due }
digest-legal = ⚖️ <b>{ $number }</b>: un plazo legal vence { $due }
digest-anomaly = 📈 Fuera de lo habitual: <b>{ $what }</b>, en 24 horas: { $count }{ $mean ->
    [none] { "" }
   *[other] {" "}(media: { $mean })
}
digest-unproved = 💸 Pagos prometidos sin comprobante: <b>{ $count }</b>{ $amount ->
    [none] { "" }
   *[other] , { $amount }
}{ $late ->
    [0] { "" }
   *[other] {" "}· fuera de plazo: <b>{ $late }</b>
}
digest-waiting = 📞 Clientes que pidieron que los contacten: <b>{ $count }</b>
digest-unbalanced = 🧮 <b>Estos números no cuadran</b>: { $start } al inicio, entradas: { $in }, salidas: { $out }; al final: { $end }. Avise a quien administra el bot.
digest-weekly = 📊 <b>Reclamaciones de la semana hasta { $until }</b>{ $scope ->
    [all] { "" }
   *[other] {" "}({ $scope })
}
weekly-flow = 🆕 Nuevas <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] {" "}({ $newer })
} · cerradas <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] {" "}({ $closer })
}{ $compared ->
    [yes] . Entre paréntesis: frente a la semana anterior
    [same] . Como en la semana anterior
   *[no] { "" }
}
weekly-open = 📂 Abiertas <b>{ $start }</b> → <b>{ $end }</b>
weekly-moved = 🔀 Desde otros equipos o categorías: { $in } · hacia otros: { $out }
weekly-reopened = 🔁 Reabiertas <b>{ $part }</b>; cerradas: { $whole }{ $percent ->
    [none] { "" }
   *[other] {" "}({ $percent } %)
}
weekly-answer = 💬 Primera respuesta: la mitad en <b>{ $median }</b>, nueve de cada diez en <b>{ $p90 }</b> (n = { $count })
weekly-resolution = 🤝 Solución: la mitad en <b>{ $median }</b>, nueve de cada diez en <b>{ $p90 }</b> (n = { $count })
weekly-attained = 🎯 { $clock ->
    [first_response] Primera respuesta
   *[resolution] Solución
} a tiempo: <b>{ $percent } %</b> ({ $part } de { $whole })
weekly-settled = 🕊 Resueltas sin la plataforma: <b>{ $percent } %</b> ({ $part } de { $whole })
weekly-escalated = 🙋 Llegadas a la plataforma: <b>{ $count }</b>
weekly-escalation = · { $cause ->
    [consumer] lo pidió el cliente
    [first_response] sin primera respuesta
    [next_response] sin más respuesta
    [resolution] sin solución a tiempo
    [step_late] un paso sin hacer
    [step_disputed] un paso en disputa
    [not_solved] dos veces sin resolver
    [reopened] reabierta dos veces
    [turned_away] rechazada fuera
    [chat_lost] chat del vendedor perdido
    [safety] seguridad
    [appeal] recurso
   *[other] otra causa
}: { $count }
weekly-silence = 🔇 Vendedores que no respondieron: <b>{ $count }</b>
weekly-verdicts = ⚖️ Decisiones <b>{ $count }</b>; responsable: vendedor { $merchant } · cliente { $consumer } · ambos { $both } · nadie { $none }
weekly-appeals = ↩️ Recursos <b>{ $appealed }</b> · decisiones cambiadas <b>{ $overturned }</b>
weekly-money = 💰 Acordado <b>{ $agreed ->
    [none] –
   *[other] { $agreed }
}</b> · con comprobante <b>{ $proved ->
    [none] –
   *[other] { $proved }
}</b>
weekly-satisfied = { $apart ->
    [yes] ⭐ Tras decisiones y rechazos
   *[no] ⭐ Satisfechos
}: { $percent ->
    [none] aún sin respuestas
   *[other] <b>{ $percent } %</b> (n = { $whole }, intervalo del 95 %: { $low }–{ $high } %)
} · contestaron { $answered } de { $asked }
weekly-ranking = 🏅 <b>Satisfechos, por vendedor</b>
weekly-ranked = · { $merchant }: { $percent } % (respuestas: { $whole })
weekly-reasons = 👎 <b>Por qué no quedaron satisfechos</b>
weekly-reason = · { $reason }: { $count }
weekly-causes = 🔎 <b>De qué se trataba y qué se hizo</b>
weekly-cause = · { $category }{ $what ->
    [none] { "" }
   *[other] , { $what }
}: { $count }{ $remedy ->
    [none] { "" }
   *[other] {" "}→ { $remedy } { $times }
}
weekly-own = 📈 Nuevas por semana: { $before } → <b>{ $last }</b>
weekly-categories = 📈 <b>Nuevas por categoría, ocho semanas</b>
weekly-merchants = 🏬 <b>Nuevas por vendedor, ocho semanas</b>
weekly-trend = · { $what }: { $before } <b>{ $last }</b>
weekly-holders = 🙋 <b>Cada colega</b>
weekly-holder = · { $name }: cerradas { $closed }{ $answer ->
    [none] { "" }
   *[other] {" "}· primera respuesta { $answer }
}{ $resolution ->
    [none] { "" }
   *[other] {" "}· solución { $resolution }
}{ $content ->
    [none] { "" }
   *[other] {" "}· satisfechos { $content } %
}
weekly-held = 🩹 Soluciones que se mantienen días después: <b>{ $percent } %</b> ({ $part } de { $whole })
