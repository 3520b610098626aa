### Limits, repeated complaints, the block list

limit-new_a_day = 🌤 The most that can be filed within 24 hours is { $most }. What you have filled in is kept: you can file it from { $until } on. What belongs to an open complaint can be added to it at once, see /cases. Matters of safety are always taken in.
limit-open_at_most = 📂 The most that can be open at the same time is { $most }. What you have filled in is kept: you can file it as soon as one has ended, or add it to an open one, see /cases. Matters of safety are always taken in.
limit-messages_a_day = 🌤 You have sent a lot about this complaint in 24 hours, the most is { $most }. Everything until now has been passed on; you can add more from { $until } on.
limit-evidence_at_most = 📎 This complaint is full: the most files it can hold: { $most }. Those sent before are kept; please describe the rest in words.
blocked = ⛔ We take no messages from you here at present, except about safety; your open complaints go on, and their deadlines hold.
review-repeats = 🔁 <b>{ $number }</b> · { $category } is open and about the same order. If this belongs to it, add it there: it reaches the people who know the matter. You can also file it anyway.
button-join = ➕ Add to { $number }
intake-joined = ✅ Added to <b>{ $number }</b>: your words, your answers and your files. Nothing new was filed.
refusal-unknown-person = Nobody is known by that. Please give the number of a complaint, or the short name that a merchant sees.
refusal-several-people = Several people have this short name. Please give the number of a complaint instead.
refusal-beyond-scope = You can block only somebody all of whose complaints are in your scope. Please ask a manager of the whole house.
refusal-not-blocked = This person is not blocked any more.
block-reason-needed = Please add the reason: <code>/block { $number } threats</code>
block-done = 🚫 <b>Blocked.</b> Nothing that the consumer of { $number } sends reaches the desks, except about safety.
block-stands = 🚫 The consumer of { $number } is blocked already.
block-line = • <b>{ $number }</b> since { $since }, by { $who }: { $reason }
block-open = 📂 Open complaints: { $count } ({ $numbers }). They are marked, go on, and keep their deadlines. Desks still reach the consumer, who can decide with the buttons. A lead at the platform can dismiss what is spam.
block-title = 🚫 <b>Blocked: { $count }</b>
block-how = To block somebody: /block, the number of a complaint or the short name that merchants see, and the reason; or reply to a message about a complaint with /block and the reason.
button-unblock = ↩️ Unblock { $number }
done-unblock = Not blocked any more
command-block = Block list
digest-restrained = { $what ->
    [blocked] ⛔ Blocked people who wrote
    [new_a_day] 🌤 Met the limit of new complaints a day
    [open_at_most] 📂 Met the limit of open complaints
    [messages_a_day] 💬 Met the limit of messages a day
   *[evidence_at_most] 📎 Met the limit of files
}: <b>{ $count }</b>
