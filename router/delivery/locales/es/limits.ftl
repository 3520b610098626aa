### Límites, reclamaciones repetidas, lista de bloqueo

limit-new_a_day = 🌤 En 24 horas se puede presentar un máximo de { $most }. Lo que ha rellenado se guarda; podrá presentarlo desde este momento: { $until }. Lo que sea de una reclamación abierta puede añadirlo ya, vea /cases. Los asuntos de seguridad se aceptan siempre.
limit-open_at_most = 📂 Abiertas a la vez el máximo es { $most }. Lo que ha rellenado se guarda: podrá presentarlo cuando se cierre una, o añadirlo a una abierta, vea /cases. Los asuntos de seguridad se aceptan siempre.
limit-messages_a_day = 🌤 Ha enviado mucho sobre esta reclamación en 24 horas, el máximo es { $most }. Todo lo anterior ya se ha entregado; podrá añadir más desde este momento: { $until }.
limit-evidence_at_most = 📎 Esta reclamación está completa: el máximo de archivos es { $most }. Los anteriores se guardan; cuente lo demás con palabras.
blocked = ⛔ Por ahora no recibimos mensajes suyos aquí, salvo sobre seguridad; sus reclamaciones abiertas siguen y se respetan sus plazos.
review-repeats = 🔁 <b>{ $number }</b> · { $category } sigue abierta y es del mismo pedido. Si es el mismo asunto, añádalo allí: le llegará a quien ya lo conoce. También puede presentarlo aparte.
button-join = ➕ Añadir a { $number }
intake-joined = ✅ Añadido a <b>{ $number }</b>: sus palabras, sus respuestas y sus archivos. No se ha presentado nada nuevo.
refusal-unknown-person = No se conoce a nadie así. Indique el número de una reclamación o el nombre corto que ve el vendedor.
refusal-several-people = Varias personas tienen ese nombre corto. Indique mejor el número de una reclamación.
refusal-beyond-scope = Solo puede bloquear a quien tenga todas sus reclamaciones en su ámbito. Pídaselo a un gestor de toda la casa.
refusal-not-blocked = Esta persona ya no está bloqueada.
block-reason-needed = Añada el motivo, por favor: <code>/block { $number } amenazas</code>
block-done = 🚫 <b>Bloqueo hecho.</b> Nada de lo que envíe el cliente de { $number } llega a los equipos, salvo sobre seguridad.
block-stands = 🚫 El cliente de { $number } ya estaba bloqueado.
block-line = • <b>{ $number }</b> desde: { $since }, por { $who }: { $reason }
block-open = 📂 Reclamaciones abiertas: { $count } ({ $numbers }). Quedan marcadas, siguen y conservan sus plazos. Los equipos pueden escribir al cliente, que puede decidir con los botones. Un administrador de la plataforma puede descartar lo que sea abuso.
block-title = 🚫 <b>Bloqueados: { $count }</b>
block-how = Para bloquear a alguien: /block, el número de una reclamación o el nombre corto que ven los vendedores, y el motivo; o responda a un mensaje de una reclamación con /block y el motivo.
button-unblock = ↩️ Quitar de { $number }
done-unblock = Bloqueo retirado
command-block = Lista de bloqueo
digest-restrained = { $what ->
    [blocked] ⛔ Bloqueados que escribieron
    [new_a_day] 🌤 Llegaron al máximo de nuevas al día
    [open_at_most] 📂 Llegaron al máximo de abiertas
    [messages_a_day] 💬 Llegaron al máximo de mensajes al día
   *[evidence_at_most] 📎 Llegaron al máximo de archivos
}: <b>{ $count }</b>
