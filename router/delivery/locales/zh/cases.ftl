### 消费者自己的投诉：列表、一件的全部经过、补充材料

cases-unfinished = ⏳ <b>还没有提交：</b>
cases-line = 🔸 <b>{ $number }</b> · { $category }{ $merchant ->
    [none] { "" }
   *[other] {" "}· { $merchant }
}
page-of = 📄 第 { $page } 页，共 { $pages } 页
case-claim = 🎯 您的诉求：{ $claim }{ $order ->
    [none] { "" }
   *[other] {" "}· 订单 <code>{ $order }</code>
}
case-timeline = 🕘 <b>处理经过</b>
button-add_to = ➕ 补充内容
button-add_done = ✅ 就这些
button-files = 🖼 我的凭证：{ $count }
button-all_cases = 📂 全部投诉
add-ask = ➕ 想给 <b>{ $number }</b> 补充什么？文字、照片、文件都可以，发几条都行。发完请点“就这些”。
add-done = ✅ 都已附在 <b>{ $number }</b> 中，处理的同事看得到。

told-at = <b>{ $side ->
    [consumer] 您
    [merchant] 商家
    [system] 自动
   *[platform] 平台客服
}</b> · { $at }
told-words = { $edited ->
    [yes] ✏️ 改为：
   *[no] { "" }
}“{ $words }”
told-files = 📎 文件：{ $count }
told-submitted = 📨 提交了投诉
told-claimed = 🤝 认领了投诉
told-link_renewed = 🔗 给来电人换了新链接
told-heard = ☎️ 电话里说：
told-taken = 🙋 开始受理
told-asked = ❓ 请您补充：
told-merchant_asked = ❓ 请商家说明
told-merchant_answered = 💬 向平台客服作了说明
told-went_on = ⏭ 没有补充，请继续
told-proposed = 🤝 提出方案：{ terms }
told-proposal_taken_back = ↩️ 收回了方案
told-accepted = ✅ 接受了方案{ paid-by }
told-declined = ❌ 没有接受方案{ $why ->
    [none] { "" }
   *[other] ：“{ $why }”
}
told-countered = 💬 希望改为{ $amount ->
    [none] { "" }
   *[other] {" "}<b>{ $amount }</b>
}{ paid-by }{ $note ->
    [none] { "" }
   *[other] ：“{ $note }”
}
told-counter_accepted = 🎉 同意了
told-refused = 🚫 拒绝：{ $reason }。“{ $why }”
told-escalated = ⬆️ 转请平台介入
told-decided = ⚖️ 裁定：{ liability }{ $remedy ->
    [none] { "" }
   *[other] 。<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }。“{ $reasons }”
told-verdict_accepted = ✅ 接受了裁定{ paid-by }
told-appealed = ⚖️ 提出申诉
told-step_proved = 🪜 已完成：{ proof }
told-step_disputed = ❗ 没有按约定完成：{ proof }
told-step_settled = 🪜 视为已完成：{ proof }
told-confirmed = ✅ 确认已解决
told-not_solved = ❌ 还没有解决
told-arrived = 📦 商品已送达
told-delivered = 📦 已于 { $day } 送达
told-not_arrived = ⏳ 还没有收到
told-went_outside = 🏛 求助了外部机构{ $body ->
    [none] { "" }
   *[other] ：{ $body }
}
told-returned = ↩️ 从外部机构回来
told-transferred = ➡️ 转给了其他部门
told-merged = 🔗 并入了 { $number }
told-breached = ⏰ 超过了承诺的时间
told-expired = ⌛ { $deadline ->
    [offer] 方案已过期
    [consumer_answer] 没有等到您的回复
    [merchant_answer] 商家没有按时说明
    [refusal] 请平台介入的时间已过
    [verdict] 裁定生效
    [step] 有一步逾期
   *[confirmation] 期限内没有异议
}
told-closed = 🏁 已结束
told-reopened = 🔁 重新打开
told-rated = ⭐ 评分 { $score }/5
