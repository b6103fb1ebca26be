# $title is a group or a channel, $topic a topic of a forum, $place all of it: Channel “News”.
command-manage = manage a group or channel
manage-channel = Channel “{ $title }”
manage-group = Group “{ $title }”
manage-topic = Topic “{ $topic }”, group “{ $title }”
manage-topic-number = Topic No. { $number }, group “{ $title }”
manage-topic-alone = Topic “{ $topic }”
manage-topic-number-alone = Topic No. { $number }
manage-for = { $kind ->
    [channel] Commands now change the subscriptions and settings of this channel.
    [topic] Commands now change the subscriptions and settings of this topic.
   *[other] Commands now change the subscriptions and settings of this group.
}
manage-for-me = Commands now change your own subscriptions and settings.
manage-hint = Whose should they change next? You can also type <code>/manage @channel</code> or <code>/manage me</code>.
manage-none = Groups and channels that you run will appear here. Add one: /places. If the bot is there already, name it: <code>/manage @channel</code>.
manage-me = My own
manage-stop = Done
manage-others = Another group or channel
manage-words = Words
manage-begun = { $kind ->
    [channel] Commands now change the subscriptions and settings of this channel, not yours.
    [topic] Commands now change the subscriptions and settings of this topic, not yours.
   *[other] Commands now change the subscriptions and settings of this group, not yours.
}
manage-ended = Commands change your own subscriptions and settings again.
manage-gone = That place is gone. Commands change your own subscriptions and settings again.
manage-gone-toast = That place is gone
manage-lost = { $place }: you no longer run it. Nothing has changed there.
manage-lacking = { $place }: only its administrators can manage it; for a channel, those of them who post. Nothing has changed.
manage-untold = { $place }: Telegram does not tell the bot who runs it until the bot is an administrator itself. Make it one and try again. Nothing has changed.
manage-no-bot = { $place }: the bot is not there. Add it and try again. Nothing has changed.
manage-no-answer = Telegram is not answering, so nothing has changed. Try again in a minute.
manage-lacking-toast = { $place }: you no longer run it. Nothing has changed
manage-untold-toast = Make the bot an administrator and try again: otherwise Telegram does not say who runs the place
manage-no-bot-toast = { $place }: the bot is not there. Nothing has changed
manage-no-answer-toast = Telegram is not answering. Try again in a minute
manage-unknown = “{ $name }” is neither a channel nor a group. Type its @name, a link to it or its number: <code>/manage @channel</code>, <code>/manage -1001234567890</code>. For yourself again: <code>/manage me</code>.
manage-invitation = An invite link does not tell the bot which place it is. Add the bot there, then choose the place here: /places.
manage-person = That is a person, not a place. For yourself: <code>/manage me</code>.
manage-not-found = There is no such place, or the bot is not in it. Add the bot and try again.
manage-promote = Make it an administrator
manage-digest-sent = The digest is on its way there.
manage-open-bot = Open the bot
manage-only-managers-toast = These buttons are for administrators
manage-open-again-toast = This button is out of date. Type the command again
manage-channel-toast = Buttons do not work in a channel. Open the bot
manage-group-itself = I send this group the news it follows.
manage-group-topic = I send this topic the news it follows.
manage-group-commands =
    Commands for administrators:
    /rubrics and <code>/subscribe words</code> – what to follow
    /subscriptions – what it follows now
    /digest – when the digest comes
    /settings – language, time zone, quiet hours and sound
    /latest and <code>/search words</code> – to read
manage-group-me = For subscriptions of your own, open your private chat with the bot.
manage-confirm = You are writing as the group. To run <code>{ $command }</code>, press the button: it shows me that you are an administrator.
manage-confirm-button = Confirm
manage-confirmed = Done.
manage-confirm-late = That was too long ago. Type the command again.
manage-silent-off = Sound: on
manage-silent-on = Sound: off
manage-turn-silent = No sound
manage-turn-loud = With a sound
manage-silent-toast = Everything will come without a sound
manage-loud-toast = Sound is on again
