### Para gestores. Delante de cada mensaje se pone el número de la reclamación.

manager-alarm = 🚨 Esta reclamación lleva demasiado tiempo en la plataforma; aviso n.º { $n }.
manager-approval-missing = 👀 Una decisión espera un segundo visto bueno que nadie da: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }Solución: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Motivos: { $reasons }
manager-comment = 💬 El cliente añadió a su valoración: { $words ->
    [none] (solo archivos)
   *[other] { $words }
}
manager-incident = 🚨 { $count ->
    [one] { $count } reclamación
   *[other] { $count } reclamaciones
} sobre <b>{ $product }</b> en { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}: { $numbers }
manager-low-score = ⭐ El cliente puso un { $score } de 5.
    { $category } · { $desk }
    Le toca a usted, plazo: { $until }. Responda a este mensaje y sus palabras llegarán al cliente.
manager-score-changed = ⭐ El cliente { $score ->
    [none] ha retirado la valoración baja
   *[other] ha cambiado la valoración baja a { $score } de 5
}. { $contact ->
    [yes] Sigue queriendo que le contacten.
   *[no] Ya no hace falta contactar con él.
}
manager-no-route = 📵 <code>{ $desk }</code> no tiene ningún chat que funcione y los mensajes no llegan. Vincule un chat o corrija los permisos, por favor.
manager-not-taken = 📥 Sigue sin encargarse nadie de esta reclamación; aviso n.º { $n }.
manager-safety = ⚠️ Esta reclamación afecta a la seguridad. Revísela ahora, por favor.
manager-verdict-unperformed = 🚨 Una decisión no se cumplió dentro del plazo. Operaciones, intervengan, por favor.
manager-follow-up-late = ⏰ { $contact ->
    [yes] El cliente pidió que lo contactaran y nadie lo ha hecho.
   *[no] Nadie ha contactado con el cliente por su mala valoración.
} Responda a este mensaje y sus palabras llegarán al cliente.
manager-undelivered = ✉️ No se pudo entregar un mensaje: { why }. /undelivered muestra lo que espera y lo envía de nuevo.
manager-topic-lost = 🧵 El tema de <code>{ $desk }</code> ya no existe o está cerrado; sus mensajes llegan al chat principal del grupo. Vuelva a abrirlo o indique otro en la configuración, y reinicie el bot, por favor.

undelivered-title = ✉️ <b>Sin entregar: { $count }{ $more ->
    [yes] {" "}o más
   *[no] { "" }
}</b>{ $pages ->
    [1] { "" }
   *[other] {" "}· página { $page } de { $pages }
}
undelivered-line = { $number ->
    [none] 📊 Resumen
   *[other] <b>{ $number }</b>
} · para { $who ->
    [consumer] el cliente
    [manager] un gestor
    [desk] { $desk }
   *[several] varios chats
}{ $count ->
    [1] { "" }
   *[other] {" "}({ $count } mensajes)
}: { why } · desde { $since }
undelivered-none = ✅ Todo se ha entregado.
undelivered-sending = 🔁 Enviando de nuevo…
undelivered-outcome = 🔁 Enviado de nuevo. Entregados: <b>{ $arrived }</b>{ $failed ->
    [0] { "" }
   *[other] {" "}· otra vez sin entregar: <b>{ $failed }</b> ({ why })
}{ $owed ->
    [0] { "" }
   *[other] {" "}· aún en camino: <b>{ $owed }</b>
}
manager-reasons = 👎 Lo que no satisfizo al cliente: { $reasons }.
manager-contact = 📞 El cliente pide que lo contacten{ $score ->
    [none] { "" }
   *[other] {" "}(valoró { $score } de 5)
}, antes de { $until }.{ $reasons ->
    [none] { "" }
   *[other] {" "}No le satisfizo: { $reasons }.
} Responda a este mensaje y sus palabras llegarán al cliente.
manager-visit-broken = 🩹 Preguntado unos días después del cierre, el cliente dice que la solución no se mantiene.
