### 发给管理者的消息。每条消息前都会自动加上投诉编号。

manager-alarm = 🚨 这件投诉在平台停留过久，第 { $n } 次提醒。
manager-approval-missing = 👀 有一份裁定等不到第二位负责人批准：{ liability }。{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }处理方式：<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    理由：{ $reasons }
manager-comment = 💬 消费者对评价补充说：{ $words ->
    [none] （只有附件）
   *[other] { $words }
}
manager-incident = 🚨 { $hours } 小时内有 { $count } 件投诉涉及 <b>{ $product }</b>：{ $numbers }
manager-low-score = ⭐ 消费者评了 { $score } 分（满分 5 分）。
    { $category } · { $desk }
    轮到您处理，期限 { $until }：回复这条消息，内容会转给消费者。
manager-score-changed = ⭐ { $score ->
    [none] 消费者撤回了低分评价
   *[other] 消费者把低分评价改为 { $score } 分
}。{ $contact ->
    [yes] 对方仍希望有人联系。
   *[no] 不必再为此联系对方。
}
manager-no-route = 📵 <code>{ $desk }</code> 没有可用的群，消息送不到。请绑定新群或修复权限。
manager-not-taken = 📥 这件投诉一直没有人受理，第 { $n } 次提醒。
manager-safety = ⚠️ 这件投诉涉及安全，请立即关注。
manager-verdict-unperformed = 🚨 裁定没有按期履行，请运营介入。
manager-follow-up-late = ⏰ { $contact ->
    [yes] 消费者希望有人联系，至今没有人回复，已超时。
   *[no] 对低分评价的回访已超时。
}请回复这条消息，内容会转给消费者。
manager-undelivered = ✉️ 有消息无法送达：{ why }。发送 /undelivered 可以查看并重发。
manager-topic-lost = 🧵 <code>{ $desk }</code> 的话题已删除或关闭，消息改发到群的主聊天。请重新打开话题，或在配置里换一个，然后重启机器人。

undelivered-title = ✉️ <b>未送达：{ $count } 项{ $more ->
    [yes] 以上
   *[no] { "" }
}</b>{ $pages ->
    [1] { "" }
   *[other] {" "}· 第 { $page }/{ $pages } 页
}
undelivered-line = { $number ->
    [none] 📊 简报
   *[other] <b>{ $number }</b>
} · 发给{ $who ->
    [consumer] 消费者
    [manager] 管理者
    [desk] { $desk }
   *[several] 多个聊天
}{ $count ->
    [1] { "" }
   *[other] （{ $count } 条）
}：{ why } · 自 { $since }
undelivered-none = ✅ 所有消息都已送达。
undelivered-sending = 🔁 正在重发……
undelivered-outcome = 🔁 已重发，送达 <b>{ $arrived }</b> 条{ $failed ->
    [0] { "" }
   *[other] ，仍未送达 <b>{ $failed }</b> 条（{ why }）
}{ $owed ->
    [0] { "" }
   *[other] ，还在路上 <b>{ $owed }</b> 条
}
manager-reasons = 👎 消费者不满意的是：{ $reasons }。
manager-contact = 📞 消费者希望有人联系{ $score ->
    [none] { "" }
   *[other] （评分 { $score }/5）
}，期限 { $until }。{ $reasons ->
    [none] { "" }
   *[other] 不满意的是：{ $reasons }。
}回复这条消息，您的话会转给消费者。
manager-visit-broken = 🩹 回访时，消费者表示问题又出现了。
