### 命令、列表和友好的回应

cases-title = 📂 <b>您的投诉</b>
cases-none = 您还没有投诉。想投诉的话，直接告诉我发生了什么，或发一张照片。
case-line = { $urgent ->
    [yes] 🔥{" "}
   *[no] { "" }
}<b>{ $number }</b> { $category } · { $state ->
    [submitted] 待受理
    [in_review] 处理中
    [awaiting_consumer] 等待消费者
    [awaiting_merchant] 等待商家
    [proposed] 已提出方案
    [refused] 已拒绝
    [decided] 已裁定
    [performing] 履行中
    [performed] 待确认
    [external] 外部机构处理中
   *[closed] 已结束
}{ $turn ->
    [none] { "" }
    [consumer] {" "}· 轮到消费者
    [merchant] {" "}· 轮到商家
   *[platform] {" "}· 轮到平台客服
}{ $state ->
    [closed] { "" }
   *[other] { $until ->
        [none] { "" }
       *[other] {" "}· { $until }
    }
}
queue-title = 📥 <b>本群待处理：{ $count }{ $more ->
    [yes] +
   *[no] { "" }
} 件</b>
mine-title = 🙋 <b>您负责：{ $count }{ $more ->
    [yes] +
   *[no] { "" }
} 件</b>
queue-empty = 没有待处理的投诉。🎉
nothing-to-cancel = 没有可以取消的内容。
message-kept = 📎 已附在 { $number } 中，这件投诉已结束。如果还没解决，可以重新打开；有别的问题，请发送 /new。
message-unknown-kind = 这种消息我没法转达，请发送文字、照片、视频或文件。

help-consumer = <b>使用说明</b>
    1. 告诉我发生了什么，或发一张照片，缺什么我会问您。
    2. 投诉会转到负责的客服群，并有处理期限。置顶消息会显示轮到谁、期限是什么时候。
    3. 您可以随时回复、补充材料，或用按钮做决定。

    /new 新的投诉 · /cases 我的投诉 · /rights 我的权利 · /lang 语言 · /cancel 取消正在填写的内容
contacts = 👋 也可以直接联系人工：{ $phone ->
    [none] { "" }
   *[other] ☎️ { $phone }
}{ $email ->
    [none] { "" }
   *[other] {" "}✉️ { $email }
}{ $hours ->
    [none] { "" }
   *[other] （{ $hours }）
}
help-manager = <b>管理者</b>：/digest 查看最新数据，/stats 查看一周数据，/undelivered 查看并重发未送达的消息，/block 查看和管理屏蔽名单。
help-staff = <b>在本群处理投诉</b>
    • 回复卡片或投诉的任何一条消息，内容会转达给消费者。
    • 以 // 开头的内容只留在内部。
    • 卡片上的按钮就是现在可以做的事。
    • 开启话题的群里，每件投诉有自己的话题：在里面直接写，不用回复，就会转达给消费者。
    • 回复卡片时输入机器人的名字和一个词，可以找到常用回复。

    /queue 待处理的投诉 · /mine 我负责的 · /find 查找 · /canned 常用回复 · /file 代来电人登记 · /id 本群编号
person-id = 您的编号：<code>{ $user }</code>
group-id = 本群编号 <code>{ $chat }</code>，客服组 <b>{ $desk }</b>
group-not-a-desk = 这个群还不是客服群。群编号是 <code>{ $chat }</code>，写进配置后即可使用。
