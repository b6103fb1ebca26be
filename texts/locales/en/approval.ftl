approval-title = Approval
approval-is-on = A second editor has to agree before anything goes out.
approval-is-breaking = A second editor has to agree before breaking news goes out. The rest goes out at once.
approval-is-off = There is no approval now: every editor publishes alone.
approval-how = Edits and withdrawals of what is out never wait for it.
approval-on = Approve everything
approval-breaking = Breaking news only
approval-off = No approval
approval-usage = “{ $typed }” is none of these: <code>/approval on</code>, <code>/approval breaking</code>, <code>/approval off</code>.
approval-planned = { $count ->
    [one] { $count } planned article waits for approval now; its editor has been told.
   *[other] { $count } planned articles wait for approval now; their editors have been told.
}
approval-nobody = There is nobody to agree: no second editor. The owner can appoint one in /editors, or end the approval: /approval off.
approval-needed-on = It goes out when a second editor has agreed.
approval-needed-breaking = As breaking news it goes out when a second editor has agreed.
approval-wish-publish = publish
approval-wish-break = ⚡ publish as breaking news
approval-wish-schedule = publish { $at }
approval-asks = <b>Waiting for approval.</b> { $person } wants to { $wish }.
approval-asked = <b>Waiting for approval:</b> { $wish }.
approval-waits = Any of these can agree: { $people }
approval-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
approval-agree = Agree
approval-refuse = Send back
approval-take-back = Take the request back
approval-offer = Give to an editor
approval-open = The article
approval-offered-by = A draft by { $person }
approval-offered = { $count ->
    [0] Nobody to show it to: no editor has opened the bot yet
    [one] { $count } editor has the draft
   *[other] { $count } editors have the draft
}
approval-asked-toast = { $count ->
    [0] There is nobody to agree: no second editor
    [one] { $count } editor is asked to agree
   *[other] { $count } editors are asked to agree
}
approval-asked-before = Waiting for approval already; { $person } asked
approval-own = Another editor has to agree to your request
approval-not-asked = The request is gone
approval-agreed-before = Agreed already: { $person }
approval-taken-back = The request is taken back
approval-agreed-toast = Agreed
approval-agreed = agreed: { $person }
approval-goes = it goes out
approval-goes-at = it goes out { $at }
approval-refused = sent back: { $person }
approval-unasked = the request for approval is taken back
approval-moved-on = no approval is needed any more
approval-remark = what should change? Write it in one message; whoever asked will see it. It can also go back without a word.
approval-no-remark = Send back without a word
approval-remark-late = your remark reached nobody: the article no longer waits for approval.
approval-remark-unread = A remark has to be text.
approval-planned-asked = approval has been turned on. The article is a draft again and waits for a second editor; it was planned for { $at }.
approval-to-draft = The draft
