### Palabras de todas partes. Términos: reclamación, solicitud, pruebas, vendedor, plataforma, cliente, responsable, propuesta, decisión, paso, plazo.

# El mensaje pudo enviarse dos veces por un fallo
uncertain = 🔁 Puede que este mensaje esté repetido
desk-platform = Atención de la plataforma
side = { $side ->
    [consumer] el cliente
    [merchant] el vendedor
    [system] el sistema
   *[platform] la plataforma
}
until = { $until ->
    [none] { "" }
   *[other] { $late ->
        [yes] {" "}(<b>fuera de plazo</b>), próximo plazo: { $until }
       *[no] , plazo: { $until }
    }
}
proof = { $proof ->
    [address] dar la dirección de devolución
    [tracking] dar el número de seguimiento
    [pickup_time] decir cuándo se recoge el producto
    [collected] recoger el producto
    [inspected] recibir y revisar el producto
    [receipt] enviar el comprobante del reembolso o del pago{ $way ->
        [none] { "" }
       *[other] {" "}({ $way })
    }
    [appointment] acordar una cita o dar una dirección de envío
    [handover] dar el número de seguimiento o acudir a la cita
    [diagnosis] revisar el producto y comunicar el resultado
    [repaired] repararlo y enviarlo de vuelta
    [received] confirmar que ha llegado
    [confirmation] confirmarlo por escrito
    [instructions] dar instrucciones o acordar una llamada o visita
    [works] confirmar que ya funciona
    [answer] responder por escrito
   *[other] acreditar que está hecho
}
step-now = Paso { $n } de { $of }, { side }: { proof }
liability = { $liability ->
    [consumer] la responsabilidad es del cliente
    [merchant] la responsabilidad es del vendedor
    [both] la responsabilidad es de ambas partes
   *[none] ninguna de las partes es responsable
}
paid-by = { $refund_way ->
    [none] { "" }
   *[other] {" "}({ $refund_way })
}
# Lo que concede una decisión: forma de pago, gastos y modo de envío
verdict-terms = { paid-by }{ $freight ->
    [consumer] , el envío lo paga el cliente
    [merchant] , el envío lo paga el vendedor
   *[none] { "" }
}{ $travel ->
    [ship] , el cliente envía el producto
    [pickup] , recogida a domicilio
   *[none] { "" }
}
# Lo que contiene una propuesta: importe, gastos de envío, modo de envío, forma de reembolso, nota
terms = <b>{ $remedy }</b>{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ paid-by }{ $freight ->
    [consumer] , el envío lo paga el cliente
    [merchant] , el envío lo paga el vendedor
   *[none] { "" }
}{ $travel ->
    [ship] , el cliente envía el producto
    [pickup] , recogida a domicilio
   *[none] { "" }
}{ $note ->
    [none] { "" }
   *[other] { "\u000A" }Nota: { $note }
}
why = { $why ->
    [blocked] bloquearon el bot
    [deactivated] la cuenta se eliminó
    [not_started] nunca iniciaron el bot
    [kicked] el bot no está en el grupo
    [no_chat] no existe ese chat
    [no_rights] el bot no puede escribir allí
    [no_files] allí no se pueden enviar archivos
    [too_large] el archivo es demasiado grande
    [file_gone] Telegram ya no tiene el archivo
    [unanswered] Telegram no respondió, una y otra vez
    [unshowable] no se pudo mostrar
    [several] por varios motivos
   *[refused] Telegram no lo aceptó
}
mention = 👉 <a href="tg://user?id={ $user }">{ $name ->
    [none] A la atención del responsable
   *[other] { $name }
}</a>
reminders = { $count ->
    [one] 🔔 { $count } reclamación requiere atención:
   *[other] 🔔 { $count } reclamaciones requieren atención:
}
reminders-more = No se muestran: { $count }, ver { $audience ->
    [consumer] /cases
    [manager] /digest
   *[other] /queue
}
relay-from-desk = 💬 <b>{ $desk }</b> · { $number }
relay-from-consumer = 👤 <b>{ $who }</b> · { $number }
relay-edited = ✏️ Corregido:
