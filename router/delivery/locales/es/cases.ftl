### Las reclamaciones propias: la lista, una completa, añadir a una

cases-unfinished = ⏳ <b>Sin presentar todavía:</b>
cases-line = 🔸 <b>{ $number }</b> · { $category }{ $merchant ->
    [none] { "" }
   *[other] {" "}· { $merchant }
}
page-of = 📄 Página { $page } de { $pages }
case-claim = 🎯 Usted pide: { $claim }{ $order ->
    [none] { "" }
   *[other] {" "}· pedido <code>{ $order }</code>
}
case-timeline = 🕘 <b>Lo que ha pasado</b>
button-add_to = ➕ Añadir algo
button-add_done = ✅ Eso es todo
button-files = 🖼 Mis archivos: { $count }
button-all_cases = 📂 Todas
add-ask = ➕ ¿Qué quiere añadir a <b>{ $number }</b>? Envíe texto, fotos o archivos, en los mensajes que necesite. Al terminar, pulse “Eso es todo”.
add-done = ✅ Todo está en <b>{ $number }</b>. Quienes se encargan ya pueden verlo.

told-at = <b>{ $side ->
    [consumer] Usted
    [merchant] El vendedor
    [system] Automático
   *[platform] La plataforma
}</b> · { $at }
told-words = { $edited ->
    [yes] ✏️ Cambiado a:{" "}
   *[no] { "" }
}“{ $words }”
told-files = 📎 Archivos: { $count }
told-submitted = 📨 Presentó la reclamación
told-claimed = 🤝 Hizo suya la reclamación
told-link_renewed = 🔗 Creó un enlace nuevo para quien llamó
told-heard = ☎️ Dicho por teléfono:
told-taken = 🙋 Se encarga del caso
told-asked = ❓ Le preguntó:
told-merchant_asked = ❓ Pidió explicaciones al vendedor
told-merchant_answered = 💬 Respondió a la plataforma
told-went_on = ⏭ Nada que añadir, seguir adelante
told-proposed = 🤝 Propuso: { terms }
told-proposal_taken_back = ↩️ Retiró la propuesta
told-accepted = ✅ Aceptó la propuesta{ paid-by }
told-declined = ❌ Rechazó la propuesta{ $why ->
    [none] { "" }
   *[other] : “{ $why }”
}
told-countered = 💬 Prefiere otra cosa{ $amount ->
    [none] { "" }
   *[other] : <b>{ $amount }</b>
}{ paid-by }{ $note ->
    [none] { "" }
   *[other] {" "}“{ $note }”
}
told-counter_accepted = 🎉 Estuvo de acuerdo
told-refused = 🚫 Denegó la solicitud: { $reason }. “{ $why }”
told-escalated = ⬆️ Pasó el caso a la plataforma
told-decided = ⚖️ Decidió: { liability }{ $remedy ->
    [none] { "" }
   *[other] . <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }. “{ $reasons }”
told-verdict_accepted = ✅ Aceptó la decisión{ paid-by }
told-appealed = ⚖️ Recurrió la decisión
told-step_proved = 🪜 Hecho: { proof }
told-step_disputed = ❗ No se hizo lo acordado: { proof }
told-step_settled = 🪜 Se da por hecho: { proof }
told-confirmed = ✅ Confirmó que está resuelto
told-not_solved = ❌ Todavía no está resuelto
told-arrived = 📦 El artículo ha llegado
told-delivered = 📦 Entregado el { $day }
told-not_arrived = ⏳ Todavía no ha llegado
told-went_outside = 🏛 Acudió a otro organismo{ $body ->
    [none] { "" }
   *[other] : { $body }
}
told-returned = ↩️ Volvió del otro organismo
told-transferred = ➡️ Lo pasó a otro equipo
told-merged = 🔗 Se le unió { $number }
told-breached = ⏰ No se cumplió un plazo prometido
told-expired = ⌛ { $deadline ->
    [offer] La propuesta caducó
    [consumer_answer] No llegó su respuesta a tiempo
    [merchant_answer] El vendedor no respondió a tiempo
    [refusal] Terminó el plazo para pasar a la plataforma
    [verdict] La decisión entra en vigor
    [step] Un paso va con retraso
   *[confirmation] Sin objeciones a tiempo
}
told-closed = 🏁 Cerrada
told-reopened = 🔁 La reabrió
told-rated = ⭐ Nota: { $score } de 5
