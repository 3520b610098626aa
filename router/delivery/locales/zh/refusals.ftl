### 规则不允许时，告诉操作的人为什么

refusal-already-yours = 这件投诉已经由您处理。
refusal-amount-needed = 这个方案需要填写金额，且金额要大于零。
refusal-appealed-once = 每一方只能申诉一次。
refusal-changed = 情况已有变化，请以最新的消息为准。
refusal-extended-once = 等待时间只能延长一次。
refusal-four-eyes = 需要另一位负责人批准，不能由本人批准。
refusal-judged-before = 这件投诉需要由另一位同事复核。
refusal-no-evidence = 这件投诉没有凭证。
refusal-no-merchant = 没有可以联系的商家群。
refusal-no-such-category = 没有这个类别。
refusal-no-such-desk = 没有这个处理部门，或它没有可用的群。
refusal-not-allowed = 您不能进行这个操作。
refusal-not-escalatable = 现在还不能请平台介入：请先等商家在期限内回复。
refusal-not-now = 现在不能这样操作，请以最新的消息为准。
refusal-not-reopened = 这件投诉不能重新打开。
refusal-not-your-step = 这一步不由您完成。
refusal-nothing-unanswered = 没有待回复的消息。
refusal-proof-needed = 请附上文字或文件作为证明。
refusal-reopen-too-late = 已经过了可以重新打开的期限。您可以提交新的投诉。
refusal-same-desk = 投诉已经在这个部门了。
refusal-survey-over = 这次评价已经结束，谢谢。
refusal-unknown-reason = 没有这个拒绝理由。
refusal-unknown-remedy = 没有这种方案。
refusal-which-duplicate = 请写明与哪一件投诉重复。
refusal-words-needed = 请写几句话说明。
