amendment-withdrawn = The newsroom has withdrawn this article.
amendment-digest-withdrawn = The newsroom has withdrawn the articles of this digest.
amendment-corrected = Corrected: { $article }
amendment-which = Which article? Put its number after the command: <code>/{ $command } 12</code>
amendment-which-text =
    Which article? Put its number after the command, and the new text below:
    <code>/{ $command } 12</code>
amendment-unknown = { $article }: there is no such article. The number is on its card and in its progress line.
amendment-prompt = Send the new text as the next message, just as for /post.
amendment-prompt-draft = It will replace the earlier one.
amendment-prompt-edit = It will replace the earlier one for everybody who got the article. Nobody will get a new message.
amendment-prompt-correction = It will replace the earlier one for everybody who got the article, and each of them will get a short note that it was corrected.
amendment-same = { $article } stays as it is.
amendment-departs = it will go out with the new text
amendment-closed-cancelled = the article has been cancelled and can no longer be changed
amendment-closed-withdrawn = the article has been withdrawn and can no longer be changed
amendment-unchanged = the text was already the same; nothing has changed
amendment-no-editor = the article stays as it was: only an editor can change it
amendment-command = the article stays as it was: I do not act on commands in edited messages, so send it as a new one
amendment-command-edited = I do not act on commands in edited messages: send it as a new one.
amendment-forwarded = I do not act on commands in forwarded messages: somebody else wrote it. Reply to it with your own: /{ $command } and the article’s number.
amendment-other-number = the article stays as it was: the message now names { $other }. Send the text as a new message, below <code>{ $command }</code>, or name { $article } in this one.
amendment-withdraw-question = { $count ->
    [0] Withdraw the article? No reader has it.
    [one] Withdraw the article? Readers have { $count } copy.
   *[other] Withdraw the article? Readers have { $count } copies.
}
amendment-withdraw-copies = Recent copies disappear; those older than 48 hours become a note that says so.
amendment-withdraw-means = The article will disappear from digests, search and /latest. This cannot be undone.
amendment-keep = ‹ Keep
amendment-withdraw = Withdraw
amendment-not-out-draft = this is still a draft, so there is nothing to withdraw. It can be cancelled.
amendment-not-out-scheduled = the article is only planned; it can be cancelled
amendment-not-out-departing = the article has not gone out yet; sending can be undone
amendment-not-out-cancelled = the article was cancelled; nobody got it
amendment-not-out-withdrawn = the article has already been withdrawn
amendment-cancel-draft = Cancel the draft
amendment-withdrawn-now = The article has been withdrawn
amendment-begun-edit = being updated
amendment-accepted-edit = edit accepted
amendment-begun-correction = being corrected
amendment-accepted-correction = correction accepted
amendment-begun-withdrawal = being withdrawn
amendment-accepted-withdrawal = withdrawal accepted
amendment-doing-edit = being updated: { $done } of { $total }
amendment-doing-correction = being corrected: { $done } of { $total }
amendment-doing-withdrawal = being withdrawn: { $done } of { $total }
amendment-done-edit = { $count ->
    [0] Done, the text is new.
    [one] Done: { $count } message updated.
   *[other] Done: { $count } messages updated.
}
amendment-done-correction = { $count ->
    [0] Done, the text is corrected.
    [one] Done: { $count } message corrected.
   *[other] Done: { $count } messages corrected.
}
amendment-done-withdrawal = { $count ->
    [0] Done, the article is withdrawn.
    [one] Done: { $count } message withdrawn.
   *[other] Done: { $count } messages withdrawn.
}
amendment-no-copies = No copies had been sent.
amendment-unreached = { $count ->
    [one] { $count } copy could not be changed: its chat is closed (it will be updated when the reader returns), or the message is deleted or too old, or Telegram refused.
   *[other] { $count } copies could not be changed: their chats are closed (they will be updated when the readers return), or the messages are deleted or too old, or Telegram refused.
}
amendment-noted = Told of the correction: { $count }.
amendment-restore = Restore the earlier text
amendment-card = Card № { $number }
amendment-unknown-rubric = There is no section “{ $rubric }”, so the section stays as it was.
amendment-no-author = the article is already out, or about to be: only an editor can change it
amendment-overtaken = While you were writing, the text was changed: { $name }, { $at }. Yours is in place now; the other is in the history.
amendment-difference = What changed
amendment-restore-theirs = Restore that text
