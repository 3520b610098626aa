### 关于投诉的简短对话

form-about = <b>{ $number }</b>
form-for = <a href="tg://user?id={ $user }">{ $name }</a>
form-ask-words = ❓ 需要消费者说明或补充什么？请点选缺少的凭证，或回复这条消息。
form-hear-words = ☎️ 来电人说了什么？
form-ask_merchant-words = ❓ 需要商家说明什么？请回复这条消息。
form-hand_over-to = 👉 转交给谁？
form-transfer-to = ↪️ 转移到哪里？
form-transfer-category = 🏷 正确的类别是哪一个？
form-transfer-words = 要对接手的同事说明原因吗？请回复这条消息，或跳过。
option-person = 👤 { $name }
option-other_category = 🏷 改类别
done-hand_over = 👉 已转交
done-safety = ⚠️ 已标记，质量经理会收到通知
done-urgent = 🔥 已标为紧急，时限缩短
done-not_urgent = 已恢复普通时限
done-abuse = 🚩 已标记
done-no_abuse = 已取消标记
done-hold = 🔒 已保全
done-release = 🔓 已解除
form-canned-which = 💬 发送哪一条？
form-canned-send = 消费者将看到：
    <blockquote>{ $text }</blockquote>
option-send = 📨 发送
done-canned = 📨 已发送
form-suggest-reason = 🗂 为什么建议不予受理？
form-suggest-words = 请向平台说明（重复的请写出编号）。请回复这条消息。
done-suggest = 📨 已转告平台
form-propose-remedy = 🤝 您提出什么方案？
form-propose-words = 要对消费者说几句吗？请回复这条消息，或者跳过。
form-refuse-reason = 🚫 为什么拒绝？
form-refuse-words = 请向消费者说明。请回复这条消息。
form-decide-liability = ⚖️ 责任在谁？
form-decide-remedy = 支持什么方案？
form-decide-words = 裁定理由，双方都会看到。请回复这条消息。
form-dismiss-reason = 🗂 为什么不受理？
form-dismiss-other = 与哪一件相同？请点选，或回复这条消息写出编号。
form-dismiss-words = 要对消费者说几句吗？请回复这条消息，或者跳过。
form-settle-words = ✅ 为什么认定这一步已完成？请回复这条消息。
form-unperformed-words = 🏁 要向消费者说明什么？请回复这条消息。
form-step = 🪜 这一步：<b>{ proof }</b>
form-prove-words = 📎 请提供凭证或结果：地址、单号、几句说明或照片。请回复这条消息。
form-dispute-words = ❗ 哪里没有按约定完成？请用一条消息说明。
form-appeal-words = ⚖️ 有什么新情况？请用一条消息说明，可以附上照片。
form-counter-words = 💬 怎样的方案您可以接受？请用一条消息说明。
form-counter-amount = 💰 您希望的金额是多少（{ $currency }）？请直接输入，例如 12.50。
form-counter-way = 💳 希望怎么退款？
form-delivered-ago = 📦 退回的商品是什么时候送达的？
form-withdraw-why = 您为什么撤回？
form-cancelled = 好的，这一步已取消。{ $filing ->
    [yes] 正在填写的投诉还在：/new 继续，/cancel 取消。
   *[no] { "" }
}
form-amount = 💰 金额是多少（{ $currency }）？请回复这条消息，例如 12.50。
option-paid = 全额：{ $amount }
form-freight = 🚚 { $travels ->
    [yes] 运费由谁承担，商品怎么寄回？
   *[no] 运费由谁承担？
}

option-freight = { $suggested ->
    [yes] 💡{" "}
   *[no] { "" }
}{ $freight ->
    [merchant] 商家
   *[consumer] 消费者
}{ $travel ->
    [ship] ，寄回
    [pickup] ，上门取件
   *[none] { "" }
}
option-liability = { $liability ->
    [consumer] 消费者
    [merchant] 商家
    [both] 双方
   *[none] 均无责任
}
option-no_remedy = 不支持
option-dismissal = { $reason ->
    [duplicate] 重复投诉
    [spam] 无效投诉
   *[out_of_scope] 不在受理范围
}
option-ago = { $n ->
    [0] 今天
    [1] 昨天
   *[other] { $n } 天前
}
option-withdraw = { $why ->
    [solved] 问题已自行解决
   *[other] 其他原因
}

done = ✅ 完成
done-submit = 已没有待提交的内容
done-take = 🙋 由您处理了
done-take_over = 🔄 由您接手了
done-snooze = ⏰ 到时再提醒您
done-give_back = ↩️ 已退回
done-accept = ✅ 已接受
done-decline = 已拒绝，对方会重新处理
done-counter = 📨 已转给对方，等待对方回复。
done-not_arrived = ⏳ 已记下：已通知对方，确认期限也已延长。
done-escalate = 🙋 平台已介入
done-confirm = ✅ 很高兴问题解决了
done-not_solved = 对方会重新处理。请在这里说说还有什么问题。
done-reopen = 🔁 已重新打开。请在这里说说还有什么问题。
done-album = 🖼 文件随后就到
done-why = 👍 已记下，谢谢
done-contact = 📞 已记下
