### 投诉前的自助指引，以及推荐的类别

guide-offered = 💡 也可以先试试常见的解决办法，往往马上见效。
guide-page = <b>{ $title }</b>
    { $text }
guide-meanwhile = ⏳ <b>解决之前：</b>{ $what }
guide-solved = ✅ 解决了
guide-unsolved = ❌ 没解决，我要投诉
guide-file = 📨 直接投诉
guide-glad = 🎉 解决了就好！没有提交投诉。有需要随时找我。
guide-done = 已经记下：问题解决了。
guide-menu = 📚 <b>常见问题</b>
help-guides = 📚 有些问题一分钟就能解决：

category-likely = ✨ 是根据您的描述推荐的，选哪个都可以。
option-likely = ✨ { $category }

card-tried = 🧭 已试过：{ $way }
review-tried = • 已试过：{ $way }
