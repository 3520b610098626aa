### 提交投诉

intake-welcome = 👋 您好！我会记录您的投诉，转给负责的人，并督促他们按时处理。只需一两分钟。{ $photos ->
    [0] { "" }
   *[other] 您发来的内容已保存。
}
intake-noted = 📝 已记下，会和投诉一起提交。
intake-edited = ✏️ 这条消息没有对应的答案。要更改答案，请点“返回”，或在核对时点“修改”。
intake-advice = ⚠️ { $advice }
intake-cancelled = 好的，没有提交任何内容。需要时随时找我。
intake-filed = ✅ 已提交，编号 <b>{ $number }</b>。进展都会显示在置顶消息里。
record-begun = ☎️ <b>为来电人登记投诉。</b>只问最要紧的几项，照片也可以直接发到这里。
record-filed = ✅ 已登记，编号 <b>{ $number }</b>。
    来电人打开这个链接，投诉就归本人跟进，可以看到进展并参与评价。只能用一次，{ $until } 前有效：
    { $link }
    在此之前，该告诉来电人的话会发到群里，请电话转告。
record-renewed = 🔗 新链接，旧链接从现在起失效。编号 <b>{ $number }</b>。
    来电人打开它，投诉就归本人跟进。只能用一次，{ $until } 前有效：
    { $link }
record-elsewhere = ☎️ 请在与我的私聊里登记：那里点按钮就行，也不会让全群看到来电人的信息。您刚才写的内容已保存。
button-record = ☎️ 开始登记

language-changed = 🌐 好的，之后我们用中文交流。
ask-language = 🌐 请选择语言 · Choose your language
ask-category = <b>遇到了什么问题？</b>
ask-merchant = <b>是哪一家店铺？</b>
ask-merchant_name = 请输入店铺名称。
ask-order = <b>订单号是多少？</b>请直接输入，可以在订单详情里找到。{ $example ->
    [none] { "" }
   *[other] 例如 <code>{ $example }</code>。
}
ask-claim = <b>您希望怎么解决？</b>
ask-question = <b>{ $question }</b>
ask-description = ✍️ <b>发生了什么？</b>请用自己的话说说，一条或几条消息都可以。
ask-contact = ☎️ 怎么联系来电人？姓名、电话都可以写在一行里。商家看不到。
ask-evidence = 📷 { $count ->
    [0] <b>请发送照片、视频或文件。</b>
   *[other] <b>已收到 { $count } 份。</b>
}{ $enough ->
    [yes] 可以继续发送，发完请点“就这些”。
   *[no] { "" }
}{ $missing ->
    [0] { "" }
   *[other] { $count ->
        [0] 至少需要 { $missing } 份。
       *[other] 至少还需要 { $missing } 份。
    }
}
ask-review = 🔎 <b>请核对一下：</b>
ask-edit = 您想修改哪一项？
ask-which = 您有几件投诉正在处理，这条消息属于哪一件？在您选择之前，内容都会为您保留。
which-case = { $number } · { $category }

review-category = • 问题：<b>{ $value }</b>
review-merchant = • 店铺：{ $value }
review-order = • 订单号：<code>{ $value }</code>{ order-check }
review-claim = • 诉求：<b>{ $value }</b>
review-answer = • { $question } { $value }
review-description = • 经过：{ $value }
review-contact = • 来电人：{ $value }
review-evidence = • 凭证：{ $count ->
    [0] 无
   *[other] { $count } 件
}{ $receipts ->
    [0] { "" }
   *[other] {" "}· 🧾 { $receipts }
}{ $hidden ->
    [0] { "" }
   *[other] {" "}· 🔒 { $hidden }
}

field-category = 问题类型
field-merchant = 店铺
field-merchant_name = 店铺名称
field-order = 订单号
field-claim = 诉求
field-description = 事情经过
field-contact = 来电人的联系方式
field-evidence = 照片和文件
field-language = 🌐 语言

button-skip = ⏭ 跳过
button-back = ⬅️ 返回
button-cancel = ✖️ 取消
button-done = ✅ 就这些
button-submit = 📨 提交投诉
button-edit = ✏️ 修改
option-other_merchant = 🏬 其他店铺
option-new_complaint = 🆕 新的投诉

