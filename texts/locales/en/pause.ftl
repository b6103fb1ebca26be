pause-how-long = How long a break? Your subscriptions stay.
pause-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
pause-change = Another length, counted from now:
pause-endless = Until I say so
paused-endless = Paused. I will send nothing until you say so.
paused-until = Paused: I will send nothing until { $until }.
pause-missed = What you miss comes in a digest.
pause-missed-digest-off = The digest is off: what you miss will not be sent, see /latest.
pause-resume = Send news again
pause-bad = I do not understand “{ $typed }”. A pause lasts from a minute to a year: <code>/pause 7d</code>, <code>/pause 45 minutes</code>, <code>/pause 2 weeks</code>. Or send /pause and choose.
resumed = You will get news again.
