digest-night = Night digest
digest-morning = Morning digest
digest-day = Afternoon digest
digest-evening = Evening digest
digest-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
digest-more = And { $count } more in /latest
digest-times = Digest times
digest-subscriptions = Subscriptions
digest-title = Digest
digest-every-day = Every day
digest-weekdays = Weekdays
digest-weekend = Weekends
digest-hourly = Every hour
digest-off = Turn off
digest-send-now = Send it now
digest-waiting = { $count ->
    [one] { $count } article is waiting.
   *[other] { $count } articles are waiting.
}
digest-nothing-waiting = Nothing new yet.
digest-next-is = The next digest: { $moment }.
digest-is-off = Tap a time to turn it on.
digest-paused = Paused: nothing comes until you /resume.
digest-hint =
    Or type your own times:
    <code>/digest 08:00 20:30</code>
    <code>/digest weekdays 08:00</code>
    <code>/digest mon,thu 18:00</code>
    <code>/digest tue 07:30 sat 11:00</code>
digest-next-toast = The next digest: { $moment }
digest-off-toast = The digest is off
digest-buttons-replace = The times differ from day to day. A time button sets one time for every day.
digest-off-nothing-comes = The digest is off, so nothing will come from this subscription.
digest-off-rubrics = The digest is off: until you turn it on, no news from your sections will come.
digest-turn-on = Turn the digest on
