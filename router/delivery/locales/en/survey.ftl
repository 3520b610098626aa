### The satisfaction survey

survey-question = Complaint { $number } is closed. How satisfied are you with how it was handled?
survey-1 = 1 · very dissatisfied
survey-2 = 2 · dissatisfied
survey-3 = 3 · so-so
survey-4 = 4 · satisfied
survey-5 = 5 · very satisfied
survey-comment-thanks = Thank you. The quality manager will read it.
survey-is-it-solved = This complaint was closed because time ran out. Is it really solved?
survey-low = We are sorry that you are not satisfied. Would you tell us why? Tap what fits, or reply in your own words: the quality manager will read it. You can also ask to be contacted, or reopen the complaint.
survey-reminder = We have not had your rating yet. If you have a few seconds, please tap an answer in the poll above.
survey-solved-noted = { $solved ->
    [yes] Good to hear, thank you for telling us.
    [partly] Thank you for telling us. For what is still open, you can reopen the complaint.
   *[no] We are sorry. You can reopen the complaint and we go on.
}
survey-thanks = Thank you for your rating! If you want to add anything, just reply to this message.
survey-contact-noted = 📞 Noted: the quality manager will get back to you here by { $until }.
visit-question = 👋 Some days have passed{ $remedy ->
    [none] { "" }
   *[other] {" "}since this was settled: { $remedy }
}. Does it hold? One tap is enough.
visit-holds = Good to hear, thank you!
visit-broken = We are sorry. { $way ->
    [reopen] You can reopen the complaint, and we go on from here.
   *[anew] It is too late to reopen it, so please file a new one: the shop and the order are filled in.
}
