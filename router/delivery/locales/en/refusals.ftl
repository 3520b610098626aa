### When a rule says no: told to the person who tried

refusal-already-yours = This complaint is yours already.
refusal-amount-needed = This offer needs an amount above zero.
refusal-appealed-once = Each side can appeal only once.
refusal-changed = This has changed. Please go by the newest message.
refusal-extended-once = The waiting time can be extended only once.
refusal-four-eyes = Another lead has to approve this, not the same person.
refusal-judged-before = This complaint has to be read by somebody else.
refusal-no-evidence = This complaint has no evidence.
refusal-no-merchant = There is no merchant’s chat to write to.
refusal-no-such-category = There is no such category.
refusal-no-such-desk = There is no such desk, or it has no chat that works.
refusal-not-allowed = You cannot do this.
refusal-not-escalatable = It is too early to bring in the platform: please give the merchant the promised time.
refusal-not-now = This cannot be done now. Please go by the newest message.
refusal-not-reopened = This complaint cannot be reopened.
refusal-not-your-step = This step is not yours.
refusal-nothing-unanswered = There is no message waiting for an answer.
refusal-proof-needed = Please add words or a file that show it.
refusal-reopen-too-late = The time for reopening is over. You can file a new complaint.
refusal-same-desk = The complaint is with this desk already.
refusal-survey-over = This survey is over, thank you.
refusal-unknown-reason = There is no such reason.
refusal-unknown-remedy = There is no such remedy.
refusal-which-duplicate = Please name the complaint that this one repeats.
refusal-words-needed = Please say it in a few words.
