### Presentar una reclamación

intake-welcome = 👋 Recojo su reclamación, la hago llegar a quien corresponde y vigilo que cumpla los plazos. Son uno o dos minutos.{ $photos ->
    [0] { "" }
   *[other] {" "}Lo que ha enviado queda guardado.
}
intake-noted = 📝 Anotado, irá con su reclamación.
intake-edited = ✏️ Ese mensaje no dio ninguna respuesta. Para cambiar una, pulse “Atrás” o, al final, “Cambiar algo”.
intake-advice = ⚠️ { $advice }
intake-cancelled = Listo, no se ha presentado nada. Escríbame cuando lo necesite.
intake-filed = ✅ Presentada. Su número es <b>{ $number }</b>. Todo lo que ocurra aparecerá en el mensaje fijado.
record-begun = ☎️ <b>Una reclamación de alguien que llamó.</b> Solo lo más importante; también puede enviar fotos aquí.
record-filed = ✅ Registrada. El número es <b>{ $number }</b>.
    Quien abra este enlace hace suya la reclamación, ve cómo va y la valora. Sirve una vez, hasta { $until }:
    { $link }
    Hasta entonces, lo que haya que decir a quien llamó llega al grupo: llame por teléfono.
record-renewed = 🔗 Un enlace nuevo; el anterior ya no sirve. El número es <b>{ $number }</b>.
    Quien lo abra hace suya la reclamación. Sirve una vez, hasta { $until }:
    { $link }
record-elsewhere = ☎️ Regístrela en privado conmigo: allí bastan los botones y el grupo no lee quién llamó. Lo que escribió queda guardado.
button-record = ☎️ Registrarla

language-changed = 🌐 A partir de ahora hablamos en español.
ask-language = 🌐 Elija su idioma · Choose your language
ask-category = <b>¿Qué salió mal?</b>
ask-merchant = <b>¿De qué tienda se trata?</b>
ask-merchant_name = Escriba el nombre de la tienda, por favor.
ask-order = <b>¿Número de pedido?</b> Escríbalo, por favor. Aparece en los detalles del pedido.{ $example ->
    [none] { "" }
   *[other] {" "}Es como <code>{ $example }</code>.
}
ask-claim = <b>¿Qué solución quiere?</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>¿Qué pasó?</b> Cuéntelo con sus palabras, en uno o varios mensajes.
ask-contact = ☎️ <b>¿Cómo se contacta con quien llamó?</b> Nombre y número en una línea. El comercio no lo ve.
ask-evidence = 📷 { $count ->
    [0] <b>Envíe fotos, vídeos o archivos, por favor.</b>
    [one] <b>Un archivo recibido.</b>
   *[other] <b>{ $count } archivos recibidos.</b>
}{ $enough ->
    [yes] {" "}Envíe más o pulse “Eso es todo”.
   *[no] { "" }
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
}
ask-review = 🔎 <b>¿Es correcto?</b>
ask-edit = ¿Qué quiere cambiar?
ask-which = Tiene varias reclamaciones abiertas. ¿A cuál se refiere este mensaje? Guardo lo que envíe hasta que elija.
which-case = { $number } · { $category }

review-category = • Problema: <b>{ $value }</b>
review-merchant = • Tienda: { $value }
review-order = • Pedido: <code>{ $value }</code>{ order-check }
review-claim = • Solicita: <b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • Qué pasó: { $value }
review-contact = • Quien llamó: { $value }
review-evidence = • Archivos: { $count ->
    [0] ninguno
   *[other] { $count }
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}

field-category = El problema
field-merchant = La tienda
field-merchant_name = El nombre de la tienda
field-order = El número de pedido
field-claim = Lo que solicita
field-description = Qué pasó
field-contact = Cómo contactar con quien llamó
field-evidence = Fotos y archivos
field-language = 🌐 Idioma

button-skip = ⏭ Omitir
button-back = ⬅️ Atrás
button-cancel = ✖️ Cancelar
button-done = ✅ Eso es todo
button-submit = 📨 Presentar
button-edit = ✏️ Cambiar algo
option-other_merchant = 🏬 Otra tienda
option-new_complaint = 🆕 Nueva reclamación

answer-empty = No encontré ningún texto. Escriba su respuesta, por favor.
answer-choose = Elija uno de los botones, por favor.
answer-too-long = El texto tiene { $length ->
    [one] un carácter
   *[other] { $length } caracteres
}; el máximo es { $most }. Acórtelo o envíelo por partes, por favor.
answer-order = Esto no parece un número de pedido: solo letras, cifras y signos como “-”, 64 como máximo. Si no lo tiene, pulse “Omitir”.
answer-number = Escriba un número entero, por favor; por ejemplo, 3.
answer-money = Escriba en cifras un solo importe mayor que 0, en { $currency }, por favor; por ejemplo, 12,50.
answer-date = Escriba una fecha, por favor; por ejemplo, { $example }.
answer-date-future = Ese día aún no ha llegado. Escriba uno hasta hoy, por favor.
evidence-wrong-kind = Este tipo de archivo no sirve aquí. Envíe, por favor, { $kinds }; lo ocurrido puede escribirlo.
evidence-kind = { $kind ->
    [photo] una foto
    [video] un vídeo
    [document] un documento
    [voice] un mensaje de voz
    [video_note] un vídeo redondo
    [animation] una animación
   *[audio] un audio
}
evidence-too-many = { $most ->
    [one] No cabe más de un archivo
   *[other] No caben más de { $most } archivos
}. Lo que ha enviado queda guardado.

