pause-how-long = How long should the pause be? Your subscriptions stay.
pause-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
pause-change = Another length, counted from now:
pause-endless = Until I say so
paused-endless = Paused until you say so
paused-until = Paused until { $until }
paused-nothing = I will send nothing, breaking news included. Your subscriptions stay.
pause-missed = What you miss will come in a digest.
pause-missed-digest-off = What would have come at once will come as one digest when the pause ends.
pause-resume = Send news again
pause-bad = I do not understand “{ $typed }”. A pause lasts from a minute to a year: <code>/pause 7d</code>, <code>/pause 45 minutes</code>, <code>/pause 2 weeks</code>. Or send /pause and choose.
pause-now = Paused until { $until }: nothing comes.
pause-endless-now = Paused until you say so: nothing comes.
pause-return = Back to the pause
resumed = You will get news again.
resumed-toast = You will get news again
