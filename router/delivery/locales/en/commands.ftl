### The menu of commands: a few words each, plain

command-new = A new complaint
command-cases = My complaints
command-lang = Language
command-cancel = Stop what I am filling in
command-help = How it works
command-digest = Today’s numbers
command-queue = What is open here
command-mine = What I hold
command-id = This chat’s id
