# Groups, topics and channels: the list, adding one, the card.
command-places = groups and channels that get the news
places-title = Groups and channels
places-none = News can come to a group, a topic of a forum or a channel, each with its own sections, language and digest. You have connected nothing yet.
places-asleep = asleep
places-add = + Add
places-back = ‹ All places
places-to-card = ‹ Card
places-topics-title = Topics
places-topics = Topics: { $count } ›
places-back-to-topics = ‹ Topics
places-open = Place card
# Adding one.
places-ask = What would you like to add? Tap a button below the input field: Telegram shows the chats that fit, and asks for the rights the bot needs.
places-key-group = Group
places-key-forum = Group with topics
places-key-channel = Channel
places-key-cancel = Do not add
places-keys-used = Here is what came of it:
places-keys-gone = All right, nothing was added.
places-added = { $kind ->
    [channel] Done: the channel is connected.
   *[other] Done: the group is connected.
} Now choose what news it gets: sections or words.
places-added-again = { $kind ->
    [channel] The channel is already connected, and you run it.
   *[other] The group is already connected, and you run it.
} Its subscriptions have not changed.
places-need-forum = To have a topic for each section, turn topics on in the group’s settings.
places-typed = I do not understand “{ $typed }”. Add a group or channel with the button: Telegram shows the ones that fit.
places-check = Check again
places-make-group = Add to the group
places-make-channel = Add to the channel
places-make-admin = Give the rights
places-trouble-no-bot-group = The bot is not in the group. Tap the button below and choose the same group.
places-trouble-no-bot-channel = The bot is not in the channel. Tap the button below and choose the same channel.
places-trouble-no-right = { $where }: the bot lacks the right “{ $right }”. An administrator who may appoint others can give it.
places-trouble-untold = { $where }: Telegram does not tell the bot whether you are an administrator. Make the bot an administrator; the minimum of rights is enough.
places-trouble-no-authority-group = { $where }: you are not an administrator. Only the group’s owner or an administrator can connect it.
places-trouble-no-authority-channel = { $where }: only those who post in the channel can connect it: the owner, or an administrator who may post.
places-trouble-no-answer = Telegram is not answering. Nothing is lost: check again in a minute.
places-trouble-not-found = The bot cannot see such a chat. Add the chat with the button: Telegram shows the ones that fit.
places-trouble-invitation = The bot cannot join by an invite link, nor tell which chat it leads to. Add the chat with the button: Telegram shows yours.
places-trouble-person = This is a private chat. Only a group or a channel can be connected.
# In the group itself.
places-hello = Hello. To get news here, have an administrator of the group open the bot and choose what to follow.
places-hello-button = Set up
places-paired = Done: news will come here. Settings are in your private chat with the bot: /places.
# The card.
places-may = The bot may:
places-right-send = write
places-right-post = post
places-right-photos = send photos
places-right-topics = create topics
places-right-admin = see who is an administrator
places-no-bot = The bot is not there. The subscriptions are kept.
places-sleeps = The place is asleep: no news goes there. The subscriptions are kept.
places-cannot-write = The bot may not write there, so the place is asleep. The subscriptions are kept.
places-follows = { $count ->
    [0] No subscriptions
    [one] { $count } subscription
   *[other] { $count } subscriptions
}
places-topics-follow = { $count ->
    [one] { $count } topic has its own subscriptions
   *[other] { $count } topics have their own subscriptions
}
places-set-up-by-you = Connected by you, { $moment }
places-set-up-by = Connected by { $who }, { $moment }
places-somebody = another administrator
places-manage = Manage
places-topic-map = Topics by section
places-mend-send = Let it write
places-mend-post = Let it post
places-mend-photos = Let it send photos
places-mend-topics = Let it create topics
places-mend-admin = Make it an administrator
places-checked = Checked: everything is in place.
places-checked-missing = Checked: something is missing.
places-unchecked = Telegram is not answering. Check again in a minute
places-go-on = Resume the news
places-going-on = News goes there again. The top of what was missed comes as one digest.
places-remove = Disconnect
places-remove-question = { $where }: disconnect it? Its subscriptions and settings will be gone, and no more news will go there.
places-remove-topic-question = Disconnect the topic? Its subscriptions will be gone; the topic itself stays in the group.
places-remove-stay = Disconnect, the bot stays
places-remove-leave = Disconnect, the bot leaves
places-remove-topic = Disconnect the topic
places-keep = ‹ Keep it
places-removed = Disconnected. You can connect it again any day: /places.
places-removed-left = Disconnected, and the bot has left. You can connect it again any day: /places.
places-removed-not-left = Disconnected, but the bot could not leave: remove it yourself.
# Topics by section.
topics-title = Topics by section
topics-about = Each section has a topic, with only its own news.
topics-unseen = The bot cannot see topics that were there before it. If the one you need is among them, write /subscriptions in it, so that no second one is made.
topics-line-followed = { $title } – { $timing }
topics-line-taken = { $title } – the topic exists
topics-line-doubt = { $title } – may already exist
topics-line-unseen = { $title } – exists, but the bot has not seen it
topics-line-new = { $title } – new
topics-instant = at once
topics-digest = in the digest
topics-doubt = Telegram did not say whether the topics that “may already exist” were created. Look in the group for the topic and tap a button: the bot never creates a second one by itself.
topics-there = Exists: { $title }
topics-not-there = Missing: { $title }
topics-confirmed = To show the bot the topic, write /subscriptions in it.
topics-make-instant = Create: news at once
topics-make-digest = Create: by digest
topics-all-done = All done: every section has a topic.
topics-no-rubrics = There are no sections yet: the newsroom adds them.
topics-no-forum = Only a forum has topics. Turn topics on in the group’s settings and check again.
topics-made = { $count ->
    [0] No topics created
    [one] { $count } topic created
   *[other] { $count } topics created
}, following: { $followed }.
topics-stopped-no-rights = Stopped: the bot has no right to create topics. You can give it on the place card.
topics-stopped-too-many = Stopped: the group has too many topics. Delete some and tap again.
topics-stopped-too-fast = Telegram asks us to wait. Tap again in a minute: nothing is created twice.
topics-stopped-no-answer = Stopped: Telegram did not say whether the last topic was created.
topics-stopped-refused = Telegram refused to create a topic. Try again later; nothing is created twice.
# What those who run a place are told.
places-news-out = { $where }: the bot was removed. No news goes there; the subscriptions are kept. Add the bot back to go on.
places-news-back = { $where }: the bot is back. What was missed will not come by itself. Resume the news?
places-news-open = { $where }: the bot may write there again. What was missed will not come by itself. Resume the news?
places-news-asleep = { $where }: Telegram refused a post, and the place fell asleep. The subscriptions are kept. Resume the news?
places-news-lost = { $where }: the bot may no longer { $rights }. You can fix it on the card.
places-news-mute = { $where }: the bot may no longer write. The place is asleep; the subscriptions are kept. You can fix it on the card.
places-news-authority = { $where }: you are no longer an administrator, so you cannot manage it. News still goes there.
places-news-orphan = { $where }: the bot knows no administrator of it any more. News still goes there; to manage it, connect it again: /places.
places-news-topic-rests = { $where }: the bot cannot write there; the topic is closed or deleted. Its subscriptions wait until it is reopened; the rest of the group gets news as usual.
places-news-general-rests = { $where }: the topic General is closed, and the bot cannot write there. Its subscriptions wait until it is reopened; other topics get news as usual.
