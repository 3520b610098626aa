### 各处共用的词。术语：投诉、诉求、凭证、商家、平台客服、处理人、方案、裁定、步骤、期限。

# 前面有投诉编号的消息，因故障可能发了两次
uncertain = 🔁 这条消息可能是重复发送
desk-platform = 平台客服
side = { $side ->
    [consumer] 消费者
    [merchant] 商家
    [system] 系统
   *[platform] 平台客服
}
until = { $until ->
    [none] { "" }
   *[other] { $late ->
        [yes] （<b>已超时</b>），下一期限 { $until }
       *[no] ，期限 { $until }
    }
}
proof = { $proof ->
    [address] 提供退货地址
    [tracking] 提供运单号
    [pickup_time] 约定上门取件时间
    [collected] 上门取件
    [inspected] 收货并验货
    [receipt] 提供退款或付款凭证{ $way ->
        [none] { "" }
       *[other] （{ $way }）
    }
    [appointment] 约定时间或提供寄送地址
    [handover] 提供运单号，或按约上门、到店
    [diagnosis] 检测并告知结果
    [repaired] 修好并寄回
    [received] 确认收到
    [confirmation] 提供书面确认
    [instructions] 提供指导或预约上门、电话
    [works] 确认问题已解决
    [answer] 书面答复
   *[other] 提供完成证明
}
step-now = 第 { $n }/{ $of } 步：{ side }{ proof }
liability = { $liability ->
    [consumer] 责任在消费者
    [merchant] 责任在商家
    [both] 双方都有责任
   *[none] 双方均无责任
}
paid-by = { $refund_way ->
    [none] { "" }
   *[other] （{ $refund_way }）
}
# 平台裁定的内容：退款方式、运费、寄送方式
verdict-terms = { paid-by }{ $freight ->
    [consumer] ，运费由消费者承担
    [merchant] ，运费由商家承担
   *[none] { "" }
}{ $travel ->
    [ship] ，由消费者寄回
    [pickup] ，上门取件
   *[none] { "" }
}
# 方案内容：金额、运费、寄送方式、退款方式、备注
terms = <b>{ $remedy }</b>{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ paid-by }{ $freight ->
    [consumer] ，运费由消费者承担
    [merchant] ，运费由商家承担
   *[none] { "" }
}{ $travel ->
    [ship] ，由消费者寄回
    [pickup] ，上门取件
   *[none] { "" }
}{ $note ->
    [none] { "" }
   *[other] { "\u000A" }备注：{ $note }
}
why = { $why ->
    [blocked] 对方停用了机器人
    [deactivated] 对方的账号已注销
    [not_started] 对方没有启动机器人
    [kicked] 机器人不在群里
    [no_chat] 找不到这个聊天
    [no_rights] 机器人没有发言权限
    [no_files] 群里不允许机器人发文件
    [too_large] 文件太大
    [file_gone] Telegram 上已没有这个文件
    [unanswered] Telegram 一直没有回应
    [unshowable] 内容无法显示
    [several] 原因不止一个
   *[refused] Telegram 没有接受
}
mention = 👉 <a href="tg://user?id={ $user }">{ $name ->
    [none] 请负责人留意
   *[other] { $name }
}</a>
reminders = 🔔 有 { $count } 件投诉需要留意：
reminders-more = 还有 { $count } 件：{ $audience ->
    [consumer] /cases
    [manager] /digest
   *[other] /queue
}
relay-from-desk = 💬 <b>{ $desk }</b> · { $number }
relay-from-consumer = 👤 <b>{ $who }</b> · { $number }
relay-edited = ✏️ 已修改为：
