### 发给消费者的消息。每条消息前都会自动加上投诉编号。

consumer-ask-outside = 您之前求助了外部机构，现在进展如何？
consumer-asked = 处理您投诉的客服想向您了解一些情况，请在 { $until } 前直接在这里回复：
consumer-claimed = 🤝 这件投诉现在由您本人跟进了，当初由{ $desk }代为登记。我会在置顶消息里告诉您进展，随时可以在这里补充内容和照片。
consumer-breached = 很抱歉，对方没有在承诺的时间内处理。您可以继续等待，也可以现在请平台介入。
consumer-closed-automatically = 我们没有收到您的反馈，这件投诉已按“已解决”结束。如果其实没有解决，可以重新打开。
consumer-closed-decided = 裁定已生效，这件投诉已结束。
consumer-closed-refused = 您没有申请平台介入，这件投诉已结束。如果还想继续，可以重新打开。
consumer-closed-silent = 我们一直没有收到您的回复，这件投诉先结束了。需要继续时，可以重新打开。
consumer-closed-unperformed = 很抱歉，裁定最终没有被履行，这件投诉只能先结束。您可以重新打开，或向外部机构求助。
consumer-counter-accepted = 🎉 对方同意了您的方案：
    { terms }
consumer-decided = ⚖️ 平台裁定：{ liability }。{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }处理方式：<b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    理由：{ $reasons }

    { $appeal ->
        [you] 裁定在 { $until } 后生效；在此之前，您可以接受或申诉。
        [other] 如果对方不申诉，裁定在 { $until } 后生效。
       *[none] 这是最终裁定，立即生效。
    }
consumer-dismissed = 这件投诉已结束：{ $reason ->
    [duplicate] 它与您的另一件投诉相同
    [spam] 它不是一件有效的投诉
   *[out_of_scope] 它不在我们的受理范围内
}{ $other ->
    [none] 。
   *[other] （{ $other }），请在那一件中继续。
}{ $why ->
    [none] { "" }
   *[other] { "\u000A" }说明：{ $why }
}
consumer-dispute-noted = 📨 已告知平台负责人，会核实这一步是否完成。在此之前您不用做什么。
consumer-moved = 您的投诉已转给平台客服，由平台继续处理{ until }。
consumer-offer-lapsed = 您没有在期限内回应方案，它已失效。投诉会继续处理。
consumer-performed = 📦 约定的事项都已完成。请在 { $until } 前告诉我们：问题解决了吗？
consumer-proposal = 🤝 { $desk }提出了方案：
    { terms }

    请在 { $until } 前选择。不合适可以不接受，也可以说说您的想法。
consumer-proposal-taken-back = 对方撤回了之前的方案，会继续处理您的投诉。
consumer-refused = 🚫 商家拒绝了您的诉求。
    理由：{ $reason }
    说明：{ $why }

    不认可的话，可以在 { $until } 前请平台介入。
consumer-nearing = ⏳ { $clock ->
    [offer] 方案还在等您答复，期限 { $due }。
    [refusal] 您还可以申请平台介入，期限 { $due }，过期后投诉将结束。
    [verdict] 您还可以接受裁定或提出申诉，期限 { $due }，过期后裁定生效。
   *[step] 有一步还在等您完成：<b>{ proof }</b>，期限 { $due }。
}
consumer-reminder = 温馨提示：客服还在等您的回复，期限 { $until }。没有要补充的，也可以请我们继续。
consumer-step = 🪜 下一步由您来做：<b>{ proof }</b>，期限 { $due }。
consumer-step-theirs = 🪜 下一步由{ side }完成：<b>{ proof }</b>，期限 { $due }。
consumer-arrived = 📦 您寄回的商品已经送达。下一步由对方完成：<b>{ proof }</b>，期限 { $due }。
consumer-step-late = 很抱歉，{ side }没有按期完成这一步：{ proof }。我们已经提醒对方{ $stage ->
    [merchant] ；您也可以现在请平台介入。
   *[platform] ，并会继续跟进。
}
consumer-step-proved = 🪜 这一步完成了：{ proof }
consumer-step-reminder = 温馨提示：有一步还在等您完成：<b>{ proof }</b>。
consumer-transferred = 您的投诉已转由{ $desk }处理。
