### Presentar una reclamación

intake-welcome = 👋 Recojo su reclamación, la hago llegar a quien corresponde y vigilo que cumpla los plazos. Son uno o dos minutos.{ $photos ->
    [0] { "" }
   *[other] {" "}Lo que ha enviado queda guardado.
}
intake-goes-on = Tiene una reclamación sin terminar. Sigamos con ella. Para empezar de nuevo, envíe /cancel.
intake-noted = 📝 Anotado, irá con su reclamación.
intake-edited = ✏️ Cuenta lo que envió primero. Para cambiar una respuesta, pulse “Atrás” o, al final, “Cambiar algo”.
intake-advice = ⚠️ { $advice }
intake-cancelled = Listo, no se ha presentado nada. Escríbame cuando lo necesite.
intake-filed = ✅ Presentada. Su número es <b>{ $number }</b>. Todo lo que ocurra aparecerá en el mensaje fijado.

language-changed = 🌐 A partir de ahora hablamos en español.
ask-language = 🌐 Elija su idioma · Choose your language
ask-category = <b>¿Qué salió mal?</b>
ask-merchant = <b>¿De qué tienda se trata?</b>
ask-merchant_name = Escriba el nombre de la tienda, por favor.
ask-order = <b>¿Número de pedido?</b> Escríbalo, por favor. Aparece en los detalles del pedido.
ask-claim = <b>¿Qué solución quiere?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>¿Qué pasó?</b> Cuéntelo con sus palabras, en uno o varios mensajes.
ask-evidence = 📷 { $count ->
    [0] <b>Envíe fotos, vídeos o archivos, por favor.</b>
    [one] <b>Un archivo recibido.</b> Envíe más o pulse “Eso es todo”.
   *[other] <b>{ $count } archivos recibidos.</b> Envíe más o pulse “Eso es todo”.
}{ $missing ->
    [0] { "" }
    [one] {" "}{ $count ->
        [0] Hace falta al menos uno.
       *[other] Hace falta al menos uno más.
    }
   *[other] {" "}{ $count ->
        [0] Hacen falta al menos { $missing }.
       *[other] Hacen falta al menos { $missing } más.
    }
}{ $hint ->
    [none] { "" }
   *[other] { "\u000A" }💡 { $hint }
}
ask-review = 🔎 <b>¿Es correcto?</b>
ask-edit = ¿Qué quiere cambiar?
ask-which = Tiene varias reclamaciones abiertas. ¿A cuál se refiere este mensaje? Guardo lo que envíe hasta que elija.
which-case = { $number } · { $category }

review-category = • Problema: <b>{ $value }</b>
review-merchant = • Tienda: { $value }
review-order = • Pedido: <code>{ $value }</code>
review-claim = • Solicita: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • Qué pasó: { $value }
review-evidence = • Archivos: { $count ->
    [0] ninguno
   *[other] { $count }
}

field-category = El problema
field-merchant = La tienda
field-merchant_name = El nombre de la tienda
field-order = El número de pedido
field-claim = Lo que solicita
field-description = Qué pasó
field-evidence = Fotos y archivos
field-language = 🌐 Idioma

button-skip = ⏭ Omitir
button-back = ⬅️ Atrás
button-cancel = ✖️ Cancelar
button-done = ✅ Eso es todo
button-no_evidence = ⏭ Sin fotos
button-submit = 📨 Presentar
button-edit = ✏️ Cambiar algo
option-other_merchant = 🏬 Otra tienda
option-new_complaint = 🆕 Nueva reclamación

answer-empty = No encontré ningún texto. Escriba su respuesta, por favor.
answer-choose = Elija uno de los botones, por favor.
answer-too-long = Son { $length } caracteres y caben { $most } como máximo. Acórtelo o envíelo por partes, por favor.
answer-order = Esto no parece un número de pedido: solo letras, cifras y signos como “-”, 64 como máximo.
answer-number = Escriba un número entero, por favor; por ejemplo, 3.
answer-money = Escriba un importe mayor que 0, por favor; por ejemplo, 12,50.
answer-date = Escriba una fecha, por favor; por ejemplo, 2026-11-20.
answer-date-future = Ese día aún no ha llegado. Escriba uno hasta hoy, por favor.
evidence-wrong-kind = Este tipo de archivo no sirve aquí. Lo mejor son fotos, vídeos y documentos.
evidence-too-many = Ya no caben más archivos. Lo que ha enviado queda guardado.
