### 管理者简报

digest-daily = ☀️ <b>截至 { $until } 的 24 小时投诉简报</b>{ $scope ->
    [all] { "" }
   *[other] （{ $scope }）
}
digest-quiet = 没有新情况，也没有未结的投诉。🎉
digest-clocks = ⏰ 超时 <b>{ $breached }</b> · 目前逾期 <b>{ $overdue }</b> · 8 个工作小时内到期 <b>{ $soon }</b>
digest-high = 🪜 升到第 3 级或以上：<b>{ $count }</b>
digest-highest = · <b>{ $number }</b>，第 { $level } 级：{ why-climbed }
digest-not-taken = 🙋 无人受理：<b>{ $count }</b>
digest-oldest = 🕸 最久未处理：<b>{ $number }</b>，自 { $since }
digest-turn = 👉 等待{ side }：<b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] 安全问题
    [urgent] 紧急投诉
    [unreachable] 联系不上消费者
   *[dead_route] 客服组没有可用的群
}：<b>{ $count }</b>
digest-undelivered = ✉️ 未送达：<b>{ $count }</b>，详见 /undelivered
digest-spared = 💡 昨天有 <b>{ $count }</b> 个问题看过帮助就解决了，不用投诉
digest-rating = 👎 <b>{ $number }</b> 评分 { $score }/5{ $words ->
    [none] { "" }
   *[other] ：“{ $words }”
}
digest-flow = 🆕 新增 <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] （{ $newer }）
} · 结束 <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] （{ $closer }）
} · 重新打开 <b>{ $reopened }</b>
digest-open = 📂 未结 <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] （{ $change }）
}，其中平台处理 { $platform } 件{ $compared ->
    [yes] 。括号内为与 7 日均值之差
    [same] 。与前 7 日持平
   *[no] { "" }
}
digest-worst = ⏳ <b>{ $number }</b> { $late ->
    [yes] 已超时{ $left }
   *[no] 还剩{ $left }
}，期限 { $due }
digest-legal = ⚖️ <b>{ $number }</b>：法定期限 { $due }
digest-anomaly = 📈 异常增多：<b>{ $what }</b>，24 小时内 { $count } 件{ $mean ->
    [none] { "" }
   *[other] （均值 { $mean }）
}
digest-unproved = 💸 已承诺但无付款凭证：<b>{ $count }</b>{ $amount ->
    [none] { "" }
   *[other] ，{ $amount }
}{ $late ->
    [0] { "" }
   *[other] {" "}· 已逾期 <b>{ $late }</b>
}
digest-waiting = 📞 希望有人联系的消费者：<b>{ $count }</b>
digest-unbalanced = 🧮 <b>这些数字对不上</b>：期初 { $start }，进 { $in }，出 { $out }，期末却是 { $end }。请告知运维人员。
digest-weekly = 📊 <b>截至 { $until } 的一周投诉周报</b>{ $scope ->
    [all] { "" }
   *[other] （{ $scope }）
}
weekly-flow = 🆕 新增 <b>{ $new }</b>{ $newer ->
    [none] { "" }
   *[other] （{ $newer }）
} · 结束 <b>{ $closed }</b>{ $closer ->
    [none] { "" }
   *[other] （{ $closer }）
}{ $compared ->
    [yes] 。括号内为与前一周之差
    [same] 。与前一周持平
   *[no] { "" }
}
weekly-open = 📂 未结 <b>{ $start }</b> → <b>{ $end }</b>
weekly-moved = 🔀 由其他客服组或类型转入 { $in } · 转出 { $out }
weekly-reopened = 🔁 重新打开 <b>{ $part }</b>，同期结束 { $whole }{ $percent ->
    [none] { "" }
   *[other] （{ $percent } %）
}
weekly-answer = 💬 首次答复：一半在 <b>{ $median }</b>内，九成在 <b>{ $p90 }</b>内（{ $count } 件）
weekly-resolution = 🤝 解决：一半在 <b>{ $median }</b>内，九成在 <b>{ $p90 }</b>内（{ $count } 件）
weekly-attained = 🎯 { $clock ->
    [first_response] 首次答复
   *[resolution] 解决
}按时率：<b>{ $percent } %</b>（{ $part }/{ $whole }）
weekly-settled = 🕊 平台介入前解决：<b>{ $percent } %</b>（{ $part }/{ $whole }）
weekly-escalated = 🙋 升级到平台：<b>{ $count }</b>
weekly-escalation = · { $cause ->
    [consumer] 消费者申请
    [first_response] 首次答复超时
    [next_response] 后续答复超时
    [resolution] 解决超时
    [step_late] 履行超时
    [step_disputed] 履行有争议
    [not_solved] 两次未解决
    [reopened] 两次重新打开
    [turned_away] 外部途径未受理
    [chat_lost] 商家的群失联
    [safety] 安全问题
    [appeal] 申诉
   *[other] 其他
}：{ $count }
weekly-silence = 🔇 商家沉默：<b>{ $count }</b>
weekly-verdicts = ⚖️ 裁定 <b>{ $count }</b>：商家责任 { $merchant } · 消费者责任 { $consumer } · 双方 { $both } · 均无 { $none }
weekly-appeals = ↩️ 申诉 <b>{ $appealed }</b> · 改判 <b>{ $overturned }</b>
weekly-money = 💰 约定 <b>{ $agreed ->
    [none] –
   *[other] { $agreed }
}</b> · 已有凭证 <b>{ $proved ->
    [none] –
   *[other] { $proved }
}</b>
weekly-satisfied = { $apart ->
    [yes] ⭐ 裁定或拒绝之后的满意率
   *[no] ⭐ 满意率
}：{ $percent ->
    [none] 还没有评价
   *[other] <b>{ $percent } %</b>（{ $whole } 个评价，95 % 区间 { $low }–{ $high } %）
} · 回复 { $answered }/{ $asked }
weekly-ranking = 🏅 <b>各商家满意率</b>
weekly-ranked = · { $merchant }：{ $percent } %（{ $whole } 个评价）
weekly-reasons = 👎 <b>不满意的原因</b>
weekly-reason = · { $reason }：{ $count }
weekly-causes = 🔎 <b>主要原因与处理</b>
weekly-cause = · { $category }{ $what ->
    [none] { "" }
   *[other] ，{ $what }
}：{ $count }{ $remedy ->
    [none] { "" }
   *[other] {" "}→ { $remedy } { $times }
}
weekly-own = 📈 每周新增：{ $before } → <b>{ $last }</b>
weekly-categories = 📈 <b>八周新增，按类型</b>
weekly-merchants = 🏬 <b>八周新增，按商家</b>
weekly-trend = · { $what }：{ $before } <b>{ $last }</b>
weekly-holders = 🙋 <b>每位同事</b>
weekly-holder = · { $name }：结束 { $closed }{ $answer ->
    [none] { "" }
   *[other] {" "}· 首次答复 { $answer }
}{ $resolution ->
    [none] { "" }
   *[other] {" "}· 解决 { $resolution }
}{ $content ->
    [none] { "" }
   *[other] {" "}· 满意率 { $content } %
}
weekly-held = 🩹 回访时仍然有效：<b>{ $percent } %</b>（{ $part }/{ $whole }）
