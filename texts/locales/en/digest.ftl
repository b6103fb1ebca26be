digest-night = Night digest
digest-morning = Morning digest
digest-day = Afternoon digest
digest-evening = Evening digest
digest-count = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
digest-more = And { $count } more in /latest
digest-times = Digest times
digest-subscriptions = Subscriptions
