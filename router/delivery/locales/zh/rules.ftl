### 法律规则：/rights、提交前的核对、给商家和平台的提示

rule-source = { $name }{ $place ->
    [none] { "" }
   *[other] 第 { $place } 条
}
told-rule = { $rule } <i>（{ $url ->
    [none] { $source }
   *[other] <a href="{ $url }">{ $source }</a>
}{ $sure ->
    [medium] ，转述
   *[high] { "" }
}）</i>
rights-about = ⚖️ <b>适用规则</b>：{ $category }{ $number ->
    [none] { "" }
   *[other] {" "}· { $number }
}
rights-open = ✅ { told-rule }
    有效期至 <b>{ $until }</b>。
rights-over = ⌛ { told-rule }
    已于 { $until } 截止。
rights-unknown = 🗓 { told-rule }
rights-begin = ↳ 以上期限从收到商品起算，收货当天不计。
rights-why = ↳ { $since } 收货，{ $first ->
    [yes] 当天计算在内；
   *[no] 当天不计；
}{ $rolled ->
    [yes] 最后一天 { $nominal } 是休息日，顺延至 { $last } 24 时。
   *[no] 最后一天为 { $last }，至 24 时。
}
rights-freight = 🚚 { told-rule }
rights-duty = ⏱ { told-rule }{ $until ->
    [none] { "" }
   *[other] { "\u000A" }期限 { $until }。
}
rights-fact = • { told-rule }
rights-practice = <b>平台的通常做法</b>（并非法定权利）：
rights-nothing = ⚖️ 没有找到专门适用的规则。
rights-note = ℹ️ 仅供参考，不构成法律意见。
rights-which = ⚖️ 想了解哪一件？
rights-category = ⚖️ 是什么问题？提交前先告诉您适用哪些规则。
review-rights-note = ℹ️ 仅供参考，不构成法律意见；更多见 /rights 。
button-rights = ⚖️ 我的权利
button-rights_more = 📖 更多规则
option-rights_other = ✳️ 其他问题

desk-law-warned = ⚖️ 法定期限将于 { $due } 届满：{ $rule } <i>（{ $source }）</i> 请及时处理。
    ℹ️ 仅供参考，不构成法律意见。
desk-law-missed = ⚖️ 已超过法定期限：{ $rule } <i>（{ $source }）</i> 请尽快处理。
    ℹ️ 仅供参考，不构成法律意见。
consumer-law-missed = ⚖️ 已超过法定期限：{ $rule } <i>（{ $source }）</i>
    ℹ️ 仅供参考，不构成法律意见。
told-law_missed = ⚖️ 超过了法定期限：{ $rule }
form-freight-why = 💡 { $rule } <i>（{ $source }）</i>
    ℹ️ 仅供参考，不构成法律意见。
outside-head = 🏛 <b>平台之外可以求助的机构</b>
outside-body = 🏛 <b>{ $name }</b>{ $about ->
    [none] { "" }
   *[other] { "\u000A" }{ $about }
}{ $phone ->
    [none] { "" }
   *[other] { "\u000A" }☎️ { $phone }
}{ $web ->
    [none] { "" }
   *[other] { "\u000A" }🌐 { $web }
}{ $address ->
    [none] { "" }
   *[other] { "\u000A" }📮 { $address }
}{ $hours ->
    [none] { "" }
   *[other] { "\u000A" }🕘 { $hours }
}
outside-bring = <b>请准备：</b>
outside-thing = • { $what }
outside-note = ℹ️ 您随时可以去，不必先等这里处理完。一家机构处理过的投诉，别家可能不再受理。仅供参考，不构成法律意见。
outside-none = 🏛 这类投诉没有登记外部机构。联系人工：/help
button-bodies = 🏛 外部机构
button-outside_to = 🏛 我已求助：{ $name }
