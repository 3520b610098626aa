### 发到客服群的消息。每条消息前都会自动加上投诉编号。

clock = { $clock ->
    [legal] 法定期限
    [first_response] 首次回复
    [next_response] 后续回复
    [decision] 平台裁定
   *[resolution] 解决
}
desk-accepted = ✅ 消费者接受了方案：
    { terms }
desk-appealed = ⚖️ { side }提出申诉，请换一位同事复核：
desk-approval-needed = 👀 这份裁定超过金额上限，需要另一位负责人批准：{ liability }{ $remedy ->
    [none] { "" }
   *[other] ；<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    理由：{ $reasons }
desk-breached = ⏰ { clock }已超时（期限 { $due }），请尽快处理。
desk-consumer-silent = 消费者没有在期限内补充，请根据现有材料处理。
desk-consumer-went-on = 消费者没有要补充的，请继续处理。
desk-countered = ↩️ 消费者没有接受方案，希望：{ $amount ->
    [none] { "" }
   *[other] <b>{ $amount }</b>{ paid-by }{" "}
}{ $note ->
    [none] { "" }
   *[other] { $note }
}
desk-decided = ⚖️ 平台裁定：{ liability }。{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }处理方式：<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    理由：{ $reasons }

    { $appeal ->
        [you] 裁定在 { $until } 后生效；在此之前，可以接受或申诉。
        [other] 如果消费者不申诉，裁定在 { $until } 后生效。
       *[none] 这是最终裁定，立即生效。
    }
desk-declined = ❌ 消费者没有接受方案（{ $remedy }）。{ $why ->
    [none] { "" }
   *[other] 原因：{ $why }
}
desk-escalated = 🙋 消费者已请平台介入，由平台客服继续处理。
desk-lost-beside = 📵 { $who }已没有能收到消息的群。他们回来之前，原本由他们做的事请你们跟进。
desk-merchant-silent = 商家没有在期限内说明，已记录。请继续处理。
desk-moved = ⏰ 因为超时未处理，这件投诉已转给平台客服。
desk-delivered = 📦 消费者说商品已于 { $day } 送达。这一步须于 { $due } 前完成：<b>{ proof }</b>。如果并未送达，请在实际收到时点按钮。
desk-not-arrived = ⏳ 消费者说还没有收到，请核实。
desk-not-solved = ❌ 消费者说问题没有解决。
desk-not-taken = 📥 这件投诉还没有人受理，请受理。
desk-not-taken-lead = 📥 这件投诉一直没有人受理，请负责人安排。
desk-offer-lapsed = 消费者没有在期限内回应，方案已失效。请继续处理。
desk-platform-asked = ❓ 平台客服请你们说明，请直接回复这条消息：
desk-reopened = 🔁 消费者重新打开了投诉。
desk-step = 🪜 下一步由你们完成：<b>{ proof }</b>，期限 { $due }。
desk-step-confirmed = ✅ { $proof ->
    [received] 消费者已确认收到。
   *[works] 消费者确认问题已解决。
}
desk-step-disputed = ❗ { $side ->
    [consumer] 消费者认为
   *[merchant] 商家认为
}这一步没有按约定完成：{ proof }
desk-step-late = ⏰ 这一步已超时：<b>{ proof }</b>，请尽快完成并提交证明。
desk-nearing = ⏳ { $clock ->
    [verdict] 您还可以接受裁定或提出申诉，期限 { $due }，过期后裁定生效。
    [merchant_answer] 平台还在等您的回复，期限 { $due }。
   *[step] 这一步即将到期：<b>{ proof }</b>，期限 { $due }，请及时处理。
}
desk-warned = ⏳ { clock }将于 { $due } 到期，请及时处理。
desk-went-outside = 🏛 消费者已求助外部机构{ $body ->
    [none] { "" }
   *[other] （{ $body }）
}，暂停处理。
desk-withdrawn = { $solved ->
    [yes] ✅ 消费者撤回了投诉：问题已自行解决。
   *[no] 消费者撤回了投诉。
}
desk-handed-over = 👉 这件投诉转交给您了。
desk-transferred-here = ↪️ 由{ $source }转来。{ $why ->
    [none] { "" }
   *[other] 原因：{ $why }
}
desk-merged = 🔗 { $other } 与这件相同，内容并入这里：
desk-not-merged = 🔗 没能并入 { $other }，请把内容转过去。
desk-dismissal-suggested = 🗂 商家建议不予受理：{ $reason ->
    [duplicate] 重复
    [spam] 不是真实投诉
   *[out_of_scope] 不属于受理范围
}。“{ $why }”
desk-transferred = ↪️ 这件投诉已转给{ $to }处理。
desk-undelivered = ✉️ 有一条消息没能送达消费者，请留意。
desk-not-sent = ❌ 这条消息没有送达：{ why }。{ $why ->
    [blocked] 内容已保存，不用再写一遍；等消费者恢复联系后，管理者可以用 /undelivered 重发。
    [deactivated] 请在没有对方答复的情况下处理完这件投诉。
   *[other] 请换一种方式发送，或请管理者用 /undelivered 重发。
}
desk-unreachable = 🔕 消费者{ $why ->
    [deactivated] 注销了 Telegram 账号
   *[other] 停用了机器人
}，目前联系不上。
desk-tell-caller = ☎️ <b>请电话告知来电人{ $contact ->
    [none] { "" }
   *[other] （{ $contact }）
}。</b>对方还不在 Telegram，以下内容没有发出：
caller-words = <blockquote>{ $words }</blockquote>
desk-caller-said = ☎️ 来电人在电话里说：
