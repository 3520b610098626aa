### Vendedores y grupos que se crean en marcha: /merchants, invitaciones, /bind y lo que lee un grupo.

merchants-title = 🏬 <b>Vendedores: { $count }</b>
merchants-found = 🔎 «{ $words }»: { $count ->
    [0] no se encontró nada. Pruebe otra parte del nombre, en cualquier idioma o en letras latinas.
    [one] <b>{ $count }</b> vendedor
   *[other] <b>{ $count }</b> vendedores
}{ $more ->
    [yes] {" "}y más: escriba más letras del nombre, por favor
   *[no] { "" }
}
merchant-head = 🏬 <b>{ $name }</b> · <code>{ $id }</code>
merchant-names = { $names }
merchant-facts = { $jurisdiction } · { $language }
merchant-made = Creado por { $who }, { $at }
merchant-standing = Está en la configuración y se cambia allí
merchant-paused = ⏸ En pausa: las reclamaciones nuevas van a la plataforma
merchant-orders = 🧾 Números de pedido: <code>{ $masks }</code>
merchant-calendar = 🕘 Trabaja según el calendario <code>{ $calendar }</code>
merchant-orders-kept = { $example ->
    [none] ✅ Ahora vale cualquier número de pedido.
   *[other] ✅ Guardado. Un número de pedido es así: <code>{ $example }</code>
}
merchant-orders-unread = No lo he entendido. # es una cifra, @ una letra y lo demás se escribe tal cual: <code>H-######</code>. Al menos 3 caracteres, sin espacios en medio; varias formas separadas por espacios, como máximo { $most }.
merchant-no-chat = 📵 Todavía no tiene grupo. Invite a uno y las reclamaciones llegarán allí; mientras tanto se encarga la plataforma.
merchant-chat = { $healthy ->
    [yes] 💬
   *[no] 📵 (perdido)
} <code>{ $chat }</code> · reclamaciones abiertas: { $count }
merchant-created = ✅ Creado, con el identificador <code>{ $id }</code>. Ahora invite a su grupo.
merchant-name-needed = Un nombre lleva letras o cifras{ $language ->
    [none] { "" }
   *[other] , y hace falta uno en este idioma: { $language }
}.
merchant-name-long = Es demasiado largo para un nombre. Caracteres como máximo: { $most }
merchant-names-unread = Un nombre por idioma, uno en cada línea, por ejemplo <code>en: Demo Digital</code>. Idiomas: { $languages }.
merchant-jurisdiction-unread = No es ningún país. Escriba sus dos letras, como CN, ES o DE.
merchant-configured = Este vendedor está en la configuración y se cambia allí.
merchant-unknown = No existe ese vendedor.
ask-merchant_new = ¿Cómo se llama el vendedor ({ $language })?
ask-merchant_names = ¿Y en otros idiomas ({ $languages })? Uno en cada línea, por ejemplo <code>en: Demo Digital</code>.
ask-merchant_where = ¿Qué ley se aplica? Elija, o escriba las dos letras del país.
ask-merchant_rename = ¿Cómo se llama ahora? Otros idiomas, uno en cada línea, por ejemplo <code>en: Demo Digital</code>. Lo que no nombre se queda igual.
ask-merchant_search = Escriba una parte del nombre, en cualquier idioma.
ask-merchant_language = ¿En qué idioma leen sus grupos?
ask-merchant_orders = ¿Cómo son sus números de pedido? # es una cifra, @ una letra y lo demás se escribe tal cual, por ejemplo <code>H-######</code>. Varias formas, separadas por espacios.
ask-merchant_calendar = ¿Según qué calendario trabaja? Sus plazos y horas de silencio lo siguen. Los calendarios nuevos se añaden en la configuración.
option-house_calendar = 🏠 El de la casa · { $zone }
button-merchant_orders = 🧾 Núm. de pedido
button-merchant_calendars = 🕘 Horario
button-merchant_any_order = Cualquier número
button-merchant_new = ➕ Nuevo vendedor
button-merchant_find = 🔎 Buscar
button-merchant_list = 🏬 Todos
button-merchant_invite = 🔗 Invitar a un grupo
button-merchant_rename = ✏️ Renombrar
button-merchant_languages = 🌐 Idioma
button-merchant_pause = ⏸ Pausar
button-merchant_resume = ▶️ Volver a recibir
button-undo_bind = ↩️ Deshacer
refusal-whole-house = Solo puede hacerlo un responsable de toda la casa.

