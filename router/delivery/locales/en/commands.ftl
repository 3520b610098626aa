### The menu of commands: a few words each, plain

command-new = A new complaint
command-cases = My complaints
command-rights = What the law says
command-lang = Language
command-care = Kind words, if I want them
command-cancel = Stop what I am filling in
command-help = How it works
command-digest = Today’s numbers
command-stats = Numbers of the week
command-undelivered = Messages not delivered
command-merchants = Merchants and their groups
command-queue = What is open here
command-mine = What I hold
command-find = Find a complaint
command-canned = Ready replies
command-file = Record a caller’s complaint
command-id = This chat’s id

# Above the Start button
bot-introduction = Something went wrong with an order? Tell me here, with photos. I pass it to the right people, keep them to their deadlines, and you always see whose turn it is.
