### Заказы, которые известны платформе, и ссылки, в которых есть заказ

order-doubted = 🔎 Не нахожу <code>{ $order }</code> среди ваших заказов. Проверьте номер и введите его ещё раз или продолжите с этим: тогда в жалобе будет сказано, что заказ не подтверждён.
order-found = ✅ <b>Заказ найден.</b> Проверьте, всё ли верно:
order-check = { $check ->
    [verified] {" "}✅
    [none] { "" }
   *[other] {" "}· не подтверждён
}
order-standing = { $check ->
    [verified] {" "}✅ подтверждён
    [unknown] {" "}⚠️ такого заказа нет
    [foreign] {" "}⚠️ заказ не этого покупателя
    [none] { "" }
   *[unverified] {" "}· не подтверждён
}
purchase-product = 🛍 { $value }
purchase-amount = 💳 { $value }
purchase-delivered = 🚚 получено: { $value }
button-insist = Продолжить с этим номером

known-about = 📌 <b>Уже заполнено:</b>
link-stale = 🔗 Эта ссылка больше не действует. Ничего страшного, вы по адресу:
link-open = 📂 По заказу <code>{ $order }</code> у вас уже есть открытая жалоба: <b>{ $number }</b> · { $category }. Хотите что-то к ней добавить?
button-add = ➕ Добавить к ней
button-another = 🆕 Подать другую
