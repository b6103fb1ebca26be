own-data-title = What the bot keeps about you
own-data-kept =
    Your Telegram chat number and @name, your language, time zone and other settings, subscriptions, saved articles, the stories you follow, RSS feeds, the groups and channels that you run or have connected, with what you changed there, your letters to the newsroom with its answers, and the link that you came by. Also what was sent to you and when, so that nothing comes twice and articles can be corrected or withdrawn. And when you were last here, to within a day.
    It has no phone number, no contacts and none of your other chats. A location, if you send one, is used only to find your time zone.
own-data-how-long = For how long
own-data-till-changed = settings, subscriptions, saved articles and feeds: until you change or remove them;
own-data-sent-days = { $days ->
    [one] what was sent to you: { $days } day, and then for as long as your digest relies on it;
   *[other] what was sent to you: { $days } days, and then for as long as your digest relies on it;
}
own-data-letters-days = { $days ->
    [one] letters: { $days } day after they are answered;
   *[other] letters: { $days } days after they are answered;
}
own-data-journal-days = your messages to the bot and the buttons you press: 7 days (30 if the bot failed on them), so that none is lost;
own-data-departed = { $days ->
    [one] if you block the bot, everything is erased after { $days } day;
   *[other] if you block the bot, everything is erased after { $days } days;
}
own-data-departed-never = if you block the bot, everything waits for your return: you can erase it before that with /forget;
own-data-backup = { $days ->
    [one] backups of the database keep what was erased for up to { $days } more day.
   *[other] backups of the database keep what was erased for up to { $days } more days.
}
own-data-backup-others = backups of the database are made by whoever runs this bot: they know how long those keep what was erased.
own-data-others =
    Statistics are numbers only: how many read, saved or unsubscribed, never who. The technical log of failures has chat numbers in it.
    Letters are read by the newsroom, which is not shown your name. Nothing is passed on to advertisers or anybody else; the messages themselves are kept by Telegram, under its own rules.
own-data-office = You work in the newsroom. Your role, your name and what you did there (its log, who wrote and edited which article, the messages they were made of, the cards) stay even after /forget. For your name to go too, an owner of the bot has to take away your role first; after /forget the log will then hold only your number.
own-data-send = Download my data
own-data-erase = Erase my data
own-data-erase-now = Erase everything
own-data-keep = ‹ Erase nothing
own-data-back = ‹ What the bot keeps
own-data-file = Everything that the bot keeps about you, as JSON. Times are in UTC.
own-data-question = Erase everything the bot keeps about you?
own-data-goes = This will go:
own-data-subscriptions = { $count ->
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
own-data-saved = { $count ->
    [one] { $count } saved article
   *[other] { $count } saved articles
}
own-data-stories = { $count ->
    [one] { $count } story you follow
   *[other] { $count } stories you follow
}
own-data-letters = { $count ->
    [one] { $count } letter to the newsroom, with its answer
   *[other] { $count } letters to the newsroom, with their answers
}
own-data-feeds = { $count ->
    [one] { $count } RSS feed: its addresses stop working
   *[other] { $count } RSS feeds: their addresses stop working
}
own-data-places = { $count ->
    [one] the record that you run { $count } group or channel: the place itself and its subscriptions stay
   *[other] the records that you run { $count } groups and channels: the places themselves and their subscriptions stay
}
own-data-settings = your language, time zone, digest times and all other settings
own-data-history = what was sent to you and when, and all that was still waiting to be sent
own-data-journal = the record of your messages and presses
own-data-stays = This will stay:
own-data-stays-chat = messages in this chat, until you delete them yourself;
own-data-stays-numbers = numbers without names in the statistics;
own-data-for-good = This cannot be undone.
own-data-forgotten = Done: the bot no longer knows you and will send you nothing. If you write or press anything, you will start again as a new reader.
own-data-again = Start again
