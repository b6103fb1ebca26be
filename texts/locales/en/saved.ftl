article-save = Save
article-saved = Saved
to-saved = Saved
saved-title = Saved articles
saved-none = Nothing saved yet. Every article has a “Save” button: what you save waits here until you remove it.
saved-since = Saved: { $moment }
saved-tidy = Remove…
saved-clear = Clear all
saved-tidy-hint = What should go?
saved-take-out = Remove: { $headline }
saved-take-out-withdrawn = Remove the withdrawn article
saved-done = Done
saved-taken-out = Removed:
saved-taken-out-withdrawn = The withdrawn article has been removed.
saved-put-back = Undo
saved-clear-question = { $count ->
    [one] Remove everything you saved: { $count } article? This cannot be undone.
   *[other] Remove everything you saved: { $count } articles? This cannot be undone.
}
saved-keep = Keep
saved-clear-now = Remove all
saved-cleared = { $count ->
    [0] Nothing was saved any more.
    [one] { $count } article removed.
   *[other] { $count } articles removed.
}
saved-kept = Saved. All you saved: /saved
saved-kept-already = Already saved. All you saved: /saved
saved-dropped = Removed from saved
saved-back = Saved again
saved-too-many = { $count ->
    [one] No more than { $count } article can be saved. Make room in /saved.
   *[other] No more than { $count } articles can be saved. Make room in /saved.
}
saved-not-out = It can be saved once the article is out
