### La encuesta de satisfacción

survey-question = La reclamación { $number } está cerrada. ¿Cómo valora la atención recibida?
survey-1 = 1 · muy mala
survey-2 = 2 · mala
survey-3 = 3 · regular
survey-4 = 4 · buena
survey-5 = 5 · muy buena
survey-comment-thanks = Gracias. Lo leerá el responsable de calidad.
survey-is-it-solved = Esta reclamación se cerró porque venció el plazo. ¿Está resuelta de verdad?
survey-low = Sentimos que la atención no fuera buena. ¿Nos cuenta por qué? Elija lo que corresponda o responda con sus palabras: lo leerá el responsable de calidad. También puede pedir que le contacten o reabrir la reclamación.
survey-reminder = Todavía no tenemos su valoración. Si dispone de unos segundos, elija una respuesta en la encuesta de arriba, por favor.
survey-solved-noted = { $solved ->
    [yes] Nos alegra saberlo. Gracias por decírnoslo.
    [partly] Gracias por decírnoslo. Para lo que queda pendiente, puede reabrir la reclamación.
   *[no] Lo sentimos. Puede reabrir la reclamación y seguiremos trabajando en ella.
}
survey-thanks = ¡Gracias por su valoración! Si quiere añadir algo, responda a este mensaje.
survey-contact-noted = 📞 Anotado: el responsable de calidad le responderá aquí antes de { $until }.
visit-question = 👋 Han pasado unos días{ $remedy ->
    [none] { "" }
   *[other] {" "}desde la solución: { $remedy }
}. ¿Sigue todo bien? Basta un toque.
visit-holds = Nos alegra, ¡gracias!
visit-broken = Lo sentimos. { $way ->
    [reopen] Puede reabrir la reclamación y seguimos desde aquí.
   *[anew] Ya no se puede reabrir: presente otra, con la tienda y el pedido ya rellenados.
}
