### 查件：列表、查找、经过

list-desk = 🏷 { $desk }
button-case = 🗂 { $number }
button-card = 🔗 打开卡片
button-history = 🕘 经过
find-title = 🔎 <b>“{ $words }”</b>：{ $count ->
    [0] 没有找到
   *[other] { $count } 件
}
find-more = 还有 { $count } 件，请把条件写得更具体。
history-title = 🕘 <b>{ $number }</b> 的经过
done-privately = 📬 已私聊发给您
refusal-find-what = 请在命令后面写要找的内容：编号、订单号、消费者代号，或本部门未结投诉里的文字，例如 /find 黑屏
refusal-not-seen-at-work = 这个命令给客服部门使用：请先在部门的群里处理一次投诉，之后就可以在这里使用。

desk-told-at = <b>{ $side ->
    [consumer] 消费者
    [merchant] 商家
    [system] 系统
   *[platform] 平台客服
}</b> · { $at }
desk-told-asked = ❓ 请消费者补充：
desk-told-transferred = ➡️ 转移：{ $before } → { $category }{ $why ->
    [none] { "" }
   *[other] 。“{ $why }”
}
told-dismissal_suggested = 🗂 建议不予受理：{ $reason ->
    [duplicate] 重复
    [spam] 不是真实投诉
   *[out_of_scope] 不属于受理范围
}
told-noted = 📝 内部备注：
told-handed_over = 👉 转交给同事
told-given_back = ↩️ 退回待受理
told-no_answer_needed = 🤐 无需回复
told-flagged = { $flag ->
    [safety] ⚠️ 标记：涉及人身安全
    [urgent] 🔥 标记：紧急
    [legal_hold] 🔒 标记：法律保全
    [suspected_abuse] 🚩 标记：疑似恶意
    [unreachable] 🔕 联系不上消费者
    [dead_route] 📵 部门没有可用的群
   *[undelivered] ✉️ 有消息没有送达
}
told-unflagged = { $flag ->
    [safety] ⚠️ 取消标记：涉及人身安全
    [urgent] 取消标记：紧急
    [legal_hold] 🔓 解除法律保全
    [suspected_abuse] 🚩 取消标记：疑似恶意
    [unreachable] 🔔 又能联系到消费者
    [dead_route] 📶 部门的群恢复
   *[undelivered] ✉️ 未送达的问题已解决
}

canned-title = 💬 <b>常用回复</b>（用卡片上的“常用回复”按钮，或回复卡片发送 /canned）
canned-one = <b>{ $title }</b>
    <blockquote expandable>{ $text }</blockquote>
playbook = 📘 <b>{ $category }</b>
    { $words }
plain-time = { $at }
refusal-no-canned = 没有可用的常用回复。
refusal-no-playbook = 这个类别还没有处理指引。
