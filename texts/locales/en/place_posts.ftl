place-read = Read in the bot
place-subscribe = Subscribe
digest-crowd = The news in one message
place-more = And { $count } more in the bot
place-figures = 📊 Figures
place-figures-days = Last { $days } days
place-figures-note = Days are in UTC. Telegram does not tell the bot how many people read it here.
place-sent-to-place = sent: { $count }
place-edited-in-place = corrected: { $count }
place-recalled-in-place = recalled: { $count }
place-failed-in-place = not delivered: { $count }
place-opened-from-place = opened articles by links: { $count }
place-came-from-place = came to the bot for the first time: { $count }
stats-places-group = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
stats-places-topic = { $count ->
    [one] { $count } topic
   *[other] { $count } topics
}
stats-places-channel = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}
stats-places = Groups and channels
stats-places-sent = Sent in { $days } days:
stats-places-back = To the figures
stats-table-places = groups and channels
stats-table-group = groups
stats-table-topic = topics
stats-table-channel = channels
stats-table-sent-to-place = sent to the chat
stats-table-failed-in-place = not delivered to the chat
stats-table-opened-from-place = opened articles by links in the chat
stats-table-came-from-place = came to the bot from the chat
