### Safety

file-withheld = 📎 A file of { $size } MB is not shown here: its name holds personal data, and it is too large to be renamed. You can ask the consumer to send it under another name.
evidence-not-masked = 🔒 Shops read your words with phone numbers, addresses and the like hidden, but pictures and files are shown as they are: cover what is not for them.
