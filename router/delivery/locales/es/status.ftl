### El mensaje fijado del cliente

status-head = 📌 <b>{ $number }</b>
    { $category }{ $merchant ->
        [none] { "" }
       *[other] {" "}· { $merchant }
    }
status-turn = { $you ->
    [yes] ⏳ <b>Le toca a usted</b>{ until }
   *[no] ⏳ Le toca { $side ->
        [consumer] al cliente
        [merchant] al vendedor
        [system] al sistema
       *[platform] a la plataforma
    }{ until }
}
status-submitted = { $stage ->
    [merchant] 📥 <b>Recibida por el vendedor, sin asignar todavía</b>
   *[platform] 📥 <b>Recibida por la plataforma, sin asignar todavía</b>
}
status-in_review = { $stage ->
    [merchant] 🔎 <b>El vendedor la está tramitando</b>
   *[platform] 🔎 <b>La plataforma la está tramitando</b>
}
status-awaiting_consumer = ❓ <b>Necesitamos algo de usted</b>
status-awaiting_merchant = ❓ <b>La plataforma consulta al vendedor</b>
status-proposed = 🤝 <b>Hay una propuesta para usted</b>
status-refused = 🚫 <b>El vendedor denegó su solicitud</b>
status-decided = ⚖️ <b>La plataforma ha decidido</b>
status-performing = 🪜 <b>Se está cumpliendo lo acordado</b>
    { step-now }
status-performed = 📦 <b>Todo está hecho; confírmelo, por favor</b>
status-external = 🏛 <b>Usted acudió a otro organismo</b>
status-closed = ✅ <b>Cerrada</b>

next-submitted = { $stage ->
    [merchant] A continuación, el vendedor se encargará de ella y le responderá. Si se retrasa, puede pedir que intervenga la plataforma.
   *[platform] A continuación, la plataforma se encargará de ella y le responderá.
} Si quiere añadir texto o fotos, envíelos aquí mismo.
next-in_review = { $stage ->
    [merchant] A continuación, el vendedor le responderá o le hará una propuesta.
   *[platform] A continuación, la plataforma le responderá, le hará una propuesta o decidirá.
} Si quiere añadir texto o fotos, envíelos aquí mismo.
next-awaiting_consumer = A continuación, responda aquí mismo o pulse “Nada que añadir”.
next-awaiting_merchant = A continuación, la plataforma seguirá adelante, responda o no el vendedor a tiempo.
next-proposed = A continuación, acéptela, rechácela o diga qué le convendría.
next-refused = A continuación, si no está de acuerdo, pida que intervenga la plataforma. Si no dice nada, la reclamación se cerrará.
next-decided = A continuación, acepte la decisión o, si hay algo nuevo, apele una vez.
next-performing = A continuación, le avisaremos cada vez que se cumpla un paso.
next-performed = A continuación, díganos si está resuelto. Si no dice nada, se dará por resuelto.
next-external = A continuación, le preguntaremos de vez en cuando cómo va. Puede volver cuando quiera.
next-closed = { $until ->
    [none] Gracias por contárnoslo.
   *[other] Si no está resuelta, puede reabrirla; plazo: { $until }.
}
