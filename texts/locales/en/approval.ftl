approval-title = Approval
approval-is-on = A second editor has to approve everything that goes out.
approval-is-breaking = A second editor has to approve breaking news. The rest goes out at once.
approval-is-off = Approval is off: every editor publishes alone.
approval-how = Edits and withdrawals of what is already out do not wait for approval.
approval-on = Approve everything
approval-breaking = Breaking news only
approval-off = No approval
approval-usage = “{ $typed }” is none of these: <code>/approval on</code>, <code>/approval breaking</code>, <code>/approval off</code>.
approval-planned = { $count ->
    [one] { $count } planned article is now waiting for approval; its editor has been told.
   *[other] { $count } planned articles are now waiting for approval; their editors have been told.
}
approval-nobody = There is nobody to approve it: no second editor. The owner can appoint one in /editors, or turn approval off: /approval off.
approval-needed-on = It goes out once a second editor has approved it.
approval-needed-breaking = Breaking news goes out once a second editor has approved it.
approval-wish-publish = publish
approval-wish-break = ⚡ publish as breaking news
approval-wish-schedule = publish { $at }
approval-asks = <b>Waiting for approval.</b> { $person } wants to { $wish }.
approval-asked = <b>Waiting for approval:</b> { $wish }.
approval-waits = Any of these can approve it: { $people }
approval-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
approval-agree = Approve
approval-refuse = Send back
approval-take-back = Withdraw the request
approval-offer = Give to an editor
approval-open = Article
approval-offered-by = A draft by { $person }
approval-offered = { $count ->
    [0] Nobody to show it to: no editor has opened the bot yet
    [one] { $count } editor has the draft
   *[other] { $count } editors have the draft
}
approval-asked-toast = { $count ->
    [0] There is nobody to approve it: no second editor
    [one] { $count } editor has been asked to approve it
   *[other] { $count } editors have been asked to approve it
}
approval-asked-before = Already waiting for approval; { $person } asked
approval-own = Your request has to be approved by another editor
approval-not-asked = The request has been withdrawn
approval-agreed-before = Already approved: { $person }
approval-taken-back = The request has been withdrawn
approval-agreed-toast = Approved
approval-agreed = approved: { $person }
approval-goes = it goes out
approval-goes-at = it goes out { $at }
approval-refused = sent back: { $person }
approval-unasked = the request for approval has been withdrawn
approval-moved-on = approval is no longer needed
approval-remark = what should change? Write it in one message; whoever asked will see it. It can also go back without a word.
approval-no-remark = Send back without a word
approval-remark-late = your remark reached nobody: the article no longer waits for approval.
approval-remark-unread = A remark has to be text.
approval-planned-asked = approval has been turned on. The article is a draft again and is waiting for a second editor; it was planned for { $at }.
approval-to-draft = Open the draft
