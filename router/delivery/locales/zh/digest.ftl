### 管理者简报

digest-daily = ☀️ <b>截至 { $until } 的 24 小时投诉简报</b>{ $scope ->
    [all] { "" }
   *[other] （{ $scope }）
}
digest-quiet = 没有新情况，也没有未结的投诉。🎉
digest-flow = 🆕 新增 <b>{ $new }</b> · 结束 <b>{ $closed }</b> · 重新打开 <b>{ $reopened }</b>
digest-open = 📂 未结 <b>{ $open }</b>{ $change ->
    [none] { "" }
   *[other] （与 7 日均值相比 { $change }）
}，其中平台处理 { $platform } 件
digest-clocks = ⏰ 超时 <b>{ $breached }</b> · 目前逾期 <b>{ $overdue }</b> · 8 个工作小时内到期 <b>{ $soon }</b>
digest-worst = ⏳ <b>{ $number }</b> 期限 { $due }
digest-not-taken = 🙋 无人受理：<b>{ $count }</b>
digest-oldest = 🕸 最久未处理：<b>{ $number }</b>，自 { $since }
digest-turn = 👉 等待{ side }：<b>{ $count }</b>
digest-trouble = ⚠️ { $flag ->
    [safety] 安全问题
    [unreachable] 联系不上消费者
   *[dead_route] 客服组没有可用的群
}：<b>{ $count }</b>
digest-undelivered = ✉️ 未送达：<b>{ $count }</b>，详见 /undelivered
digest-spared = 💡 昨天有 <b>{ $count }</b> 个问题看过帮助就解决了，不用投诉
digest-rating = 👎 <b>{ $number }</b> 评分 { $score }/5{ $words ->
    [none] { "" }
   *[other] ：“{ $words }”
}
