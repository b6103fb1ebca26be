digest-slept = While you were asleep
digest-return = You were away for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $count ->
    [1] the top article
    [2] the two top articles
    [3] the three top articles
    [4] the four top articles
    [5] the five top articles
    [6] the six top articles
    [7] the seven top articles
    [8] the eight top articles
    [9] the nine top articles
   *[other] the { $count } top articles
}
digest-part = part { $number } of { $total }
digest-more-here = { $count } more ›
digest-read = Read in order
digest-place = Article { $place } of { $total }
digest-previous = ‹ Previous
digest-following = Next ›
digest-page-before = ‹ Page { $page }
digest-page-after = Page { $page } ›
digest-back = ‹ To the digest
digest-aged = This digest is old, and its pages are no longer kept. The news is in /latest.
digest-skipped = The newsroom has withdrawn that article; here is the one beside it.
digest-usually = It usually comes at about { $times }: there are too many readers to reach all at once.
digest-usually-later = There are too many readers to reach all at once: your digest comes { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} after the time you chose.
digest-usually-earlier = There are too many readers to reach all at once: your digest comes { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} before the time you chose.
