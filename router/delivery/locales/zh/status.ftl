### 消费者置顶的进度消息

status-head = 📌 <b>{ $number }</b>
    { $category }{ $merchant ->
        [none] { "" }
       *[other] {" "}· { $merchant }
    }
status-turn = { $you ->
    [yes] ⏳ <b>轮到您了</b>{ until }
   *[no] ⏳ 轮到{ side }{ until }
}
status-submitted = { $stage ->
    [merchant] 📥 <b>已送达商家，等待受理</b>
   *[platform] 📥 <b>已送达平台客服，等待受理</b>
}
status-in_review = { $stage ->
    [merchant] 🔎 <b>商家正在处理</b>
   *[platform] 🔎 <b>平台客服正在处理</b>
}
status-awaiting_consumer = ❓ <b>需要您补充信息</b>
status-awaiting_merchant = ❓ <b>平台客服正在请商家说明</b>
status-proposed = 🤝 <b>有一个方案等您选择</b>
status-refused = 🚫 <b>商家拒绝了您的诉求</b>
status-decided = ⚖️ <b>平台已作出裁定</b>
status-performing = 🪜 <b>正在按约定履行</b>
    { step-now }
status-performed = 📦 <b>已履行完毕，等您确认</b>
status-external = 🏛 <b>您已求助外部机构</b>
status-closed = ✅ <b>已结束</b>

next-submitted = { $stage ->
    [merchant] 接下来：商家会受理并回复您；如果逾期，您可以请平台介入。
   *[platform] 接下来：平台客服会受理并回复您。
}想补充文字或照片，直接发到这里即可。
next-in_review = { $stage ->
    [merchant] 接下来：商家会答复或提出方案。
   *[platform] 接下来：平台客服会答复、提出方案或作出裁定。
}想补充文字或照片，直接发到这里即可。
next-awaiting_consumer = 接下来：请直接在这里回复；没有要补充的，可以点“没有补充，请继续”。
next-awaiting_merchant = 接下来：无论商家是否按时说明，平台客服都会继续处理。
next-proposed = 接下来：接受、拒绝，或告诉对方您的想法。
next-refused = 接下来：不认可的话，可以请平台介入；逾期不处理，投诉会结束。
next-decided = 接下来：可以接受裁定；有新的凭证，可以申诉一次。
next-performing = 接下来：每完成一步，我们都会通知您。
next-performed = 接下来：请确认是否已经解决；逾期未反馈，视为已解决。
next-external = 接下来：我们会定期询问进展，您随时可以回来继续。
next-closed = { $until ->
    [none] 感谢您的反馈。
   *[other] 如果问题没有解决，可以在 { $until } 前重新打开。
}
