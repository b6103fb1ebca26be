quiet-title = Quiet hours
quiet-is-off = off
quiet-length = { $length } a day without messages.
quiet-begins = Next: { $moment }.
quiet-now = Quiet hours now, until { $until }.
quiet-then = What would have come in them will arrive as one digest at { $end }.
quiet-breaking-passes = Breaking news comes in them, too.
quiet-breaking-waits = Breaking news waits, too.
quiet-digest-moves = The digest set for { $times } will be part of it.
quiet-hourly-moves = The hourly digests of that time will be part of it.
quiet-digest-later = No digest comes in your quiet hours: the one set for { $times } comes at { $end }.
quiet-digests-later = No digests come in your quiet hours: what builds up comes at { $end }.
quiet-ended = What was waiting will come within a minute.
quiet-about = Hours in which I send nothing. What would have come in them will arrive as one digest as soon as they end.
quiet-hint =
    Or type your own hours:
    <code>/quiet 22:30-06:30</code>
    <code>/quiet 11pm to 7am, breaking</code>
quiet-with-breaking = With breaking
quiet-without-breaking = No breaking
quiet-and-breaking = { $hours }, with breaking
quiet-stop = Turn off
quiet-return = Bring back { $hours }
quiet-toast = Quiet hours: { $hours }
quiet-off-toast = Quiet hours are off
quiet-bad-time = “{ $word }” is not a time. Hours are from 0 to 23, minutes from 00 to 59.
quiet-bad-word = I do not understand “{ $word }”. Quiet hours have a beginning and an end, the same every day.
quiet-bad-no-time = There is no time in “{ $word }”. I need a beginning and an end.
quiet-bad-one-time = There is only one time, “{ $word }”. I need a beginning and an end.
quiet-bad-too-many = There are too many times: { $word }. I need just a beginning and an end.
quiet-bad-same = The beginning and the end are the same: “{ $word }”. To get nothing for a whole day or longer, use /pause.
quiet-bad-unclear = “{ $word }” can mean different things. Which hours?
quiet-bad-too-long = That is too long. I need just a beginning and an end.
quiet-example = For example: <code>/quiet 23:00-07:00</code> or <code>/quiet 11pm to 7am, breaking</code>
