### Help before filing: guides, and suggested categories

guide-offered = 💡 Or try first what often helps at once.
guide-page = <b>{ $title }</b>
    { $text }
guide-meanwhile = ⏳ <b>Until it is solved:</b> { $what }
guide-solved = ✅ That solved it
guide-unsolved = ❌ No, file my complaint
guide-file = 📨 File my complaint
guide-glad = 🎉 Glad that it works! Nothing was filed. Write to me whenever you need me.
guide-done = Already noted: it is solved.
guide-menu = 📚 <b>Questions and answers</b>
help-guides = 📚 Some things are solved in a minute:

category-likely = ✨ marks what your words sound like. Every choice is yours.
option-likely = ✨ { $category }

card-tried = 🧭 Tried before: { $way }
review-tried = • Tried before: { $way }
