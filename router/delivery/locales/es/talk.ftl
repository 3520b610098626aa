### Comandos, listas, respuestas amables

cases-title = 📂 <b>Sus reclamaciones</b>
cases-none = No tiene reclamaciones. Para presentar una, cuénteme qué pasó o envíe una foto.
case-line = { $urgent ->
    [yes] 🔥{" "}
   *[no] { "" }
}<b>{ $number }</b> { $category } · { $state ->
    [submitted] sin asignar
    [in_review] en trámite
    [awaiting_consumer] a la espera del cliente
    [awaiting_merchant] a la espera del vendedor
    [proposed] con propuesta
    [refused] denegada
    [decided] decidida
    [performing] en cumplimiento
    [performed] por confirmar
    [external] en otro organismo
   *[closed] cerrada
}{ $turn ->
    [none] { "" }
    [consumer] {" "}· le toca al cliente
    [merchant] {" "}· le toca al vendedor
   *[platform] {" "}· le toca a la plataforma
}{ $state ->
    [closed] { "" }
   *[other] { $until ->
        [none] { "" }
       *[other] {" "}· { $until }
    }
}
queue-title = 📥 <b>Pendientes de este equipo: { $count }{ $more ->
    [yes] +
   *[no] { "" }
}</b>
mine-title = 🙋 <b>A su cargo: { $count }{ $more ->
    [yes] +
   *[no] { "" }
}</b>
queue-empty = No hay nada pendiente. 🎉
nothing-to-cancel = No hay nada que cancelar.
message-kept = 📎 Guardado en { $number }, que ya está cerrada. Si no está resuelta, puede reabrirla; para cualquier otra cosa, envíe /new.
message-unknown-kind = No puedo transmitir este tipo de mensaje. Envíe texto, fotos, vídeos o archivos, por favor.

help-consumer = <b>Cómo funciona</b>
    1. Cuénteme qué pasó o envíe una foto: yo pregunto lo que falte.
    2. Su reclamación llega al equipo que corresponde, con plazos. El mensaje fijado muestra a quién le toca y hasta cuándo.
    3. Responda, envíe más o decida con los botones cuando quiera.

    /new nueva reclamación · /cases sus reclamaciones · /rights qué dice la ley · /lang idioma · /cancel dejar lo que está rellenando
contacts = 👋 También puede hablar con una persona:{ $phone ->
    [none] { "" }
   *[other] {" "}☎️ { $phone }
}{ $email ->
    [none] { "" }
   *[other] {" "}✉️ { $email }
}{ $hours ->
    [none] { "" }
   *[other] {" "}({ $hours })
}
help-manager = <b>Para gestores</b>: /digest muestra las cifras de hoy; /stats, las de la semana; /undelivered, lo que no se pudo entregar; /block, quién está bloqueado.
help-staff = <b>En este equipo</b>
    • Responda a una tarjeta o a cualquier mensaje de una reclamación: sus palabras llegan al cliente.
    • Empiece con // para dejar una nota interna.
    • Los botones de la tarjeta muestran lo que se puede hacer ahora.
    • En un grupo con temas cada reclamación tiene el suyo: lo que se escribe allí llega al cliente sin responder a nada.
    • Responda a una tarjeta con el nombre del bot y una palabra para encontrar una respuesta lista.

    /queue lo pendiente aquí · /mine lo que lleva usted · /find buscar · /canned respuestas listas · /file registrar la reclamación de quien llama · /id identificador de este chat
person-id = Su identificador: <code>{ $user }</code>
group-id = Chat <code>{ $chat }</code>, equipo <b>{ $desk }</b>
group-not-a-desk = Este chat aún no es de ningún equipo. Su identificador es <code>{ $chat }</code>: póngalo en la configuración para que lo sea.
