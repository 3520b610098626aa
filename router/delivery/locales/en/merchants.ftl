### Merchants and groups set up at run time: /merchants, invitations, /bind, and what a group is told.

merchants-title = 🏬 <b>Merchants: { $count }</b>
merchants-found = 🔎 “{ $words }”: { $count ->
    [0] nothing found. Another part of the name, in any language or in Latin letters, may help.
    [one] <b>{ $count }</b> merchant
   *[other] <b>{ $count }</b> merchants
}{ $more ->
    [yes] {" "}and more: please type more of the name
   *[no] { "" }
}
merchant-head = 🏬 <b>{ $name }</b> · <code>{ $id }</code>
merchant-names = { $names }
merchant-facts = { $jurisdiction } · { $language }
merchant-made = Made by { $who }, { $at }
merchant-standing = Stands in the configuration, where it is changed
merchant-paused = ⏸ Paused: new complaints go to the platform
merchant-orders = 🧾 Order numbers: <code>{ $masks }</code>
merchant-calendar = 🕘 Works by the calendar <code>{ $calendar }</code>
merchant-orders-kept = { $example ->
    [none] ✅ Any order number is taken now.
   *[other] ✅ Kept. An order number looks like this: <code>{ $example }</code>
}
merchant-orders-unread = I could not read that. # stands for a digit, @ for a letter, everything else for itself: <code>H-######</code>. At least 3 characters, no spaces inside; several forms apart by spaces, at most { $most }.
merchant-no-chat = 📵 No group yet. Invite one, and complaints go there; until then the platform handles them.
merchant-chat = { $healthy ->
    [yes] 💬
   *[no] 📵 (lost)
} <code>{ $chat }</code> · open complaints: { $count }
merchant-created = ✅ Made, with the id <code>{ $id }</code>. Now invite its group.
merchant-name-needed = A name has letters or digits{ $language ->
    [none] { "" }
   *[other] { "" }, and one in this language is needed: { $language }
}.
merchant-name-long = That is too long for a name. Characters at most: { $most }
merchant-names-unread = One name a language, a line each, such as <code>en: Demo Digital</code>. Languages: { $languages }.
merchant-jurisdiction-unread = That is no country. Please give its two letters, such as CN, ES or DE.
merchant-configured = This merchant stands in the configuration and is changed there.
merchant-unknown = There is no such merchant.
ask-merchant_new = What is the merchant called ({ $language })?
ask-merchant_names = And in other languages ({ $languages })? A line each, such as <code>en: Demo Digital</code>.
ask-merchant_where = Whose law applies? Choose, or type the country’s two letters.
ask-merchant_rename = What is it called now? Other languages a line each, such as <code>en: Demo Digital</code>. What you do not name stays.
ask-merchant_search = Type a part of the name, in any language.
ask-merchant_language = Which language do its groups read?
ask-merchant_orders = What do its order numbers look like? # stands for a digit, @ for a letter, everything else for itself, such as <code>H-######</code>. Several forms apart by spaces.
ask-merchant_calendar = By which calendar does it work? Its clocks and quiet hours go by it. New calendars are added in the configuration.
option-house_calendar = 🏠 The house’s · { $zone }
button-merchant_orders = 🧾 Order numbers
button-merchant_calendars = 🕘 Working hours
button-merchant_any_order = Any number
button-merchant_new = ➕ New merchant
button-merchant_find = 🔎 Search
button-merchant_list = 🏬 All merchants
button-merchant_invite = 🔗 Invite a group
button-merchant_rename = ✏️ Rename
button-merchant_languages = 🌐 Language
button-merchant_pause = ⏸ Pause
button-merchant_resume = ▶️ Take complaints again
button-undo_bind = ↩️ Undo
refusal-whole-house = Only a manager of the whole house can do this.

invitation-link = 🔗 <b>{ $name }</b>: whoever opens this link adds the bot to the merchant’s group, and complaints go there. It works once, until { $until }. Please hand it only to somebody of the merchant.

    { $link }
invitation-unknown = This link is not known here. Please ask for a new one.
invitation-used = This link was used already. Each one works once; please ask for a new one.
invitation-expired = This link has expired. Please ask for a new one.
invitation-undone = This link was taken back. Please ask for a new one.
bind-taken = This group belongs to the desk <code>{ $desk }</code> already, and a group belongs to one desk. A manager can take it out with /unbind first.
bind-already = This group belongs to this desk already.
bind-unknown = There is no desk <code>{ $desk }</code>.
bind-which = Which desk does this group belong to?
unbind-nothing = This group belongs to no desk.
unbind-configured = This group belongs to <code>{ $desk }</code> by the configuration, where it is changed.

group-welcome-merchant = 👋 Hello! Complaints about <b>{ $name }</b> come to this group from now on. You answer by replying to a card, and its buttons show what can be done; consumers see the shop’s name, never yours. /help says more.
group-welcome-platform = 👋 Hello! This group works complaints for the platform’s desk <code>{ $desk }</code> from now on. You answer by replying to a card, and its buttons show what can be done. /help says more.
group-ready = ✅ The bot may do all it has to. Nothing is left to set up.
group-lacks = ⚙️ { $count ->
    [one] One thing is missing:
   *[other] { $count } things are missing:
}
group-lacks-administrator = • Make the bot an administrator who may pin and delete messages. Otherwise it does not see your answers, and is not told when a member leaves.
group-lacks-pin = • Let the bot pin messages.
group-lacks-delete = • Let the bot delete messages.
group-lacks-topics = • Let the bot manage topics.
group-lacks-basic = • This is a basic group. Show its history to new members, and it becomes a supergroup, which keeps its id.
group-lacks-protected = • Content is protected here, so files cannot be handed on to consumers. Please allow saving content.
group-lacks-reactions = • Allow the reaction 👌: it is the tick that shows that your answer arrived.
group-lacks-unknown = • Telegram does not tell which rights the bot has. Please make it an administrator who may pin and delete messages.
group-back = ✅ The bot is back, and complaints come here again.
group-rights-complete = ✅ Thank you, the bot has its rights now.
group-unbound = This group is no longer the desk of { $name }: new complaints do not come here, and what was open goes on elsewhere.

manager-invitation-used = 🔗 { $who } used the link for <b>{ $desk }</b> in the group “{ $group }” (<code>{ $chat }</code>). Complaints go there from now on.
manager-unbound = ↩️ Undone: the group is no longer the desk of <b>{ $name }</b>.
manager-chat-lost = 📵 The bot was removed from a group of <b>{ $name }</b> (<code>{ $chat }</code>). Open complaints that were there: { $count }. { $left ->
    [0] The desk has no other group: please add the bot again, or invite another group.
   *[other] They go on in the desk’s other groups.
}

# While a consumer chooses a shop among many
merchant-type = Or type a part of its name, in any language.
merchant-sought = 🔎 “{ $words }”: { $count ->
    [0] no shop found. Type another part of its name, or choose “Another shop”.
   *[other] choose below, or type more of the name.
}
