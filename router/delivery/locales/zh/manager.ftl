### 发给管理者的消息。每条消息前都会自动加上投诉编号。

manager-alarm = 🚨 这件投诉在平台停留过久，第 { $n } 次提醒。
manager-approval-missing = 👀 有一份裁定等不到第二位负责人批准：{ liability }。{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }处理方式：<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}
    理由：{ $reasons }
manager-comment = 💬 消费者对评价补充说：{ $words ->
    [none] （只有附件）
   *[other] { $words }
}
manager-low-score = ⭐ 消费者评了 { $score } 分。请尽快回访：回复这条消息，内容会转给消费者。
manager-no-route = 📵 <code>{ $desk }</code> 没有可用的群，消息送不到。请绑定新群或修复权限。
manager-not-taken = 📥 这件投诉一直没有人受理，第 { $n } 次提醒。
manager-safety = ⚠️ 这件投诉涉及安全，请立即关注。
manager-verdict-unperformed = 🚨 裁定没有按期履行，请运营介入。
manager-follow-up-late = ⏰ 对低分评价的回访已超时。请回复这条消息，内容会转给消费者。
manager-undelivered = ✉️ 有消息无法送达：{ $why }
