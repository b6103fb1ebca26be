digest-slept = While you were asleep
digest-return = You were away for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $count ->
    [1] the top story
    [2] the two top stories
    [3] the three top stories
    [4] the four top stories
    [5] the five top stories
    [6] the six top stories
    [7] the seven top stories
    [8] the eight top stories
    [9] the nine top stories
   *[other] the { $count } top stories
}
digest-part = part { $number } of { $total }
digest-more-here = { $count } more ›
digest-read = Read in order
digest-place = Story { $place } of { $total }
digest-previous = ‹ Previous
digest-following = Next ›
digest-page-before = ‹ Page { $page }
digest-page-after = Page { $page } ›
digest-back = ‹ To the digest
digest-aged = This digest is an old one: we no longer keep its pages. The news is in /latest.
digest-skipped = The newsroom has withdrawn that story; here is the one beside it.
digest-usually = It usually comes about { $times }: there are many readers, and it cannot reach all at once.
digest-usually-later = There are many readers, and the digest cannot reach all at once: yours comes { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} after the time you chose.
digest-usually-earlier = There are many readers, and the digest cannot reach all at once: yours comes { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} before the time you chose.
