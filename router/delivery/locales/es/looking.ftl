### Consultas: listas, búsquedas, lo ocurrido

list-desk = 🏷 { $desk }
button-case = 🗂 { $number }
button-card = 🔗 Abrir la tarjeta
button-history = 🕘 Lo ocurrido
find-title = 🔎 <b>«{ $words }»</b>: { $count ->
    [0] nada encontrado
   *[other] { $count }
}
find-more = …sin mostrar: { $count }. Precise un poco, por favor.
history-title = 🕘 Lo ocurrido con <b>{ $number }</b>
done-privately = 📬 Enviado en privado
refusal-find-what = Indique qué buscar: un número, un pedido, el alias de un cliente o palabras de lo que este equipo tiene abierto, por ejemplo /find pantalla negra
refusal-not-seen-at-work = Esta orden es para los equipos. Atienda una reclamación en el grupo de su equipo y luego funcionará también aquí.

desk-told-at = <b>{ $side ->
    [consumer] El cliente
    [merchant] El vendedor
    [system] Automáticamente
   *[platform] Atención de la plataforma
}</b> · { $at }
desk-told-asked = ❓ Preguntó al cliente:
desk-told-transferred = ➡️ Trasladada: { $before } → { $category }{ $why ->
    [none] { "" }
   *[other] . «{ $why }»
}
told-dismissal_suggested = 🗂 Sugirió desestimarla: { $reason ->
    [duplicate] duplicada
    [spam] no es una reclamación real
   *[out_of_scope] no nos corresponde
}
told-noted = 📝 Nota interna:
told-handed_over = 👉 Pasada a un colega
told-given_back = ↩️ Devuelta al equipo
told-no_answer_needed = 🤐 No necesita respuesta
told-flagged = { $flag ->
    [safety] ⚠️ Marcada: peligro para personas
    [urgent] 🔥 Marcada: urgente
    [legal_hold] 🔒 Retención legal
    [suspected_abuse] 🚩 Marcada: posible abuso
    [unreachable] 🔕 No se puede contactar con el cliente
    [dead_route] 📵 El equipo no tiene chat que funcione
   *[undelivered] ✉️ Un mensaje no se entregó
}
told-unflagged = { $flag ->
    [safety] ⚠️ Ya no hay peligro
    [urgent] Ya no es urgente
    [legal_hold] 🔓 Fin de la retención legal
    [suspected_abuse] 🚩 No era abuso
    [unreachable] 🔔 Ya se puede contactar con el cliente
    [dead_route] 📶 El equipo vuelve a tener chat
   *[undelivered] ✉️ Entrega resuelta
}

canned-title = 💬 <b>Respuestas listas</b> (envíe una con el botón de la tarjeta o con /canned en respuesta a ella)
canned-one = <b>{ $title }</b>
    <blockquote expandable>{ $text }</blockquote>
playbook = 📘 <b>{ $category }</b>
    { $words }
plain-time = { $at }
refusal-no-canned = No hay ninguna respuesta lista que sirva.
refusal-no-playbook = No hay guía de trabajo para esta categoría.
