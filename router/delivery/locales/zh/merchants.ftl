### 运行中设置的商家与群：/merchants、邀请链接、/bind，以及群里看到的话。

merchants-title = 🏬 <b>商家：{ $count } 家</b>
merchants-found = 🔎 “{ $words }”：{ $count ->
    [0] 没有找到。可以换名称的另一部分，任何语言或拼音都行。
   *[other] 找到 <b>{ $count }</b> 家
}{ $more ->
    [yes] 以上，请多输入几个字
   *[no] { "" }
}
merchant-head = 🏬 <b>{ $name }</b> · <code>{ $id }</code>
merchant-names = { $names }
merchant-facts = { $jurisdiction } · { $language }
merchant-made = 由 { $who } 建立，{ $at }
merchant-standing = 写在配置里，请在配置里修改
merchant-paused = ⏸ 已暂停：新投诉转给平台
merchant-orders = 🧾 订单号格式：<code>{ $masks }</code>
merchant-calendar = 🕘 工作日历：<code>{ $calendar }</code>
merchant-orders-kept = { $example ->
    [none] ✅ 已取消格式要求，任何订单号都可以。
   *[other] ✅ 已保存。订单号形如：<code>{ $example }</code>
}
merchant-orders-unread = 没看懂。# 代表一位数字，@ 代表一个字母，其余照写，例如 <code>H-######</code>。至少 3 个字符，中间不要空格；多种格式用空格隔开，最多 { $most } 种。
merchant-no-chat = 📵 还没有群。邀请一个群后，投诉就会发到那里；在此之前由平台处理。
merchant-chat = { $healthy ->
    [yes] 💬
   *[no] 📵（已失联）
} <code>{ $chat }</code> · 未结投诉：{ $count }
merchant-created = ✅ 已建立，编号 <code>{ $id }</code>。接下来请邀请它的群。
merchant-name-needed = 名称要有文字或数字{ $language ->
    [none] { "" }
   *[other] ，并且需要这种语言的名称：{ $language }
}。
merchant-name-long = 名称太长了：最多 { $most } 个字符。
merchant-names-unread = 每种语言一个名称，每行一个，例如 <code>en: Demo Digital</code>。可用语言：{ $languages }。
merchant-jurisdiction-unread = 认不出这个国家。请用两个字母，例如 CN、ES、DE。
merchant-configured = 这家商家写在配置里，请在配置里修改。
merchant-unknown = 没有这家商家。
ask-merchant_new = 商家叫什么名称（{ $language }）？
ask-merchant_names = 其他语言的名称呢（{ $languages }）？每行一个，例如 <code>en: Demo Digital</code>。
ask-merchant_where = 适用哪里的法律？请选择，或输入国家的两个字母。
ask-merchant_rename = 现在叫什么名称？其他语言每行一个，例如 <code>en: Demo Digital</code>。没写到的保持不变。
ask-merchant_search = 请输入名称的一部分，任何语言都可以。
ask-merchant_language = 它的群用哪种语言？
ask-merchant_orders = 订单号是什么样的？# 代表一位数字，@ 代表一个字母，其余照写，例如 <code>H-######</code>。多种格式用空格隔开。
ask-merchant_calendar = 按哪个日历工作？期限和安静时段都按它计算。新日历请在配置文件里添加。
option-house_calendar = 🏠 平台日历 · { $zone }
button-merchant_orders = 🧾 订单号格式
button-merchant_calendars = 🕘 工作时间
button-merchant_any_order = 不限格式
button-merchant_new = ➕ 新建商家
button-merchant_find = 🔎 搜索
button-merchant_list = 🏬 全部商家
button-merchant_invite = 🔗 邀请群
button-merchant_rename = ✏️ 改名
button-merchant_languages = 🌐 语言
button-merchant_pause = ⏸ 暂停
button-merchant_resume = ▶️ 恢复接收投诉
button-undo_bind = ↩️ 撤销
refusal-whole-house = 只有负责全局的管理者可以这样做。

invitation-link = 🔗 <b>{ $name }</b>：打开这个链接的人可以把机器人加进商家的群，之后投诉就发到那里。链接只能用一次，有效期至 { $until }。请只交给该商家的人。

    { $link }
invitation-unknown = 这里不认识这个链接，请索取新的链接。
invitation-used = 这个链接已经用过了。每个链接只能用一次，请索取新的。
invitation-expired = 这个链接已过期，请索取新的。
invitation-undone = 这个链接已被收回，请索取新的。
bind-taken = 这个群已经属于 <code>{ $desk }</code>，一个群只能属于一个客服台。管理者可以先用 /unbind 解除。
bind-already = 这个群已经属于这个客服台。
bind-unknown = 没有 <code>{ $desk }</code> 这个客服台。
bind-which = 这个群属于哪个客服台？
unbind-nothing = 这个群不属于任何客服台。
unbind-configured = 这个群按配置属于 <code>{ $desk }</code>，请在配置里修改。

group-welcome-merchant = 👋 大家好！从现在起，关于<b>{ $name }</b>的投诉会发到本群。回复卡片就是答复消费者，卡片上的按钮是现在可以做的事；消费者只看到店名，看不到您的名字。更多说明见 /help。
group-welcome-platform = 👋 大家好！从现在起，本群处理平台客服台 <code>{ $desk }</code> 的投诉。回复卡片就是答复消费者，卡片上的按钮是现在可以做的事。更多说明见 /help。
group-ready = ✅ 机器人权限齐全，不需要再设置。
group-lacks = ⚙️ 还差 { $count } 项：
group-lacks-administrator = • 请把机器人设为管理员，并允许置顶和删除消息。否则它看不到各位的回复，也不知道有人退群。
group-lacks-pin = • 请允许机器人置顶消息。
group-lacks-delete = • 请允许机器人删除消息。
group-lacks-topics = • 请允许机器人管理话题。
group-lacks-basic = • 这是普通群。请向新成员开放历史消息，它会升级为超级群，编号不再改变。
group-lacks-protected = • 本群禁止保存内容，文件无法转给消费者。请允许保存内容。
group-lacks-reactions = • 请允许 👌 这个表情回应：它表示您的回复已送达。
group-lacks-unknown = • Telegram 没有告知机器人的权限。请把它设为管理员，并允许置顶和删除消息。
group-back = ✅ 机器人回来了，投诉会重新发到本群。
group-rights-complete = ✅ 谢谢，机器人的权限齐全了。
group-unbound = 本群不再是 { $name } 的客服台：新投诉不再发到这里，未结的转到别处继续处理。

manager-invitation-used = 🔗 { $who } 在群“{ $group }”（<code>{ $chat }</code>）使用了<b>{ $desk }</b>的链接。从现在起投诉发到那里。
manager-unbound = ↩️ 已撤销：该群不再是<b>{ $name }</b>的客服台。
manager-chat-lost = 📵 机器人被移出了<b>{ $name }</b>的一个群（<code>{ $chat }</code>）。当时那里的未结投诉：{ $count } 件。{ $left ->
    [0] 这个客服台没有别的群了：请重新加入机器人，或邀请别的群。
   *[other] 这些投诉在它的其他群继续处理。
}

# While a consumer chooses a shop among many
merchant-type = 也可以输入店名的一部分，任何语言都行。
merchant-sought = 🔎 “{ $words }”：{ $count ->
    [0] 没有找到店铺。请换店名的另一部分，或选“其他店铺”。
   *[other] 请在下面选择，或再多输入几个字。
}
