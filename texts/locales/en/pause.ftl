pause-how-long = How long a break? Your subscriptions stay.
pause-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
pause-endless = Until I say so
paused-endless = Paused. I will send nothing until you say so. What you miss comes in a digest.
paused-until = Paused: I will send nothing until { $until }. What you miss comes in a digest.
pause-resume = Send news again
pause-bad = I do not understand “{ $typed }”. For example: <code>/pause 7d</code> is a week, /pause lets you choose.
resumed = You will get news again.
