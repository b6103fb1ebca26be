inbox-count = { $count ->
    [one] { $count } draft from sources is waiting for a decision.
   *[other] { $count } drafts from sources are waiting for a decision.
}
inbox-more = and { $count } more
inbox-empty = All drafts from sources have been dealt with.
inbox-publish = Publish
inbox-edit = Edit
inbox-skip = Skip
inbox-skip-all = Skip all
inbox-skip-all-question = { $count ->
    [one] Skip { $count } draft? No article will come of it.
   *[other] Skip { $count } drafts? No articles will come of them.
}
inbox-skip-all-now = Skip
inbox-keep = Keep
inbox-back-count = ‹ The whole list: { $count }
inbox-skipped = Skipped
inbox-skipped-all = Skipped: { $count }
inbox-settled = This draft has already been dealt with
suggestion-title = { $source }: the text has changed
suggestion-about = The newsroom has edited { $article }, so I leave it as it is.
suggestion-take = Take the new text
suggestion-drop = Leave it as it is
suggestion-dropped = Left as it is
suggestion-gone = This has already been decided
