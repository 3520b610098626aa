### 安全

file-withheld = 📎 有一个 { $size } MB 的文件没有转来：它的文件名含有个人信息，而文件太大，无法改名。可以请消费者换个文件名再发。
evidence-not-masked = 🔒 文字里的电话、地址等个人信息对商家隐藏，但图片和文件内容会原样显示。不想让商家看到的，请先遮住再发。

private-kind = { $what ->
    [name] 姓名
    [account] 账号
    [phone] 电话
    [address] 地址
    [email] 邮箱
    [identity] 证件号
   *[bank] 银行卡或账户
}
unsafe-thing = { $thing ->
    [code] 验证码
    [password] 密码
    [card] 银行卡号
   *[payment] 平台外付款
}
button-reveal = 🔎 让商家看到 …
button-let_go = 👌 没问题，发送
done-let_go = 👌 已发送
desk-held = 🛑 { $who }，这条消息没有发给消费者：内容像是在索要{ unsafe-thing }。我们绝不向消费者索要这些。请换个说法再发；如果是误判，平台负责人看过后可以放行。
desk-held-back = 🛑 <b>已拦下一条消息</b>。{ $speaks }的{ $who }像是在向消费者索要{ unsafe-thing }，内容没有发出。如果没有问题，负责人可以放行。
desk-revealed = 🔎 平台让您看到消费者的{ private-kind }：<b>{ $value }</b>
    原因：{ $why }
    仅用于处理这件投诉。
form-reveal-what = 🔎 <b>要让商家看到哪一项？</b>
form-reveal-words = 为什么需要？原因会记录下来，消费者也能看到。
option-private = { private-kind }: { $value }
told-revealed = 🔎 平台让商家看到{ private-kind }：“{ $why }”
told-held = 🛑 一条消息被拦下：像是在索要{ unsafe-thing }
told-let_go = 👌 平台放行了被拦下的消息
refusal-unsafe = 没有发出：内容像是在索要{ unsafe-thing }。我们绝不向消费者索要这些，请换个说法。
refusal-own-words = 自己写的内容要由另一位负责人放行。
refusal-revealed-before = 商家已经可以看到这一项。
refusal-nothing-private = 没有需要隐藏的个人信息，商家看到的就是原文。
refusal-of-merchant = 您曾为这家商家工作，请由另一位同事处理。
button-ask_both = 🗣 请双方说明 …
form-ask_both-words = 🗣 <b>需要双方说明什么？</b>
    消费者和商家会收到同样的问题，各有各的回复期限。