invitation-link = 🔗 <b>{ $name }</b>: quien abra este enlace añade el bot al grupo del vendedor, y las reclamaciones llegan allí. Sirve una vez, hasta { $until }. Entréguelo solo a alguien del vendedor.

    { $link }
invitation-unknown = Aquí no se conoce este enlace. Pida uno nuevo, por favor.
invitation-used = Este enlace ya se usó. Cada uno sirve una vez; pida uno nuevo, por favor.
invitation-expired = Este enlace ha caducado. Pida uno nuevo, por favor.
invitation-undone = Este enlace se retiró. Pida uno nuevo, por favor.
bind-taken = Este grupo ya pertenece a <code>{ $desk }</code>, y un grupo es de un solo equipo. Un responsable puede liberarlo antes con /unbind.
bind-already = Este grupo ya pertenece a este equipo.
bind-unknown = No existe el equipo <code>{ $desk }</code>.
bind-which = ¿De qué equipo es este grupo?
unbind-nothing = Este grupo no es de ningún equipo.
unbind-configured = Este grupo pertenece a <code>{ $desk }</code> según la configuración, y se cambia allí.

group-welcome-merchant = 👋 ¡Hola! Desde ahora llegan a este grupo las reclamaciones sobre <b>{ $name }</b>. Se contesta respondiendo a una ficha, y sus botones muestran lo que se puede hacer; el consumidor ve el nombre de la tienda, nunca el suyo. Más en /help.
group-welcome-platform = 👋 ¡Hola! Desde ahora este grupo atiende las reclamaciones del equipo <code>{ $desk }</code> de la plataforma. Se contesta respondiendo a una ficha, y sus botones muestran lo que se puede hacer. Más en /help.
group-ready = ✅ El bot tiene todos los permisos. No queda nada por configurar.
group-lacks = ⚙️ { $count ->
    [one] Falta una cosa:
   *[other] Faltan { $count } cosas:
}
group-lacks-administrator = • Haga administrador al bot, con permiso para fijar y eliminar mensajes. Si no, no ve las respuestas ni se entera de quién se va.
group-lacks-pin = • Permita que el bot fije mensajes.
group-lacks-delete = • Permita que el bot elimine mensajes.
group-lacks-topics = • Permita que el bot gestione los temas.
group-lacks-basic = • Es un grupo básico. Muestre el historial a los nuevos miembros y pasará a ser un supergrupo, que conserva su identificador.
group-lacks-protected = • El contenido está protegido, así que los archivos no pueden llegar al consumidor. Permita guardar contenido.
group-lacks-reactions = • Permita la reacción 👌: es la señal de que su respuesta llegó.
group-lacks-unknown = • Telegram no dice qué permisos tiene el bot. Hágalo administrador, con permiso para fijar y eliminar mensajes.
group-back = ✅ El bot ha vuelto y las reclamaciones llegan aquí otra vez.
group-rights-complete = ✅ Gracias, el bot ya tiene sus permisos.
group-unbound = Este grupo ya no atiende a { $name }: aquí no llegan más reclamaciones, y las abiertas siguen en otro sitio.

manager-invitation-used = 🔗 { $who } usó el enlace de <b>{ $desk }</b> en el grupo «{ $group }» (<code>{ $chat }</code>). Desde ahora las reclamaciones llegan allí.
manager-unbound = ↩️ Deshecho: el grupo ya no atiende a <b>{ $name }</b>.
manager-chat-lost = 📵 Han quitado el bot de un grupo de <b>{ $name }</b> (<code>{ $chat }</code>). Reclamaciones abiertas que había allí: { $count }. { $left ->
    [0] El equipo no tiene otro grupo: añada el bot otra vez o invite a otro grupo.
   *[other] Siguen en los otros grupos del equipo.
}

# While a consumer chooses a shop among many
merchant-type = O escriba una parte de su nombre, en cualquier idioma.
merchant-sought = 🔎 «{ $words }»: { $count ->
    [0] no se encontró ninguna tienda. Escriba otra parte del nombre, o elija «Otra tienda».
   *[other] elija abajo, o escriba más letras del nombre.
}
