stats-title = Figures
stats-readers = { $count ->
    [one] { $count } reader
   *[other] { $count } readers
}
stats-gone = { $count } gone
stats-subscriptions = { $count ->
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
stats-articles = { $count ->
    [one] { $count } published article
   *[other] { $count } published articles
}
stats-deliveries = Deliveries: { $count }
stats-sent = delivered: { $count }
stats-outdated = of these being updated: { $count }
stats-pending = waiting: { $count }
stats-claimed = being sent: { $count }
stats-unknown = in doubt: { $count }
stats-skipped = skipped: { $count }
stats-dead = unreachable: { $count }
stats-in-digests = of these in digests: { $count }
