### Orders that the platform knows, and links that fill in an order

order-doubted = 🔎 I cannot find <code>{ $order }</code> among your orders. Please look again and type it, or go on with this number: your complaint then says that the order is not verified.
order-found = ✅ <b>Found it.</b> Please see that this is right:
order-check = { $check ->
    [verified] {" "}✅
    [none] { "" }
   *[other] {" "}· not verified
}
order-standing = { $check ->
    [verified] {" "}✅ verified
    [unknown] {" "}⚠️ no such order
    [foreign] {" "}⚠️ not this consumer’s order
    [none] { "" }
   *[unverified] {" "}· not verified
}
purchase-product = 🛍 { $value }
purchase-amount = 💳 { $value }
purchase-delivered = 🚚 delivered { $value }
button-insist = Go on with this number

known-about = 📌 <b>Filled in already:</b>
link-stale = 🔗 This link does not work any more. No matter, you are in the right place:
link-open = 📂 You already have an open complaint about order <code>{ $order }</code>: <b>{ $number }</b> · { $category }. Is there something to add to it?
button-add = ➕ Add to it
button-another = 🆕 File another one
