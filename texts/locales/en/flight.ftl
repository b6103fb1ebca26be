flight-departing = { $count ->
    [one] Goes out in { $count } second, at { $time }
   *[other] Goes out in { $count } seconds, at { $time }
}
flight-undo = Undo
flight-departed = On its way
flight-recalled = Taken back
flight-cancelled = Cancelled; nobody got the article.
flight-sent = { $done } of { $total }
flight-left = about { $duration } left
flight-halted = stopped
flight-halted-automatically = stopped automatically
flight-stop = Stop
flight-continue = Continue
flight-done = Done: { $told }
flight-delivered = { $count } delivered
flight-unreachable = { $count } unreachable
flight-unknown = { $count } in doubt
flight-skipped = { $count } skipped
flight-nobody = Published. There is nobody to send it to at once: it is in the archive, and those who follow such articles will get it in their digest.
flight-stale-draft = This button no longer works
flight-changed-since = The text has changed since. Here it is; please look again.
flight-stale-scheduled = The article is already planned
flight-stale-departing = The article is already on its way
flight-stale-published = The article is already out
flight-stale-cancelled = The article was cancelled
flight-stale-withdrawn = The article was withdrawn
flight-agreed = approved by { $who }
flight-in-digests = { $count } in digests
