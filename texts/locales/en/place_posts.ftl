place-read = Read in the bot
place-subscribe = Subscribe
digest-crowd = The news in one message
place-figures = 📊 Figures
place-card = ‹ Place card
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
