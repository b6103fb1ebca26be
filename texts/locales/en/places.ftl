# Groups, topics and channels: the list, adding one, the card.
command-places = groups and channels that get the news
places-title = Groups and channels
places-none = News can come to a group, to a topic of a forum and to a channel, with sections, a language and a digest of their own. You have no such place yet.
places-some = Tap a place to open its card.
places-asleep = asleep
places-add = + Add
places-back = ‹ Groups and channels
places-to-card = ‹ The place’s card
places-open = The place’s card
places-gone = This place is no more
# Adding one.
places-ask = What shall we add? Tap a button below the input field: Telegram shows the chats that fit, and asks for the rights that the bot needs.
places-key-group = Group
places-key-forum = Group with topics
places-key-channel = Channel
places-key-cancel = Add nothing
places-keys-used = Looking at what came of it.
places-keys-gone = All right, nothing is added.
places-added = Done: the place is connected. What is left is to choose what it follows: tap “Manage”.
places-added-again = The place is connected already, and you run it. Its subscriptions are as they were.
places-need-forum = The bot makes topics for sections once topics are switched on in the group’s settings.
places-typed = I do not understand “{ $typed }”. Add a group or a channel with the button: Telegram shows those that fit.
places-check = Check again
places-make-group = Add to the group
places-make-channel = Add to the channel
places-make-admin = Give the rights
places-trouble-no-bot-group = The bot is not in the group: Telegram did not add it (computers do that). Add it with the button, and choose the same group.
places-trouble-no-bot-channel = The bot is not in the channel: Telegram did not add it (computers do that). Add it with the button, and choose the same channel.
places-trouble-no-right = { $where }: the bot lacks a right, “{ $right }”. An administrator who may appoint others can give it.
places-trouble-untold = { $where }: Telegram does not tell whether you are an administrator. Make the bot an administrator; the smallest rights will do.
places-trouble-no-authority-group = { $where }: you are no administrator. Only the group’s owner or an administrator can connect it.
places-trouble-no-authority-channel = { $where }: only those who post in the channel can connect it: its owner, or an administrator with the right to post.
places-trouble-no-answer = Telegram does not answer just now. Nothing is lost: check again in a minute.
places-trouble-not-found = The bot sees no such chat. Add it with the button: Telegram shows those that fit.
places-trouble-invitation = The bot cannot come in by an invite link, and the link does not say which chat it is. Add it with the button: Telegram shows your chats.
places-trouble-person = This is a private chat. You can add a group or a channel.
# In the group itself.
places-hello = Hello. For news to come here, an administrator of the group opens the bot and chooses what to follow.
places-hello-button = Set up
places-paired = Done: news will come here. The settings are in the private chat with the bot: /places.
# The card.
places-may = The bot may:
places-right-send = write
places-right-post = post
places-right-photos = send photos
places-right-topics = make topics
places-right-admin = learn who is an administrator
places-no-bot = The bot is not here. The subscriptions are kept.
places-sleeps = The place is asleep: no news comes here. The subscriptions are kept.
places-cannot-write = The bot may not write here, so the place is asleep. The subscriptions are kept.
places-follows = { $count ->
    [0] Follows nothing
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
places-topics-follow = { $count ->
    [one] { $count } topic follows, too
   *[other] { $count } topics follow, too
}
places-silent = Without sound: yes
places-silent-off = Without sound: no
places-set-up-by-you = Connected by you, { $moment }
places-set-up-by = Connected by { $who }, { $moment }
places-somebody = another administrator
places-manage = Manage
places-topic-map = Topics by section
places-mend-send = Let it write
places-mend-post = Let it post
places-mend-photos = Let it send photos
places-mend-topics = Let it make topics
places-mend-admin = Make it an administrator
places-checked = Checked: all is in place.
places-checked-missing = Checked: something is missing.
places-unchecked = Telegram does not tell of this place just now. Check again in a minute
places-go-on = Go on with the news
places-going-on = News comes here again. What was missed does not pour in: the best of it comes as one digest.
places-remove = Disconnect
places-remove-question = Disconnect { $where }? Its subscriptions and settings will be gone, and no news will come there.
places-remove-topic-question = Disconnect the topic? Its subscriptions will be gone; the topic itself stays in the group.
places-remove-stay = Disconnect, the bot stays
places-remove-leave = Disconnect, the bot leaves
places-remove-topic = Disconnect the topic
places-keep = ‹ Disconnect nothing
places-removed = Disconnected. You can connect it again any day: /places.
places-removed-left = Disconnected, and the bot has left. You can connect it again any day: /places.
places-removed-not-left = Disconnected, but the bot could not leave: take it out yourself.
# Topics by section.
topics-title = Topics by section
topics-about = A topic for each section, with its news alone.
topics-line-followed = { $title } – follows, { $timing }
topics-line-taken = { $title } – the topic is there
topics-line-doubt = { $title } – may have been made
topics-line-new = { $title } – new
topics-instant = at once
topics-digest = by digest
topics-doubt = Telegram did not say whether those that “may have been made” were. If a topic is there, write /subscriptions in it; if not, make it again.
topics-again = They are not there, make them
topics-make-instant = Make: news at once
topics-make-digest = Make: news by digest
topics-all-done = All done: every section has a topic.
topics-no-rubrics = There are no sections yet.
topics-no-forum = Only a forum has topics. Switch topics on in the group’s settings, and check again.
topics-made = { $count ->
    [0] No topics made
    [one] { $count } topic made
   *[other] { $count } topics made
}, following: { $followed }.
topics-stopped-no-rights = No further: the bot has no right to make topics.
topics-stopped-too-many = No further: the group has too many topics. Delete some, and tap again.
topics-stopped-too-fast = Telegram asks to wait. Tap again in a minute: nothing is made twice.
topics-stopped-no-answer = Telegram did not say whether the last topic was made. Look in the group, and tap again.
topics-stopped-refused = Telegram refused to make a topic. Try again later; nothing is made twice.
# What those who run a place are told.
places-news-out = { $where }: the bot was taken out. No news goes there; the subscriptions are kept. Take the bot back, and it can go on.
places-news-back = { $where }: the bot is back. What was missed will not come by itself. Go on?
places-news-asleep = { $where }: Telegram refused a post, and the place fell asleep. The subscriptions are kept. Go on?
places-news-lost = { $where }: the bot may no longer { $rights }.
places-news-mute = { $where }: the bot may no longer write. The place is asleep; the subscriptions are kept.
places-news-authority = { $where }: you are no longer an administrator, so you do not run it any more. News goes there as before.
places-news-orphan = { $where }: no administrator is left whom the bot knows. News goes there as before; to run it, connect it again: /places.
places-news-topic-rests = { $where }: nothing can be written there; the topic is closed or deleted. Its subscriptions rest; the rest of the group gets news as usual.
places-news-general-rests = { $where }: the topic General is closed, and nothing can be written there. Its subscriptions rest until it is opened; other topics get their news as usual.
