stats-title = Figures
stats-readers = { $count ->
    [one] { $count } reader
   *[other] { $count } readers
}
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
stats-period = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stats-few = fewer than five
stats-hidden = not shown
stats-joined = joined: { $count }
stats-returned = came back: { $count }
stats-left = left: { $count }
stats-followed = subscribed: { $count }
stats-unfollowed = unsubscribed: { $count }
stats-part = { $name }: { $count }
stats-others = others
stats-reason-blocked = blocked the bot
stats-reason-deactivated = deleted their account
stats-reason-never-started = never opened the bot
stats-reason-kicked = removed the bot from a chat
stats-reason-not-found = the chat is gone
stats-reason-no-rights = the bot may not write
stats-reason-other = other
stats-to-words = 🔎 By words
stats-language-ru = in Russian
stats-language-be = in Belarusian
stats-language-en = in English
stats-words = Words followed most:
stats-hours = Busiest hours: { $hours }
stats-opened-in-digest = opened from a digest: { $count }
stats-opened-by-link = opened by a link: { $count }
stats-opened-by-button = opened by “Read”: { $count }
stats-saved = saved: { $count }
stats-share-asked = pressed “Share”: { $count }
stats-shared = sent to chats: { $count }
stats-unfollowed-after = unsubscribed within a day of it: { $count }
stats-left-after = left within a day of it: { $count }
stats-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stats-chart = Chart
stats-file = CSV file
stats-chart-r = Readers
stats-chart-f = Joined and left
stats-chart-h = When they read
stats-chart-s = Subscriptions
stats-dark = Dark
stats-light = Light
stats-chart-readers = { $count ->
    [one] reader
   *[other] readers
}
stats-chart-subscriptions = { $count ->
    [one] subscription
   *[other] subscriptions
}
stats-chart-came = joined
stats-chart-reached = reached
stats-chart-nothing = nobody has opened any news yet
stats-chart-little = too few to be shown
stats-chart-busiest = the busiest hour
stats-chart-article = № { $number }
stats-bar-reached = reached
stats-bar-opened-in-digest = opened from a digest
stats-bar-opened-by-link = opened by a link
stats-bar-opened-by-button = opened by “Read”
stats-bar-saved = saved
stats-bar-share-asked = pressed “Share”
stats-bar-shared = sent to chats
stats-bar-unfollowed-after = unsubscribed in a day
stats-bar-left-after = left in a day
stats-bar-dead = unreachable
stats-table-date = Date
stats-table-figure = Figure
stats-table-about = Of
stats-table-number = Number
stats-table-readers = readers
stats-table-joined = joined
stats-table-returned = came back
stats-table-left = left
stats-table-followed = subscribed
stats-table-unfollowed = unsubscribed
stats-table-read = opened news
stats-table-deliveries = deliveries
stats-table-delivered = delivered
stats-table-failed = unreachable
stats-table-unknown = in doubt
stats-table-reason = left, and why
stats-table-rubric = subscriptions by section
stats-table-words = subscriptions by words
stats-table-word = follow words
stats-table-language = subscriptions by language
stats-table-hour = opened by hour
stats-table-caption = Figures by day for three months. Fewer than five people are not shown.
