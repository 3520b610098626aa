### 客服群里的投诉卡片

card-head = <b>{ $number }</b> · { $category }{ $cycle ->
    [1] { "" }
   *[other] {" "}· 第 { $cycle } 次处理
}
card-merchant = 🏬 商家：{ $merchant }{ $known ->
    [yes] { "" }
   *[no] （消费者填写，未核实）
}
rerouted-unknown_merchant = ↪️ 商家未入驻或未知，由平台直接处理
rerouted-no_chat = ↪️ 商家群不可用，由平台直接处理
rerouted-paused = ↪️ 商家已暂停接收投诉，由平台直接处理
card-order = 🧾 订单：<code>{ $order }</code>{ order-standing }
card-claim = 🎯 诉求：{ $claim }
card-amount = 💰 要求金额：{ $amount }
card-consumer = 👤 消费者：{ $who }
card-recorded = ☎️ { $who } 代来电人登记{ $now ->
    [claimed] ，来电人已在 Telegram 认领
    [phone] ；来电人还不在 Telegram，请电话联系
   *[wait] ；来电人还不在 Telegram，由登记的客服组电话转告
}
caller = 来电人
card-answer = • { $question } { $answer }
card-evidence = 📎 凭证：{ $count } 件{ $shown ->
    [none] { "" }
   *[other] ，图中为前 { $shown } 件
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}
card-forwarded = ↪️ 含转发内容，来自 { $who }{ $more ->
    [0] { "" }
   *[other] {" "}等
}
marked-receipt = 🧾 购买凭证
marked-platform_only = 🔒 仅平台可见
card-warned = { $level ->
    [1] 🟡 时限已过半：{ clock }，截止 { $due }
    [2] 🟠 时间不多了：{ clock }，截止 { $due }
   *[3] 🔴 即将超时：{ clock }，截止 { $due }
}
card-level = 🪜 第 { $level } 级：{ why-climbed }
why-climbed = { $cause ->
    [silence] 商家一直没有回应
    [contested] 消费者申请平台介入
    [unperformed] 有一步没有按约定完成
    [not_solved] 第二次反馈没有解决
    [untaken] 一直没有人受理
    [late_decision] 裁定已超时
    [amount] 涉及金额较大
    [safety] 涉及人身安全
    [verdict_unperformed] 裁定没有履行
    [not_taken] 没有及时受理
   *[breach] 已超时
}
ladder-climbed = 🪜 请关注这件投诉：{ why-climbed }。
card-holder = 🙋 处理人：{ $who }
card-suggested = 🙋 建议受理：{ $who }
card-refusal = 🚫 拒绝理由：{ $reason }
card-proposal = 🤝 方案：{ terms }
card-counter = ↩️ 消费者希望：{ $amount ->
    [none] { "" }
   *[other] { $amount }{ paid-by }{" "}
}{ $note }
card-verdict = ⚖️ 裁定：{ liability }{ $remedy ->
    [none] { "" }
   *[other] ；<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
card-step = 🪜 { step-now }
turn = { $you ->
    [yes] ⏳ <b>轮到我们处理</b>{ until }
   *[no] ⏳ 等待{ side }{ until }
}

flag-safety = ⚠️ 涉及安全
flag-urgent = 🔥 紧急
flag-legal_hold = 🔒 法律保留
flag-suspected_abuse = 🚩 疑似滥用
flag-unreachable = 🔕 消费者联系不上
flag-dead_route = 📵 商家或客服群不可用
flag-undelivered = ✉️ 有消息未送达

state-submitted = 📥 <b>待受理</b>
state-in_review = 🔎 <b>处理中</b>
state-awaiting_consumer = ❓ <b>等待消费者补充</b>
state-awaiting_merchant = ❓ <b>等待商家说明</b>
state-proposed = 🤝 <b>已提出方案</b>
state-refused = 🚫 <b>商家已拒绝</b>
state-decided = ⚖️ <b>平台已裁定</b>
state-performing = 🪜 <b>履行中</b>
state-performed = 📦 <b>已履行，待确认</b>
state-external = 🏛 <b>外部机构处理中</b>
state-closed = ✅ <b>已结束</b>

reason-confirmed = { $reader ->
    [consumer] 您已确认解决
   *[desk] 消费者确认已解决
}
reason-auto_confirmed = 到期未反馈，视为已解决
reason-decided = 按平台裁定结束
reason-refused_unescalated = 商家拒绝后，未申请平台介入
reason-no_response = { $reader ->
    [consumer] 没有收到您的回复
   *[desk] 未收到消费者回复
}
reason-lapsed = { $reader ->
    [consumer] 您没有按期完成一个步骤
   *[desk] 消费者未按期完成步骤
}
reason-self_solved = 问题已自行解决
reason-withdrawn = { $reader ->
    [consumer] 您已撤回
   *[desk] 消费者撤回
}
reason-duplicate = 与另一件投诉重复
reason-out_of_scope = 不在受理范围
reason-spam = 无效投诉
reason-settled_elsewhere = 已在外部机构解决
reason-unperformed = 裁定未被履行

topic-name = { $mark ->
    [new] 🆕
    [turn] 🔵
    [late] 🔴
    [waiting] ⏳
   *[closed] ✅
} { $number } · { $category }