ask-drop = 🗑 <b>¿Descartar todo esto?</b>
ask-resume = 📄 <b>Tiene una reclamación sin terminar. ¿Seguimos con ella?</b>
draft-so-far = 📄 <b>Hasta ahora tengo:</b>
draft-nudge = ⏳ Empezó una reclamación y no la ha terminado. ¿Seguimos?{ $left ->
    [none] {" "}Son unos minutos.
    [0] {" "}Está todo, solo falta enviarla.
    [one] {" "}Falta una pregunta.
   *[other] {" "}Faltan unas { $left } preguntas.
}
draft-expired = 🗂 No siguió con la reclamación sin terminar, así que la he borrado. No se ha presentado nada.{ $files ->
    [0] { "" }
   *[other] {" "}Las fotos y los archivos que envió siguen en este chat.
} Para empezar de nuevo, envíe /new; también puede reenviarme sus mensajes anteriores.
intake-kept = 📎 { $count ->
    [one] Un archivo recibido, irá con su reclamación.
   *[other] { $count } archivos recibidos, irán con su reclamación.
}
intake-changed = ✏️ Cambiado según lo que editó.
how-choices = Marque todo lo que sea cierto y pulse el último botón.
how-date = Pulse un día o escríbalo, por ejemplo “20 de mayo”.
how-money = El importe en { $currency }, en cifras.
how-caller = Lo que no sepa quien llama se puede omitir; entonces no se pregunta más de esto.
how-phone = Escriba el número o envíe un contacto con 📎.
option-none = nada de esto
evidence-welcome = 📷 También puede enviar aquí fotos o archivos. Lo que ayuda:
evidence-best = 💡 Lo que más ayuda:
evidence-helps = • { $what }
evidence-receipt = 🧾 { $count ->
    [0] Uno de ellos tiene que ser un justificante de compra.
   *[other] Falta un justificante de compra: envíelo y pulse “El último es justificante”, o indique otro en “Marcar o quitar”.
}
option-proof = 🧾 El último es justificante
evidence-as-file = 💡 Telegram reduce las fotos y los vídeos. Para conservar el original, envíelo como archivo.
evidence-known = ♻️ Este ya lo había enviado. Está guardado, no hace falta repetirlo.
evidence-too-large = 📦 Este archivo tiene { $size } MB. Lo hago llegar, pero por encima de 20 MB no puedo guardar una copia propia. Por seguridad, envíe también una versión más corta o más pequeña.
ask-items = 📎 <b>{ $count ->
    [one] Lo que ha enviado.
   *[other] Las { $count } cosas que ha enviado.
}</b> Pulse una para marcarla o quitarla, o envíe más.
item = { $kind ->
    [photo] 📷
    [video] 🎬
    [animation] 🎬
    [video_note] 🎥
    [voice] 🎤
    [audio] 🎵
   *[document] 📄
} { $n }{ $receipt ->
    [yes] {" "}🧾
   *[no] { "" }
}{ $hidden ->
    [yes] {" "}🔒
   *[no] { "" }
}
item-caption = 💬 { $words }
forwarded-from = ↪️ Reenviado de { $who }, { $at }
button-resume = ▶️ Seguir
button-anew = 🆕 Empezar de nuevo
button-drop = ✖️ Descartarla
button-items = 🗂 Marcar o quitar
button-receipt = 🧾 Es el comprobante de compra
button-no_receipt = 🧾 No es el comprobante
button-hide = 🔒 Solo para la plataforma
button-unhide = 🔓 La tienda puede verlo
button-remove = 🗑 Quitarlo
button-chosen = { $count ->
    [0] ✅ Nada de esto, seguir
    [one] ✅ { $count } marcada, seguir
   *[other] ✅ { $count } marcadas, seguir
}
button-today = Hoy
button-yesterday = Ayer
date-before_yesterday = anteayer
answer-choose-more = Marque al menos { $least }, por favor.
answer-choose-fewer = Marque como máximo { $most }, por favor.
answer-too-short = El texto tiene { $length ->
    [one] un carácter
   *[other] { $length } caracteres
}; el mínimo es { $least }. Cuente un poco más, por favor.
answer-pattern = Tiene otra forma de la esperada{ $example ->
    [none] { "" }
   *[other] , que es como { $example }
}. Revíselo, por favor.
answer-number-low = Escriba un número que sea al menos { $least }.
answer-number-high = Escriba un número que sea como máximo { $most }.
answer-money-low = El importe tiene que ser al menos { $least }.
answer-money-high = El importe tiene que ser como máximo { $most }.
answer-date-early = Es demasiado antiguo: el primer día posible es { $first }.
answer-date-late = Es demasiado lejano: el último día posible es { $last }.
answer-phone = Esto no parece un número de teléfono. Escríbalo como { $example }; si es de otro país, con “+” y el prefijo.
