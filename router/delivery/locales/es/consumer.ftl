### Para clientes. Delante de cada mensaje se pone el número de la reclamación.

consumer-ask-outside = Usted acudió a otro organismo. ¿Cómo va el asunto?
consumer-asked = Quienes tramitan su reclamación necesitan algo de usted. Responda aquí mismo, por favor; plazo: { $until }.
consumer-claimed = 🤝 Esta reclamación ya es suya; la registró { $desk } por usted. El mensaje fijado le dice cómo va. Añada aquí palabras y fotos cuando quiera.
consumer-breached = Lo sentimos: no se atendió en el plazo prometido. Puede esperar un poco más o pedir ahora que intervenga la plataforma.
consumer-closed-automatically = No recibimos noticias suyas, así que esta reclamación se cerró como resuelta. Si no lo está, puede reabrirla.
consumer-closed-decided = La decisión es firme y esta reclamación queda cerrada.
consumer-closed-refused = No se pidió la intervención de la plataforma, así que esta reclamación queda cerrada. Si quiere seguir adelante, puede reabrirla.
consumer-closed-silent = No hemos recibido noticias suyas, así que esta reclamación queda cerrada por ahora. Puede reabrirla cuando quiera seguir.
consumer-closed-unperformed = Lo sentimos: la decisión no se cumplió y tenemos que cerrar esta reclamación por ahora. Puede reabrirla o acudir a otro organismo.
consumer-counter-accepted = 🎉 Aceptaron lo que usted pedía:
    { terms }
consumer-decided = ⚖️ La plataforma ha decidido: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }Solución: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Motivos: { $reasons }

    { $appeal ->
        [you] Entra en vigor: { $until }. Hasta entonces puede aceptarla o apelar.
        [other] Entra en vigor: { $until }, salvo que la otra parte apele.
       *[none] Es definitiva y entra en vigor de inmediato.
    }
consumer-dismissed = Esta reclamación queda cerrada: { $reason ->
    [duplicate] repite otra que usted ya presentó
    [spam] no es una reclamación válida
   *[out_of_scope] no es algo que tramitemos
}{ $other ->
    [none] .
   *[other] {" "}({ $other }); siga allí, por favor.
}{ $why ->
    [none] { "" }
   *[other] { "\u000A" }Explicación: { $why }
}
consumer-dispute-noted = 📨 El responsable en la plataforma está avisado y mirará si este paso se cumplió. Mientras tanto, usted no tiene que hacer nada.
consumer-moved = Su reclamación ha pasado a la plataforma, que continuará con ella{ until }.
consumer-offer-lapsed = La propuesta venció sin respuesta suya. Seguimos trabajando en su reclamación.
consumer-performed = 📦 Todo lo acordado está hecho. ¿Se resolvió el problema? Díganoslo, por favor; plazo: { $until }.
consumer-proposal = 🤝 { $desk } le propone:
    { terms }

    Elija, por favor; plazo: { $until }. También puede rechazarla o decir qué le convendría.
consumer-proposal-taken-back = Retiraron la propuesta. Seguimos trabajando en su reclamación.
consumer-refused = 🚫 El vendedor denegó su solicitud.
    Motivo: { $reason }
    Explicación: { $why }

    Si no está de acuerdo, puede pedir que intervenga la plataforma; plazo: { $until }.
consumer-nearing = ⏳ { $clock ->
    [offer] Todavía puede responder a la propuesta. Plazo: { $due }.
    [refusal] Todavía puede pedir que intervenga la plataforma. Plazo: { $due }. Después, la reclamación se cierra.
    [verdict] Todavía puede aceptar la decisión o apelar. Plazo: { $due }. Después, queda firme.
   *[step] Queda un paso de su parte: <b>{ proof }</b>. Plazo: { $due }.
}
consumer-reminder = Un recordatorio: seguimos esperando su respuesta; plazo: { $until }. Si no tiene nada que añadir, díganos que continuemos.
consumer-step = 🪜 El siguiente paso es suyo: <b>{ proof }</b>. Plazo: { $due }.
consumer-step-theirs = 🪜 El siguiente paso lo da { side }: <b>{ proof }</b>. Plazo: { $due }.
consumer-arrived = 📦 El artículo que envió ha llegado. El siguiente paso es de ellos: <b>{ proof }</b>. Plazo: { $due }.
consumer-step-late = Lo sentimos: { side } se retrasa con este paso: { proof }. Ya se lo recordamos{ $stage ->
    [merchant] ; también puede pedir ahora que intervenga la plataforma.
   *[platform] {" "}y seguimos pendientes.
}
consumer-step-proved = 🪜 Este paso está hecho: { proof }
consumer-step-reminder = Un recordatorio: queda un paso de su parte: <b>{ proof }</b>.
consumer-transferred = De su reclamación se encarga ahora: { $desk }.
