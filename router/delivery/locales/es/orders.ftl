### Pedidos que la plataforma conoce, y enlaces que traen un pedido

order-doubted = 🔎 No encuentro <code>{ $order }</code> entre sus pedidos. Revíselo y escríbalo de nuevo, o siga con este número: su reclamación dirá entonces que el pedido no está verificado.
order-found = ✅ <b>Pedido encontrado.</b> Compruebe que es correcto:
order-check = { $check ->
    [verified] {" "}✅
    [none] { "" }
   *[other] {" "}· sin verificar
}
order-standing = { $check ->
    [verified] {" "}✅ verificado
    [unknown] {" "}⚠️ ese pedido no existe
    [foreign] {" "}⚠️ no es un pedido de este cliente
    [none] { "" }
   *[unverified] {" "}· sin verificar
}
purchase-product = 🛍 { $value }
purchase-amount = 💳 { $value }
purchase-delivered = 🚚 entregado el { $value }
button-insist = Seguir con este número

known-about = 📌 <b>Ya está rellenado:</b>
link-stale = 🔗 Este enlace ya no funciona. No importa, está en el lugar correcto:
link-open = 📂 Ya tiene una reclamación abierta sobre el pedido <code>{ $order }</code>: <b>{ $number }</b> · { $category }. ¿Quiere añadirle algo?
button-add = ➕ Añadir a esta
button-another = 🆕 Presentar otra
