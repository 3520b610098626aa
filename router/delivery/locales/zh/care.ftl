### 问候与提醒，只发给愿意接收的人

care-offer = 🌷 需要我偶尔发条问候或提醒吗？比如保修快到期、节日、生日。只发您选的，一周最多一条，随时可以更改。
care-title = 🌷 <b>您愿意收到哪些？</b>点一下即可选择；其他的不会发，一周最多一条。
care-month = 🎂 您的生日在几月？不需要年份。
care-day = 🎂 哪一天？
care-declined = 好的，不会发送。以后想改：/care
care-kept = { $count ->
    [0] 好的，不会发送。以后想改：/care
   *[other] 🌷 已记下，随时可以更改：/care
}
care-change = 用 /care 更改接收内容。
care-festival = 🎉 { $words }
care-birthday = 🎂 祝您生日快乐！
care-warranty = 🛡 投诉 { $number } 涉及的商品，保修将于 { $day } 到期。现在一切正常吗？如有问题，请及时告诉我。
button-care = { $on ->
    [yes] ☑️
   *[no] ⬜
} { $kind ->
    [warranty] 保修到期提醒
    [festivals] 节日问候
   *[birthday] 生日祝福{ $born ->
        [none] { "" }
       *[other] ：{ $born }
    }
}
button-care_open = 🌷 选择
button-care_no = 不用了
button-care_done = ✅ 就这样
