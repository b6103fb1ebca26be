card-draft = Draft
card-scheduled = Planned
card-departing = On its way
card-published = Published
card-cancelled = Cancelled
card-withdrawn = Withdrawn
card-was-published = published { $at }
card-version = version { $number }
card-author = author { $editor }
card-updating = { $count } being updated
card-waiting = { $count } waiting
card-edit = Edit
card-correct = Correct
card-show = Show
card-figures = Figures
card-history = History
card-withdraw = Withdraw
card-open-draft = To publication
card-back = ‹ Card
version-draft = draft
version-publication = as published
version-edit = edit
version-correction = correction
version-withdrawal = withdrawal
version-you = you
version-restore = Restore this version
version-back = ‹ History
life-earlier = { $count ->
    [one] { $count } earlier change
   *[other] { $count } earlier changes
}
life-left = { $count } left
life-changed = { $count } updated
life-gone = { $count } removed
life-missed = { $count } failed
life-told = { $count } told
difference-none = The words are the same.
difference-more = { $count ->
    [one] And { $count } more changed paragraph: it is long, see the history.
   *[other] And { $count } more changed paragraphs: they are long, see the history.
}
difference-restore = Restore version { $number }
card-mend = Details ›
