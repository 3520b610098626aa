### Botones: solo texto, sin HTML

button-abuse = 🚩 Posible abuso
button-hand_over = 👉 Pasar a colega
button-hold = 🔒 Retención legal
button-less = ⬅️ Menos
button-more = ⋯ Más
button-no_abuse = 🚩 No era abuso
button-release = 🔓 Fin de la retención
button-safety = ⚠️ Peligro para personas
button-urgent = 🔥 Urgente
button-not_urgent = Ya no es urgente
button-transfer = ↪️ Trasladar
button-accept = ✅ Aceptar
button-accept-way = ✅ Aceptar: { $way }
button-accept_counter = ✅ Conceder lo pedido
button-accept_verdict = ✅ Aceptar decisión
button-accept_verdict-way = ✅ Aceptar: { $way }
button-again = 🔁 { $number ->
    [none] Resumen
   *[other] { $number }
}
button-again_all = 🔁 Enviar todo de nuevo
button-album = 🖼 Ver archivos
button-appeal = ⚖️ Apelar
button-approve = ✅ Aprobar decisión
button-ask = ❓ Pedir datos
button-hear = ☎️ Quien llamó dijo…
button-relink = 🔗 Enlace nuevo
button-ask_merchant = ❓ Pedir explicación
button-canned = 💬 Respuestas listas
button-playbook = 📘 Guía de trabajo
button-confirm = ✅ Resuelto
button-counter = 💬 Pedir otra cosa
button-decide = ⚖️ Decidir
button-decline = ❌ Rechazar
button-dismiss = 🗂 Desestimar
button-dispute = ❗ No se cumplió
button-earlier = ⬅️ Atrás
button-escalate = 🙋 Acudir a la plataforma
button-further = Más ➡️
button-give_back = ↩️ Liberar
button-go_on = ⏭ Nada que añadir
button-no_answer = 🤐 Sin respuesta
button-arrived = 📦 Ya llegó el artículo
button-delivered = 📦 Devolución entregada
button-not_arrived = ⏳ Aún no llega
button-not_solved = ❌ No se resolvió
button-outside = 🏛 Acudí a otro organismo
button-propose = 🤝 Proponer solución
button-prove = 📎 Acreditar
button-received = ✅ Sí, todo bien
button-refuse = 🚫 Denegar
button-reopen = 🔁 Reabrir
button-settle = ✅ Dar por cumplido
button-settled_outside = ✅ Ya lo resolvieron
button-suggest = 🗂 Sugerir desestimar
button-take = 🙋 Me encargo
button-take_over = 🔄 Asumir el caso
button-take_back = ↩️ Retirar propuesta
button-told_solved = { $solved ->
    [yes] ✅ Sí
    [partly] 🟡 En parte
   *[no] ❌ No
}
button-turned_away = ↩️ No lo admitieron
button-unperformed = 🏁 Cerrar sin cumplir
button-withdraw = 🗑 Retirar
button-contact = 📞 Contácteme
button-anew_about = ✍️ Presentar otra
button-visit = { $answer ->
    [holds] ✅ Todo bien
    [broken] ❌ Ya no
   *[contact] 📞 Contácteme
}
button-snooze = { $span ->
    [morning] 🌅 Mañana temprano
   *[hour] ⏰ En 1 hora
}
