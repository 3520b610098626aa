### 提交投诉

intake-welcome = 👋 您好！我会记录您的投诉，转给负责的人，并督促他们按时处理。只需一两分钟。{ $photos ->
    [0] { "" }
   *[other] 您发来的内容已保存。
}
intake-goes-on = 您有一件投诉还没填完，我们接着来。想重新开始，请发送 /cancel。
intake-noted = 📝 已记下，会和投诉一起提交。
intake-edited = ✏️ 我只看到您第一次发送的内容。要更改答案，请点“返回”，或在核对时点“修改”。
intake-advice = ⚠️ { $advice }
intake-cancelled = 好的，没有提交任何内容。需要时随时找我。
intake-filed = ✅ 已提交，编号 <b>{ $number }</b>。进展都会显示在置顶消息里。

language-changed = 🌐 好的，之后我们用中文交流。
ask-language = 🌐 请选择语言 · Choose your language
ask-category = <b>遇到了什么问题？</b>
ask-merchant = <b>是哪一家店铺？</b>
ask-merchant_name = 请输入店铺名称。
ask-order = <b>订单号是多少？</b>请直接输入，可以在订单详情里找到。
ask-claim = <b>您希望怎么解决？</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>发生了什么？</b>请用自己的话说说，一条或几条消息都可以。
ask-evidence = 📷 { $count ->
    [0] <b>请发送照片、视频或文件。</b>
   *[other] <b>已收到 { $count } 份。</b>可以继续发送，发完请点“就这些”。
}{ $missing ->
    [0] { "" }
   *[other] { $count ->
        [0] 至少需要 { $missing } 份。
       *[other] 至少还需要 { $missing } 份。
    }
}{ $hint ->
    [none] { "" }
   *[other] { "\u000A" }💡 { $hint }
}
ask-review = 🔎 <b>请核对一下：</b>
ask-edit = 您想修改哪一项？
ask-which = 您有几件投诉正在处理，这条消息属于哪一件？在您选择之前，内容都会为您保留。
which-case = { $number } · { $category }

review-category = • 问题：<b>{ $value }</b>
review-merchant = • 店铺：{ $value }
review-order = • 订单号：<code>{ $value }</code>
review-claim = • 诉求：<b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • 经过：{ $value }
review-evidence = • 凭证：{ $count ->
    [0] 无
   *[other] { $count } 件
}

field-category = 问题类型
field-merchant = 店铺
field-merchant_name = 店铺名称
field-order = 订单号
field-claim = 诉求
field-description = 事情经过
field-evidence = 照片和文件
field-language = 🌐 语言

button-skip = ⏭ 跳过
button-back = ⬅️ 返回
button-cancel = ✖️ 取消
button-done = ✅ 就这些
button-no_evidence = ⏭ 没有照片
button-submit = 📨 提交投诉
button-edit = ✏️ 修改
option-other_merchant = 🏬 其他店铺
option-new_complaint = 🆕 新的投诉

answer-empty = 没有读到文字，请输入您的回答。
answer-choose = 请点选其中一个按钮。
answer-too-long = 这段内容有 { $length } 个字，最多 { $most } 个。请精简一下，或分几条发送。
answer-order = 这看起来不像订单号：只能包含字母、数字和“-”等符号，最多 64 位。
answer-number = 请输入一个整数，例如 3。
answer-money = 请输入金额，例如 12.50，须大于 0。
answer-date = 请输入日期，例如 2026-11-20。
answer-date-future = 这一天还没到，请输入今天或之前的日期。
evidence-wrong-kind = 这里用不了这种文件，请发送照片、视频或文档。
evidence-too-many = 文件数量已达上限，之前发送的都已保存。
