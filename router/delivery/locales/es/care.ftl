### Felicitaciones y avisos, solo para quien los pide

care-offer = 🌷 ¿Quiere que le escriba de vez en cuando: antes de que acabe una garantía, en fiestas, por su cumpleaños? Solo lo que elija, como mucho una vez por semana, y puede cambiarlo cuando quiera.
care-title = 🌷 <b>¿Qué puedo enviarle?</b> Elija con un toque; no llegará nada más, y como mucho una vez por semana.
care-month = 🎂 ¿En qué mes es su cumpleaños? Nunca pregunto el año.
care-day = 🎂 ¿Y qué día?
care-declined = De acuerdo, no le llegará nada. Si cambia de idea: /care
care-kept = { $count ->
    [0] De acuerdo, no le llegará nada. Si cambia de idea: /care
   *[other] 🌷 Anotado. Puede cambiarlo cuando quiera: /care
}
care-change = Con /care se cambia lo que le envío.
care-festival = 🎉 { $words }
care-birthday = 🎂 ¡Feliz cumpleaños!
care-warranty = 🛡 La garantía del producto de su reclamación { $number } termina el { $day }. ¿Sigue todo bien? Si no, dígamelo a tiempo.
button-care = { $on ->
    [yes] ☑️
   *[no] ⬜
} { $kind ->
    [warranty] Fin de garantía
    [festivals] Fiestas
   *[birthday] Cumpleaños{ $born ->
        [none] { "" }
       *[other] : { $born }
    }
}
button-care_open = 🌷 Elegir
button-care_no = No, gracias
button-care_done = ✅ Así está bien
