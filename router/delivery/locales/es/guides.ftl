### Ayuda antes de reclamar: guías y categorías sugeridas

guide-offered = 💡 O pruebe antes lo que suele ayudar enseguida.
guide-page = <b>{ $title }</b>
    { $text }
guide-meanwhile = ⏳ <b>Mientras se resuelve:</b> { $what }
guide-solved = ✅ Ya está resuelto
guide-unsolved = ❌ No, presentar la reclamación
guide-file = 📨 Presentar la reclamación
guide-glad = 🎉 ¡Me alegro de que funcione! No se presentó nada. Escríbame cuando lo necesite.
guide-done = Ya está anotado: resuelto.
guide-menu = 📚 <b>Preguntas y respuestas</b>
help-guides = 📚 Algunas cosas se resuelven en un minuto:

category-likely = ✨ señala lo que más se parece a lo que ha contado. Usted elige.
option-likely = ✨ { $category }

card-tried = 🧭 Ya se probó: { $way }
review-tried = • Ya se probó: { $way }
