### 上限、重复的投诉、屏蔽名单

limit-new_a_day = 🌤 24 小时内最多提交 { $most } 件。您填写的内容已保留，{ $until } 起可以提交。属于未结投诉的内容，现在就可以补充进去，见 /cases。涉及安全的问题随时受理。
limit-open_at_most = 📂 同时未结的投诉最多 { $most } 件。您填写的内容已保留：有一件结束后即可提交，也可以补充到未结的投诉里，见 /cases。涉及安全的问题随时受理。
limit-messages_a_day = 🌤 24 小时内，这件投诉您已经发了很多，最多 { $most } 条。之前的都已转达；{ $until } 起可以继续补充。
limit-evidence_at_most = 📎 这件投诉的文件已满，最多 { $most } 份。之前的都已保存，其余的请用文字说明。
blocked = ⛔ 目前除安全问题外，我们不再接收您在这里发送的内容；您未结的投诉会继续处理，期限不变。
review-repeats = 🔁 <b>{ $number }</b> · { $category } 还没有结束，说的是同一笔订单。如果是同一件事，可以补充进去，了解情况的同事马上能看到；您也可以照常提交。
button-join = ➕ 补充到 { $number }
intake-joined = ✅ 已补充到 <b>{ $number }</b>：您说的话、填写的内容和文件都在里面，没有另外提交投诉。
refusal-unknown-person = 没有找到这个人。请给出投诉编号，或商家看到的代号。
refusal-several-people = 有好几个人用这个代号，请改用投诉编号。
refusal-beyond-scope = 只有投诉全部在您负责范围内的人，您才能屏蔽。请找负责全局的管理者。
refusal-not-blocked = 这个人已经不在屏蔽名单里了。
block-reason-needed = 请写上原因：<code>/block { $number } 威胁客服</code>
block-done = 🚫 <b>已屏蔽。</b>除安全问题外，{ $number } 的消费者发送的内容不再转给客服。
block-stands = 🚫 { $number } 的消费者已经在屏蔽名单里。
block-line = • <b>{ $number }</b> 自 { $since }，由{ $who }：{ $reason }
block-open = 📂 未结投诉：{ $count } 件（{ $numbers }）。已加标记，照常处理，期限不变；客服仍可联系消费者，消费者仍可用按钮做决定。属于无效投诉的，由平台负责人结束。
block-title = 🚫 <b>屏蔽名单：{ $count } 人</b>
block-how = 屏蔽方法：/block 加投诉编号或商家看到的代号，再加原因；也可以回复一条投诉消息，写 /block 和原因。
button-unblock = ↩️ 解除屏蔽 { $number }
done-unblock = 已解除屏蔽
command-block = 屏蔽名单
digest-restrained = { $what ->
    [blocked] ⛔ 被屏蔽后仍发消息的人
    [new_a_day] 🌤 达到每日新投诉上限的人
    [open_at_most] 📂 达到未结投诉上限的人
    [messages_a_day] 💬 达到每日消息上限的人
   *[evidence_at_most] 📎 达到文件上限的人
}：<b>{ $count }</b>
