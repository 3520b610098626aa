### To consumers. The complaint’s number is put in front of every message.

consumer-ask-outside = You went to an outside body. How does it stand?
consumer-asked = The people working on your complaint need something from you. Please answer right here by { $until }:
consumer-claimed = 🤝 This complaint is yours now; { $desk } recorded it for you. The pinned message tells you how it stands. Add words and photos here whenever you like.
consumer-breached = We are sorry: this was not dealt with in the promised time. You can wait a little longer, or bring in the platform now.
consumer-closed-automatically = We did not hear from you, so this complaint was closed as solved. If it is not solved after all, you can reopen it.
consumer-closed-decided = The decision stands and this complaint is closed.
consumer-closed-refused = You did not bring in the platform, so this complaint is closed. If you want to go on, you can reopen it.
consumer-closed-silent = We have not heard from you, so this complaint is closed for now. You can reopen it whenever you want to go on.
consumer-closed-unperformed = We are sorry: the decision was not carried out, and we have to close this complaint for now. You can reopen it, or turn to an outside body.
consumer-counter-accepted = 🎉 They agreed to your wish:
    { terms }
consumer-decided = ⚖️ The platform has decided: { liability }.{ $remedy ->
    [none] { "" }
   *[other] { "\u000A" }What happens: <b>{ $remedy }</b>
}{ $amount ->
    [none] { "" }
   *[other] {" "}{ $amount }
}{ verdict-terms }
    Reasons: { $reasons }

    { $appeal ->
        [you] It takes effect after { $until }. Until then you can accept it or appeal.
        [other] It takes effect after { $until }, unless the other side appeals.
       *[none] It is final and takes effect at once.
    }
consumer-dismissed = This complaint is closed: { $reason ->
    [duplicate] it is the same as another one of yours
    [spam] it is not a real complaint
   *[out_of_scope] it is not something we handle
}{ $other ->
    [none] .
   *[other] {" "}({ $other }); please go on there.
}{ $why ->
    [none] { "" }
   *[other] { "\u000A" }Explanation: { $why }
}
consumer-dispute-noted = 📨 The platform’s lead knows and looks whether this step was done. You need do nothing until then.
consumer-moved = Your complaint is now with platform care, who will go on with it{ until }.
consumer-offer-lapsed = The offer has run out without an answer from you. Your complaint is still being worked on.
consumer-performed = 📦 Everything that was agreed is done. Please tell us until { $until }: is it solved?
consumer-proposal = 🤝 { $desk } made you an offer:
    { terms }

    Please choose until { $until }. You can also decline it, or say what would work for you.
consumer-proposal-taken-back = The offer was taken back. Your complaint is still being worked on.
consumer-refused = 🚫 The merchant refused.
    Reason: { $reason }
    Explanation: { $why }

    If you disagree, you can bring in the platform until { $until }.
consumer-nearing = ⏳ { $clock ->
    [offer] You can still answer the offer, until { $due }.
    [refusal] You can still bring in the platform, until { $due }. After that the complaint is closed.
    [verdict] You can still accept the decision or appeal, until { $due }. After that it stands.
   *[step] One step is still yours: <b>{ proof }</b>, due { $due }.
}
consumer-reminder = A reminder: we are still waiting for your answer, due { $until }. If there is nothing to add, tell us to go on.
consumer-step = 🪜 The next step is yours: <b>{ proof }</b>, due { $due }.
consumer-step-theirs = 🪜 The next step, by { side }: <b>{ proof }</b>, due { $due }.
consumer-arrived = 📦 The goods that you sent have arrived. The next step is theirs: <b>{ proof }</b>, due { $due }.
consumer-step-late = We are sorry: { side } is late with this step: { proof }. We have reminded them{ $stage ->
    [merchant] ; you can also bring in the platform now.
   *[platform] {" "}and keep an eye on it.
}
consumer-step-proved = 🪜 This step is done: { proof }
consumer-step-reminder = A reminder: one step is still yours: <b>{ proof }</b>.
consumer-transferred = Your complaint is now with { $desk }.
