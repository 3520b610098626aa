### 按钮：纯文字，不含 HTML

button-abuse = 🚩 疑似恶意投诉
button-hand_over = 👉 转交同事
button-hold = 🔒 法律保全
button-less = ⬅️ 收起
button-more = ⋯ 更多
button-no_abuse = 🚩 取消“疑似恶意”
button-release = 🔓 解除法律保全
button-safety = ⚠️ 涉及人身安全
button-urgent = 🔥 标为紧急
button-not_urgent = 取消紧急
button-transfer = ↪️ 转移
button-accept = ✅ 接受
button-accept-way = ✅ 接受：{ $way }
button-accept_counter = ✅ 同意消费者的方案
button-accept_verdict = ✅ 接受裁定
button-accept_verdict-way = ✅ 接受裁定：{ $way }
button-again = 🔁 { $number ->
    [none] 简报
   *[other] { $number }
}
button-again_all = 🔁 全部重发
button-album = 🖼 查看原图
button-appeal = ⚖️ 申诉
button-approve = ✅ 批准裁定
button-ask = ❓ 请消费者补充
button-hear = ☎️ 记下来电内容
button-relink = 🔗 给来电人新链接
button-ask_merchant = ❓ 请商家说明
button-canned = 💬 常用回复
button-playbook = 📘 处理指引
button-confirm = ✅ 已解决
button-counter = 💬 我有别的想法
button-decide = ⚖️ 作出裁定
button-decline = ❌ 不接受
button-dismiss = 🗂 不予受理
button-dispute = ❗ 未按约定完成
button-earlier = ⬅️ 上一页
button-escalate = 🙋 请平台介入
button-further = 下一页 ➡️
button-give_back = ↩️ 退回待受理
button-go_on = ⏭ 没有补充，请继续
button-no_answer = 🤐 无需回复
button-arrived = 📦 货已收到
button-delivered = 📦 退货已送达
button-not_arrived = ⏳ 还没收到
button-not_solved = ❌ 没有解决
button-outside = 🏛 我已求助外部机构
button-propose = 🤝 提出方案
button-prove = 📎 提交完成证明
button-received = ✅ 是的，没问题
button-refuse = 🚫 拒绝
button-reopen = 🔁 重新打开
button-settle = ✅ 认定已完成
button-settled_outside = ✅ 已在外部解决
button-suggest = 🗂 建议不予受理
button-take = 🙋 我来受理
button-take_over = 🔄 接手
button-take_back = ↩️ 撤回方案
button-told_solved = { $solved ->
    [yes] ✅ 解决了
    [partly] 🟡 部分解决
   *[no] ❌ 没解决
}
button-turned_away = ↩️ 未受理，继续由平台处理
button-unperformed = 🏁 按未履行结束
button-withdraw = 🗑 撤回投诉
button-contact = 📞 请联系我
button-anew_about = ✍️ 提交新的投诉
button-visit = { $answer ->
    [holds] ✅ 一切正常
    [broken] ❌ 又不行了
   *[contact] 📞 请联系我
}
button-snooze = { $span ->
    [morning] 🌅 明早提醒
   *[hour] ⏰ 1 小时后提醒
}
