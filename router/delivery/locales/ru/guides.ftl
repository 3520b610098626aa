### Помощь до подачи обращения: подсказки и предложенные категории

guide-offered = 💡 Или сначала попробуйте то, что часто помогает сразу.
guide-page = <b>{ $title }</b>
    { $text }
guide-meanwhile = ⏳ <b>Пока не решено:</b> { $what }
guide-solved = ✅ Это помогло
guide-unsolved = ❌ Нет, подать обращение
guide-file = 📨 Подать обращение
guide-glad = 🎉 Отлично, что всё работает! Обращение не подано. Пишите, когда понадобится.
guide-done = Уже отмечено: решено.
guide-menu = 📚 <b>Вопросы и ответы</b>
help-guides = 📚 Кое-что решается за минуту:

category-likely = ✨ — похоже на то, что вы описали. Выбор за вами.
option-likely = ✨ { $category }

card-tried = 🧭 Уже пробовали: { $way }
review-tried = • Уже пробовали: { $way }