answer-empty = 没有读到文字，请输入您的回答。
answer-choose = 请点选其中一个按钮。
answer-too-long = 这段内容有 { $length } 个字，最多 { $most } 个。请精简一下，或分几条发送。
answer-order = 这看起来不像订单号：只能包含字母、数字和“-”等符号，最多 64 位。没有的话，请点“跳过”。
answer-number = 请输入一个整数，例如 3。
answer-money = 请用数字输入一个大于 0 的金额（单位：{ $currency }），例如 12.50。
answer-date = 请输入日期，例如 { $example }。
answer-date-future = 这一天还没到，请输入今天或之前的日期。
evidence-wrong-kind = 这里用不了这种文件，请发送{ $kinds }；经过可以打字告诉我。
evidence-kind = { $kind ->
    [photo] 照片
    [video] 视频
    [document] 文档
    [voice] 语音
    [video_note] 圆形视频
    [animation] 动图
   *[audio] 音频
}
evidence-too-many = 最多可以有 { $most } 份文件，已经满了。之前发送的都已保存。

ask-drop = 🗑 <b>要放弃这些内容吗？</b>
ask-resume = 📄 <b>您有一件投诉还没填完，要接着填吗？</b>
draft-so-far = 📄 <b>目前已记下：</b>
draft-nudge = ⏳ 您有一件投诉还没填完，要接着填吗？{ $left ->
    [none] 只需几分钟。
    [0] 内容都齐了，只差提交。
    [1] 只差一个问题了。
   *[other] 大约还有 { $left } 个问题。
}
draft-expired = 🗂 您很久没有继续填写，未完成的投诉已经清除，没有提交任何内容。{ $files ->
    [0] { "" }
   *[other] 您发过的照片和文件都还在这个聊天里。
}需要时请发送 /new 重新开始，也可以把之前的消息转发给我。
intake-kept = 📎 已收到 { $count } 份，会和投诉一起提交。
intake-changed = ✏️ 已按您编辑后的内容更改。
how-choices = 选出所有符合的，再点最下面的按钮。
how-date = 请点选日期，或直接输入，例如“5月20日”。
how-money = 请输入数字，单位：{ $currency }。
how-caller = 来电人不清楚的可以跳过，跳过后这一类问题不再问。
how-phone = 请输入号码，也可以用 📎 发送联系人。
option-none = 都没有
evidence-welcome = 📷 也可以直接发照片或文件。有帮助的有：
evidence-best = 💡 最有帮助的是：
evidence-helps = • { $what }
evidence-receipt = 🧾 { $count ->
    [0] 其中要有购买凭证。
   *[other] 还需要购买凭证：请发送后点“最后一份是购买凭证”，也可以在“标记或删除”里指出别的。
}
option-proof = 🧾 最后一份是购买凭证
evidence-as-file = 💡 Telegram 会压缩照片和视频。要保留原图，请用“文件”方式发送。
evidence-known = ♻️ 这一份您已经发过，已保存，不用再发。
evidence-too-large = 📦 这个文件有 { $size } MB。我会转给处理人员，但超过 20 MB 的文件我无法另存。为稳妥起见，请再发一个更短或压缩过的版本。
ask-items = 📎 <b>您发来的 { $count } 份内容。</b>点其中一份可以标记或删除，也可以继续发送。
item = { $kind ->
    [photo] 📷
    [video] 🎬
    [animation] 🎬
    [video_note] 🎥
    [voice] 🎤
    [audio] 🎵
   *[document] 📄
} { $n }{ $receipt ->
    [yes] {" "}🧾
   *[no] { "" }
}{ $hidden ->
    [yes] {" "}🔒
   *[no] { "" }
}
item-caption = 💬 { $words }
forwarded-from = ↪️ 转发自 { $who }，{ $at }
button-resume = ▶️ 接着填
button-anew = 🆕 重新开始
button-drop = ✖️ 不填了
button-items = 🗂 标记或删除
button-receipt = 🧾 这是购买凭证
button-no_receipt = 🧾 不是购买凭证
button-hide = 🔒 只给平台看
button-unhide = 🔓 商家也可以看
button-remove = 🗑 删除这一份
button-chosen = { $count ->
    [0] ✅ 都没有，继续
   *[other] ✅ 已选 { $count } 项，继续
}
button-today = 今天
button-yesterday = 昨天
date-before_yesterday = 前天
answer-choose-more = 请至少选 { $least } 项。
answer-choose-fewer = 最多选 { $most } 项。
answer-too-short = 这里至少要 { $least } 个字，您输入了 { $length } 个。
answer-pattern = 格式不对{ $example ->
    [none] { "" }
   *[other] ，应当类似 { $example }
}。
answer-number-low = 请输入不小于 { $least } 的数。
answer-number-high = 请输入不大于 { $most } 的数。
answer-money-low = 金额不能低于 { $least }。
answer-money-high = 金额不能高于 { $most }。
answer-date-early = 日期太早了，最早可以是 { $first }。
answer-date-late = 日期太晚了，最晚可以是 { $last }。
answer-phone = 这不像一个电话号码。请输入类似 { $example } 的号码，境外号码请带“+”和国家代码。
