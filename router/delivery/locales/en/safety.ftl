### Safety

file-withheld = 📎 A file of { $size } MB is not shown here: its name holds personal data, and it is too large to be renamed. You can ask the consumer to send it under another name.
evidence-not-masked = 🔒 Shops read your words with phone numbers, addresses and the like hidden, but pictures and files are shown as they are: cover what is not for them.

private-kind = { $what ->
    [name] name
    [account] account
    [phone] telephone number
    [address] address
    [email] e-mail address
    [identity] identity number
   *[bank] bank number
}
unsafe-thing = { $thing ->
    [code] a code
    [password] a password
    [card] a card number
   *[payment] payment outside the platform
}
button-reveal = 🔎 Reveal to the merchant …
button-let_go = 👌 It is all right, send
done-let_go = 👌 Sent
desk-held = 🛑 { $who }, this was not sent to the consumer: it seems to ask for { unsafe-thing }. We never ask consumers for that. Please say it differently; if it is a false alarm, a lead of the platform can let it go.
desk-held-back = 🛑 <b>A message was held back.</b> { $who } of { $speaks } seems to ask the consumer for { unsafe-thing }. Nothing was sent. If it is all right, a lead can let it go.
desk-revealed = 🔎 The platform lets you read the consumer’s { private-kind }: <b>{ $value }</b>
    Reason: { $why }
    It is for this complaint only.
form-reveal-what = 🔎 <b>What may the merchant read?</b>
form-reveal-words = Why is it needed? The reason is kept, and the consumer can read it.
option-private = { private-kind }: { $value }
told-revealed = 🔎 The platform lets the merchant read: { private-kind }. “{ $why }”
told-held = 🛑 A message was held back: it seems to ask for { unsafe-thing }
told-let_go = 👌 The platform let go what was held back
refusal-unsafe = Not sent: it seems to ask for { unsafe-thing }. We never ask consumers for that, please say it differently.
refusal-own-words = Your own words are for another lead to let go.
refusal-revealed-before = The merchant can read this already.
refusal-nothing-private = Nothing is hidden here: the merchant reads everything as it was written.
refusal-of-merchant = You were seen at work for this merchant: please leave this to a colleague.
button-ask_both = 🗣 Ask both sides …
form-ask_both-words = 🗣 <b>What should both sides answer?</b>
    Consumer and merchant read the same question, and each has time of their own.
