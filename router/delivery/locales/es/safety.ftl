### Safety

file-withheld = 📎 Un archivo de { $size } MB no se muestra aquí: su nombre contiene datos personales y es demasiado grande para cambiarlo. Puede pedir al cliente que lo envíe con otro nombre.
evidence-not-masked = 🔒 El vendedor lee sus palabras sin teléfonos, direcciones ni otros datos personales, pero las imágenes y los archivos se muestran tal cual: tape lo que no deba ver.

private-kind = { $what ->
    [name] nombre
    [account] cuenta de usuario
    [phone] teléfono
    [address] dirección
    [email] correo
    [identity] documento
   *[bank] cuenta o tarjeta
}
unsafe-thing = { $thing ->
    [code] un código
    [password] una contraseña
    [card] un número de tarjeta
   *[payment] un pago fuera de la plataforma
}
button-reveal = 🔎 Mostrar al vendedor …
button-let_go = 👌 Está bien, enviar
done-let_go = 👌 Enviado
desk-held = 🛑 { $who }, esto no se ha enviado al cliente: parece pedir { unsafe-thing }. Nunca pedimos eso a los clientes. Dígalo de otra manera; si es una falsa alarma, un responsable de la plataforma puede dejarlo pasar.
desk-held-back = 🛑 <b>Mensaje retenido.</b> { $who }, de { $speaks }, parece pedir al cliente { unsafe-thing }. No se ha enviado nada. Si está bien, un responsable puede dejarlo pasar.
desk-revealed = 🔎 La plataforma le deja leer del cliente, { private-kind }: <b>{ $value }</b>
    Motivo: { $why }
    Solo para esta reclamación.
form-reveal-what = 🔎 <b>¿Qué puede leer el vendedor?</b>
form-reveal-words = ¿Por qué hace falta? El motivo queda registrado y el cliente puede leerlo.
option-private = { private-kind }: { $value }
told-revealed = 🔎 La plataforma deja leer al vendedor: { private-kind }. «{ $why }»
told-held = 🛑 Mensaje retenido: parece pedir { unsafe-thing }
told-let_go = 👌 La plataforma dejó pasar lo retenido
refusal-unsafe = No se ha enviado: parece pedir { unsafe-thing }. Nunca pedimos eso a los clientes; dígalo de otra manera.
refusal-own-words = Sus propias palabras debe dejarlas pasar otro responsable.
refusal-revealed-before = El vendedor ya puede leerlo.
refusal-nothing-private = Aquí no hay nada oculto: el vendedor lee todo tal como se escribió.
refusal-of-merchant = Usted ha trabajado para este vendedor: déjelo a un compañero, por favor.
button-ask_both = 🗣 Preguntar a ambas partes …
form-ask_both-words = 🗣 <b>¿Qué deben responder ambas partes?</b>
    Cliente y vendedor leen la misma pregunta, cada uno con su propio plazo.
