### Para el chat de un equipo. Delante de cada mensaje se pone el número de la reclamación.

clock = { $clock ->
    [legal] El plazo legal
    [first_response] La primera respuesta
    [next_response] La siguiente respuesta
    [decision] La decisión
   *[resolution] La solución
}
desk-accepted = ✅ El cliente aceptó la propuesta:
    { terms }
desk-appealed = ⚖️ Apelación { $side ->
    [consumer] del cliente
    [merchant] del vendedor
    [system] del sistema
   *[platform] de la plataforma
}. Tiene que revisarla otra persona:
desk-approval-needed = 👀 Esta decisión supera el límite y necesita el visto bueno de otro responsable: { liability }{ $remedy ->
    [none] { "" }
   *[other] ; <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Motivos: { $reasons }
desk-breached = ⏰ { clock } está fuera de plazo (vencía: { $due }). Atiéndanla, por favor.
desk-consumer-silent = El cliente no respondió dentro del plazo. Continúen, por favor, con lo que hay.
desk-consumer-went-on = El cliente no tiene nada que añadir. Continúen, por favor.
desk-countered = ↩️ El cliente no aceptó la propuesta y quisiera: { $amount ->
    [none] { "" }
   *[other] <b>{ $amount }</b>{ paid-by }{" "}
}{ $note ->
    [none] { "" }
   *[other] { $note }
}
desk-decided = ⚖️ La plataforma ha decidido: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }Solución: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Motivos: { $reasons }

    { $appeal ->
        [you] Entra en vigor: { $until }. Hasta entonces pueden aceptarla o apelar.
        [other] Entra en vigor: { $until }, salvo que el cliente apele.
       *[none] Es definitiva y entra en vigor de inmediato.
    }
desk-declined = ❌ El cliente rechazó la propuesta ({ $remedy }).{ $why ->
    [none] { "" }
   *[other] {" "}Motivo: { $why }
}
desk-escalated = 🙋 El cliente pidió que interviniera la plataforma, que continúa con el caso.
desk-lost-beside = 📵 { $who } ya no tiene ningún grupo en el que pueda escribirles. Hasta que vuelvan, ocúpense ustedes de lo que les correspondía.
desk-merchant-silent = El vendedor no respondió dentro del plazo; queda registrado. Continúen, por favor.
desk-moved = ⏰ Esta reclamación estaba fuera de plazo y ha pasado a la plataforma.
desk-delivered = 📦 El cliente dice que el artículo se entregó el { $day }. Plazo de este paso: { $due }, <b>{ proof }</b>. Si llegó otro día, pulsen el botón cuando llegue.
desk-not-arrived = ⏳ El cliente dice que aún no ha llegado. Compruébenlo, por favor.
desk-not-solved = ❌ El cliente dice que no está resuelto.
desk-not-taken = 📥 Nadie se encarga todavía de esta reclamación. Que alguien la tome, por favor.
desk-not-taken-lead = 📥 Sigue sin encargarse nadie de esta reclamación. Asígnela, por favor.
desk-offer-lapsed = El cliente no respondió dentro del plazo y la propuesta venció. Continúen, por favor.
desk-platform-asked = ❓ La plataforma necesita saber algo. Respondan a este mensaje, por favor:
desk-reopened = 🔁 El cliente reabrió la reclamación.
desk-step = 🪜 El siguiente paso es de ustedes: <b>{ proof }</b>. Plazo: { $due }.
desk-step-confirmed = ✅ { $proof ->
    [received] El cliente confirma que ha llegado.
   *[works] El cliente confirma que ya funciona.
}
desk-step-disputed = ❗ { $side ->
    [consumer] El cliente dice
   *[merchant] El vendedor dice
} que este paso no se hizo como se acordó: { proof }
desk-step-late = ⏰ Este paso está fuera de plazo: <b>{ proof }</b>. Háganlo, por favor, y envíen el comprobante.
desk-nearing = ⏳ { $clock ->
    [verdict] Todavía pueden aceptar la decisión o apelar. Plazo: { $due }. Después, queda firme.
    [merchant_answer] La plataforma sigue esperando su respuesta. Plazo: { $due }.
   *[step] Este paso vence pronto: <b>{ proof }</b>. Plazo: { $due }. Háganlo a tiempo, por favor.
}
desk-warned = ⏳ { clock } vence { $due }. Atiéndelo a tiempo, por favor.
desk-went-outside = 🏛 El cliente acudió a otro organismo{ $body ->
    [none] { "" }
   *[other] {" "}({ $body })
}. La tramitación queda en pausa.
desk-withdrawn = { $solved ->
    [yes] ✅ El cliente retiró la reclamación: se resolvió por sí sola.
   *[no] El cliente retiró la reclamación.
}
desk-handed-over = 👉 Esta reclamación ahora es suya.
desk-transferred-here = ↪️ Viene de { $source }.{ $why ->
    [none] { "" }
   *[other] {" "}Motivo: { $why }
}
desk-merged = 🔗 { $other } es igual que esta. Lo que se contó allí sigue aquí:
desk-not-merged = 🔗 No se pudo unir a { $other }: ocúpense de ello, por favor.
desk-dismissal-suggested = 🗂 El vendedor sugiere desestimarla: { $reason ->
    [duplicate] duplicada
    [spam] no es una reclamación real
   *[out_of_scope] no nos corresponde
}. «{ $why }»
desk-transferred = ↪️ De esta reclamación se encarga ahora: { $to }.
desk-undelivered = ✉️ No se pudo entregar un mensaje al cliente.
desk-not-sent = ❌ No entregado: { why }. { $why ->
    [blocked] Sus palabras quedan guardadas: cuando el cliente vuelva, un gestor puede enviarlas de nuevo con /undelivered.
    [deactivated] Concluya la reclamación sin respuesta.
   *[other] Envíelo de otra forma o pida a un gestor que lo envíe de nuevo con /undelivered.
}
desk-unreachable = 🔕 No se puede contactar con el cliente: { $why ->
    [deactivated] eliminó su cuenta de Telegram
   *[other] bloqueó el bot
}.
desk-tell-caller = ☎️ <b>Llame por teléfono a quien reclamó{ $contact ->
    [none] { "" }
   *[other] {" "}({ $contact })
}.</b> Aún no está en Telegram; esto no se ha enviado a nadie:
caller-words = <blockquote>{ $words }</blockquote>
desk-caller-said = ☎️ Quien llamó dijo por teléfono:
