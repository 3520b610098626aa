### La tarjeta en el chat de un equipo

card-head = <b>{ $number }</b> · { $category }{ $cycle ->
    [1] { "" }
   *[other] {" "}· vuelta { $cycle }
}
card-merchant = 🏬 Vendedor: { $merchant }{ $known ->
    [yes] { "" }
   *[no] {" "}(según el cliente, sin verificar)
}
rerouted-unknown_merchant = ↪️ Este vendedor no está registrado; se encarga la plataforma
rerouted-no_chat = ↪️ El chat del vendedor no funciona; se encarga la plataforma
rerouted-paused = ↪️ El vendedor está en pausa; se encarga la plataforma
card-order = 🧾 Pedido: <code>{ $order }</code>{ order-standing }
card-claim = 🎯 Solicita: { $claim }
card-amount = 💰 Importe solicitado: { $amount }
card-consumer = 👤 Cliente: { $who }
card-recorded = ☎️ { $who } la registró para quien llamó{ $now ->
    [claimed] , que ya la sigue en Telegram
    [phone] { "" } y aún no está en Telegram: llame por teléfono
   *[wait] { "" } y aún no está en Telegram: llama el equipo que la registró
}
caller = una persona que llamó
card-answer = • { $question } { $answer }
card-evidence = 📎 Pruebas: { $count }{ $shown ->
    [none] { "" }
   *[other] {" "}(en la imagen: { $shown })
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}
card-forwarded = ↪️ Parte reenviado de { $who }{ $more ->
    [0] { "" }
   *[other] {" "}y { $more } más
}
marked-receipt = 🧾 Comprobante de compra
marked-platform_only = 🔒 Solo para la plataforma
card-warned = { $level ->
    [1] 🟡 Ha pasado la mitad del plazo: { clock }, vence { $due }
    [2] 🟠 Queda poco tiempo: { clock }, vence { $due }
   *[3] 🔴 Casi no queda tiempo: { clock }, vence { $due }
}
card-level = 🪜 Nivel { $level }: { why-climbed }
why-climbed = { $cause ->
    [silence] la tienda no ha respondido
    [contested] el cliente pidió la intervención de la plataforma
    [unperformed] un paso no se cumplió como se acordó
    [not_solved] sin resolver por segunda vez
    [untaken] nadie se ha hecho cargo
    [late_decision] la decisión se retrasa
    [amount] hay mucho dinero en juego
    [safety] peligro para las personas
    [verdict_unperformed] una decisión no se ha cumplido
    [not_taken] nadie se hizo cargo a tiempo
   *[breach] se incumplió un plazo
}
ladder-climbed = 🪜 Revisa esta reclamación, por favor: { why-climbed }.
card-holder = 🙋 Responsable: { $who }
card-suggested = 🙋 Se propone a: { $who }
card-refusal = 🚫 Denegada: { $reason }
card-proposal = 🤝 Propuesta: { terms }
card-counter = ↩️ El cliente aceptaría: { $amount ->
    [none] { "" }
   *[other] { $amount }{ paid-by }{" "}
}{ $note }
card-verdict = ⚖️ Decisión: { liability }{ $remedy ->
    [none] { "" }
   *[other] ; <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
card-step = 🪜 { step-now }
turn = { $you ->
    [yes] ⏳ <b>Nos toca a nosotros</b>{ until }
   *[no] ⏳ Le toca { $side ->
        [consumer] al cliente
        [merchant] al vendedor
        [system] al sistema
       *[platform] a la plataforma
    }{ until }
}

flag-safety = ⚠️ Seguridad
flag-urgent = 🔥 Urgente
flag-legal_hold = 🔒 Retención legal
flag-suspected_abuse = 🚩 Posible abuso
flag-unreachable = 🔕 No se puede contactar con el cliente
flag-dead_route = 📵 El equipo no tiene un chat que funcione
flag-undelivered = ✉️ Un mensaje no se pudo entregar

state-submitted = 📥 <b>Sin asignar</b>
state-in_review = 🔎 <b>En trámite</b>
state-awaiting_consumer = ❓ <b>Se pidieron datos al cliente</b>
state-awaiting_merchant = ❓ <b>Se pidió una explicación al vendedor</b>
state-proposed = 🤝 <b>Solución propuesta</b>
state-refused = 🚫 <b>Denegada por el vendedor</b>
state-decided = ⚖️ <b>Decidida por la plataforma</b>
state-performing = 🪜 <b>En cumplimiento</b>
state-performed = 📦 <b>Cumplida, por confirmar</b>
state-external = 🏛 <b>En manos de otro organismo</b>
state-closed = ✅ <b>Cerrada</b>

reason-confirmed = { $reader ->
    [consumer] Usted confirmó que está resuelta
   *[desk] El cliente confirmó que está resuelta
}
reason-auto_confirmed = Nadie objetó dentro del plazo, así que se da por resuelta
reason-decided = Terminó como decidió la plataforma
reason-refused_unescalated = La denegó el vendedor y no se pidió la intervención de la plataforma
reason-no_response = { $reader ->
    [consumer] No recibimos su respuesta
   *[desk] El cliente no respondió
}
reason-lapsed = { $reader ->
    [consumer] Un paso suyo no se completó dentro del plazo
   *[desk] El cliente no completó un paso dentro del plazo
}
reason-self_solved = Se resolvió por sí sola
reason-withdrawn = { $reader ->
    [consumer] La retiró usted
   *[desk] La retiró el cliente
}
reason-duplicate = Repite otra reclamación
reason-out_of_scope = No es algo que tramitemos
reason-spam = No es una reclamación válida
reason-settled_elsewhere = La resolvió otro organismo
reason-unperformed = La decisión no se cumplió

topic-name = { $mark ->
    [new] 🆕
    [turn] 🔵
    [late] 🔴
    [waiting] ⏳
   *[closed] ✅
} { $number } · { $category }
