### 平台查得到的订单，以及带着订单的链接

order-doubted = 🔎 在您的订单里没有找到 <code>{ $order }</code>。请再看看并重新输入；也可以就用这个订单号继续，投诉里会注明“订单未核实”。
order-found = ✅ <b>找到这个订单了。</b>请看看对不对：
order-check = { $check ->
    [verified] {" "}✅
    [none] { "" }
   *[other] （未核实）
}
order-standing = { $check ->
    [verified] {" "}✅ 已核实
    [unknown] {" "}⚠️ 查无此订单
    [foreign] {" "}⚠️ 不是该消费者的订单
    [none] { "" }
   *[unverified] （未核实）
}
purchase-product = 🛍 { $value }
purchase-amount = 💳 { $value }
purchase-delivered = 🚚 { $value }签收
button-insist = 就用这个订单号

known-about = 📌 <b>已经填好：</b>
link-stale = 🔗 这个链接已经失效。不要紧，在这里一样可以投诉：
link-open = 📂 订单 <code>{ $order }</code> 已经有一件处理中的投诉：<b>{ $number }</b> · { $category }。要补充内容吗？
button-add = ➕ 补充到这件投诉
button-another = 🆕 另提一件投诉
