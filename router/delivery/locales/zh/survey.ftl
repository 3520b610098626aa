### 满意度调查

survey-question = 投诉 { $number } 已结束，您对处理结果满意吗？
survey-1 = 1 分 · 很不满意
survey-2 = 2 分 · 不满意
survey-3 = 3 分 · 一般
survey-4 = 4 分 · 满意
survey-5 = 5 分 · 很满意
survey-comment-thanks = 谢谢，我们已转给质量负责人。
survey-is-it-solved = 这件投诉是到期自动结束的。问题真的解决了吗？
survey-low = 很抱歉没有让您满意。能说说原因吗？点选下面的原因，或直接回复这条消息，质量负责人会看到；也可以请我们联系您，或重新打开投诉。
survey-reminder = 还没有收到您的评价。如果方便，请在上面的投票中点一下，只需几秒。
survey-solved-noted = { $solved ->
    [yes] 太好了，谢谢您告诉我们。
    [partly] 谢谢您告诉我们。还没解决的部分，可以重新打开投诉继续处理。
   *[no] 很抱歉。您可以重新打开投诉，我们继续处理。
}
survey-thanks = 谢谢您的评价！想补充什么，直接回复这条消息即可。
survey-contact-noted = 📞 已记下：质量负责人最迟 { $until } 会在这里联系您。
visit-question = 👋 回访：事情解决已有几天{ $remedy ->
    [none] { "" }
   *[other] （{ $remedy }）
}，现在还好吗？点一下即可。
visit-holds = 太好了，谢谢您！
visit-broken = 很抱歉。{ $way ->
    [reopen] 您可以重新打开投诉，我们接着处理。
   *[anew] 已过重新打开的期限，请提交一件新的投诉，商家和订单已为您填好。
}
