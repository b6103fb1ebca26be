# $title: the channel's title; none where it is unknown.
channel-trouble-not-found = There is no such channel, or it is private and the bot is not in it. Make the bot an administrator of the channel and send its <code>@name</code> again; of a private channel, forward any post here and reply to it with <code>/source add</code>.
channel-trouble-invitation = An invite link does not tell the bot which channel it is. Make the bot an administrator of that channel and forward any of its posts here, then reply to it with <code>/source add</code>.
channel-trouble-no-channel = “{ $title }” is not a channel. Only a channel can be a source: send its <code>@name</code>.
channel-trouble-no-bot = The bot is not an administrator of { $title ->
    [none] that channel
   *[other] “{ $title }”
}, so it gets no posts from there. Open the channel, go to Manage Channel → Administrators, add the bot (any rights will do) and repeat the command.
channel-trouble-no-authority = “{ $title }” can be added only by its owner or by an administrator who may post there. Ask one of them.
channel-trouble-no-answer = Telegram is not answering right now. Repeat the command in a minute.
