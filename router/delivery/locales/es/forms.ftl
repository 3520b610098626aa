### Diálogos breves sobre una reclamación

form-about = <b>{ $number }</b>
form-for = <a href="tg://user?id={ $user }">{ $name }</a>
form-ask-words = ❓ ¿Qué debe contar o enviar el cliente? Toque lo que falta o responda a este mensaje.
form-hear-words = ☎️ ¿Qué dijo quien llamó?
form-ask_merchant-words = ❓ ¿Qué debe explicar el vendedor? Responda a este mensaje.
form-hand_over-to = 👉 ¿Quién sigue con ella?
form-transfer-to = ↪️ ¿Adónde corresponde?
form-transfer-category = 🏷 ¿De qué se trata?
form-transfer-words = ¿Un motivo para quienes siguen con ella? Responda a este mensaje u omítalo.
option-person = 👤 { $name }
option-other_category = 🏷 Otra categoría
done-hand_over = 👉 Pasada
done-safety = ⚠️ Marcada; se avisa a calidad
done-urgent = 🔥 Urgente desde ahora: sus plazos son más cortos
done-not_urgent = Vuelve a ser como las demás
done-abuse = 🚩 Marcada
done-no_abuse = Marca retirada
done-hold = 🔒 Retenida
done-release = 🔓 Liberada
form-canned-which = 💬 ¿Qué respuesta?
form-canned-send = El cliente leerá:
    <blockquote>{ $text }</blockquote>
option-send = 📨 Enviar
done-canned = 📨 Enviada
form-suggest-reason = 🗂 ¿Por qué debería desestimarse?
form-suggest-words = Explíquelo a la plataforma (si es duplicada, con el otro número). Responda a este mensaje.
done-suggest = 📨 Se avisó a la plataforma
form-propose-remedy = 🤝 ¿Qué propone?
form-propose-words = ¿Unas palabras para el cliente? Responda a este mensaje u omítalo.
form-refuse-reason = 🚫 ¿Por qué se deniega?
form-refuse-words = Explíqueselo al cliente, por favor. Responda a este mensaje.
form-decide-liability = ⚖️ ¿De quién es la responsabilidad?
form-decide-remedy = ¿Qué se concede?
form-decide-words = Los motivos; los leerán ambas partes. Responda a este mensaje.
form-dismiss-reason = 🗂 ¿Por qué se desestima?
form-dismiss-other = ¿Cuál de ellas sigue adelante? Tóquela o responda a este mensaje con su número.
form-dismiss-words = ¿Unas palabras para el cliente? Responda a este mensaje u omítalo.
form-settle-words = ✅ ¿Por qué se da por cumplido el paso? Responda a este mensaje.
form-unperformed-words = 🏁 ¿Qué debe saber el cliente? Responda a este mensaje.
form-step = 🪜 El paso: <b>{ proof }</b>
form-prove-words = 📎 Envíe el comprobante o el resultado: una dirección, un número, unas palabras o una foto. Responda a este mensaje.
form-dispute-words = ❗ ¿Qué no se hizo como se acordó? Cuéntelo en un solo mensaje, por favor.
form-appeal-words = ⚖️ ¿Qué hay de nuevo? Cuéntelo en un solo mensaje, por favor; puede añadir una foto.
form-counter-words = 💬 ¿Qué solución le parecería bien? Cuéntelo en un solo mensaje, por favor.
form-counter-amount = 💰 ¿Qué importe ({ $currency }) le parecería bien? Escríbalo, por favor; por ejemplo, 12,50.
form-counter-way = 💳 ¿Cómo prefiere recibir el dinero?
form-delivered-ago = 📦 ¿Cuándo se entregó el artículo?
form-withdraw-why = ¿Por qué la retira?
form-cancelled = De acuerdo, esa pregunta queda sin efecto.{ $filing ->
    [yes] {" "}La reclamación que estaba rellenando sigue ahí: /new para continuar, /cancel para dejarla también.
   *[no] { "" }
}
form-amount = 💰 ¿Qué importe ({ $currency })? Responda a este mensaje con la cantidad; por ejemplo, 12,50.
option-paid = Todo lo pagado: { $amount }
form-freight = 🚚 { $travels ->
    [yes] ¿Quién paga el envío y cómo vuelve el producto?
   *[no] ¿Quién paga el envío?
}

option-freight = { $suggested ->
    [yes] 💡{" "}
   *[no] { "" }
}{ $freight ->
    [merchant] El vendedor
   *[consumer] El cliente
}{ $travel ->
    [ship] , por envío
    [pickup] , con recogida
   *[none] { "" }
}
option-liability = { $liability ->
    [consumer] Del cliente
    [merchant] Del vendedor
    [both] De ambas partes
   *[none] De ninguna
}
option-no_remedy = Nada
option-dismissal = { $reason ->
    [duplicate] Repetida
    [spam] No válida
   *[out_of_scope] No la tramitamos
}
option-ago = { $n ->
    [0] Hoy
    [1] Ayer
    [one] Hace { $n } día
    [many] Hace { $n } de días
   *[other] Hace { $n } días
}
option-withdraw = { $why ->
    [solved] Ya se resolvió
   *[other] Otro motivo
}

done = ✅ Hecho
done-submit = No queda nada por presentar
done-take = 🙋 Queda a su cargo
done-take_over = 🔄 Ahora queda a su cargo
done-snooze = ⏰ Se lo recordaremos
done-give_back = ↩️ Liberada
done-accept = ✅ Aceptado
done-decline = Rechazada; volverán a estudiarlo
done-counter = 📨 Enviado. Ahora les toca responder.
done-not_arrived = ⏳ Anotado: están avisados y usted tiene más tiempo para confirmar.
done-escalate = 🙋 La plataforma se hace cargo
done-confirm = ✅ Nos alegra que se haya resuelto
done-not_solved = Volverán a estudiarlo. Escriba aquí qué sigue fallando.
done-reopen = 🔁 Reabierta. Escriba aquí qué sigue fallando.
done-album = 🖼 Ahora llegan los archivos
done-why = 👍 Anotado, gracias
done-contact = 📞 Anotado
