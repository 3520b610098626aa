### Normas: qué dan, en /rights, en la revisión y para los equipos

rule-source = { $name }{ $place ->
    [none] { "" }
   *[other] , artículo { $place }
}
told-rule = { $rule } <i>({ $url ->
    [none] { $source }
   *[other] <a href="{ $url }">{ $source }</a>
}{ $sure ->
    [medium] , de segunda mano
   *[high] { "" }
})</i>
rights-about = ⚖️ <b>Qué se aplica</b>: { $category }{ $number ->
    [none] { "" }
   *[other] {" "}· { $number }
}
rights-open = ✅ { told-rule }
    Abierto hasta <b>{ $until }</b>.
rights-over = ⌛ { told-rule }
    Terminó: { $until }.
rights-unknown = 🗓 { told-rule }
rights-begin = ↳ Estos plazos empiezan cuando recibe el producto; ese día no cuenta.
rights-why = ↳ Recibido: { $since }; { $first ->
    [yes] ese día cuenta.
   *[no] ese día no cuenta.
} { $rolled ->
    [yes] El último día ({ $nominal }) es de descanso y pasa a: { $last }, 24:00.
   *[no] Último día: { $last }, hasta las 24:00.
}
rights-freight = 🚚 { told-rule }
rights-duty = ⏱ { told-rule }{ $until ->
    [none] { "" }
   *[other] { "\u000A" }Hasta { $until }.
}
rights-fact = • { told-rule }
rights-practice = <b>Lo habitual en los mercados en línea</b> (no es un derecho):
rights-nothing = ⚖️ No conozco ninguna norma especial para esto.
rights-note = ℹ️ Información, no asesoramiento jurídico.
rights-which = ⚖️ ¿Sobre cuál?
rights-category = ⚖️ ¿De qué se trata? Le digo qué se aplica antes de presentarla.
review-rights-note = ℹ️ Información, no asesoramiento jurídico. Más en /rights.
button-rights = ⚖️ Mis derechos
button-rights_more = 📖 Más normas
option-rights_other = ✳️ Otro asunto

desk-law-warned = ⚖️ Un plazo legal vence { $due }: { $rule } <i>({ $source })</i> Atiéndalo a tiempo, por favor.
    ℹ️ Información, no asesoramiento jurídico.
desk-law-missed = ⚖️ Ha pasado un plazo legal: { $rule } <i>({ $source })</i> Atiéndalo, por favor.
    ℹ️ Información, no asesoramiento jurídico.
consumer-law-missed = ⚖️ Ha pasado un plazo legal: { $rule } <i>({ $source })</i>
    ℹ️ Información, no asesoramiento jurídico.
told-law_missed = ⚖️ No se cumplió un plazo legal: { $rule }
form-freight-why = 💡 { $rule } <i>({ $source })</i>
    ℹ️ Información, no asesoramiento jurídico.
outside-head = 🏛 <b>Adónde puede acudir fuera de la plataforma</b>
outside-body = 🏛 <b>{ $name }</b>{ $about ->
    [none] { "" }
   *[other] { "\u000A" }{ $about }
}{ $phone ->
    [none] { "" }
   *[other] { "\u000A" }☎️ { $phone }
}{ $web ->
    [none] { "" }
   *[other] { "\u000A" }🌐 { $web }
}{ $address ->
    [none] { "" }
   *[other] { "\u000A" }📮 { $address }
}{ $hours ->
    [none] { "" }
   *[other] { "\u000A" }🕘 { $hours }
}
outside-bring = <b>Tenga a mano:</b>
outside-thing = • { $what }
outside-note = ℹ️ Puede acudir cuando quiera; no hace falta terminar antes aquí. Lo que ya tramitó un organismo, otro puede rechazarlo. Es información, no asesoramiento jurídico.
outside-none = 🏛 No conocemos ningún organismo externo para esto. Para hablar con una persona: /help
button-bodies = 🏛 Otros organismos
button-outside_to = 🏛 He acudido a: { $name }
