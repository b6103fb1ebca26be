sources-title = Sources
sources-none = There are no sources yet. Send the address of a site or a feed, or <code>@name</code> for a channel of yours: I will show what is there, and only then offer to switch it on.
sources-menu =
    <b>Sources</b>
    What a site or your channel publishes becomes articles by itself: drafts for review, or published at once.

    <code>/source add https://example.com</code> – find the feed and try it
    <code>/source add https://example.com Sport publish</code> – with a section and a mode
    <code>/source add @channel</code> – a channel of yours
    <code>/source 3</code> – a source’s card
    <code>/source check 3</code>, <code>pause 3</code>, <code>resume 3</code>, <code>remove 3</code>
sources-open-list = All sources
sources-add = + Source
sources-back = ‹ Sources
sources-back-to-card = ‹ Back
sources-cancel = Cancel
sources-prompt = Send the address of a site or a feed, or <code>@name</code> for a channel of yours. A section and a mode may follow: <code>https://example.com Sport publish</code>
sources-prompt-dropped = All right, I am not waiting for an address.
sources-unknown = There is no source { $number }.
sources-which = Which source? The numbers are in the list: /sources
sources-usage = I do not understand “{ $typed }”.
sources-gone = This source has been removed
sources-drafts-on = Drafts to me: yes
sources-drafts-off = Drafts to me: no
sources-drafts-wanted = Drafts from sources will come to you
sources-drafts-unwanted = Drafts from sources will no longer come to you
# How a source stands.
sources-state-trial = not on yet: waiting for your decision
sources-state-paused = paused
sources-state-ended = ended: the site says this feed is gone
sources-state-removed = removed
sources-state-new = not checked yet
sources-state-going = running
sources-state-silent = silent for { $span }
sources-state-silent-always = silent
sources-state-usual = usually { $span }
sources-state-no-feed = not a feed: the address opens a page
sources-state-empty = the feed is empty
sources-state-blocked = blocked for { $span }
sources-state-no-admin = the bot is no longer an administrator of the channel
sources-state-unreachable = no answer for { $span }
sources-state-busy = asks to come back later
sources-state-held = waiting for you: too much is new at once
sources-last = last item { $span } ago
sources-last-none = nothing new so far
sources-next = next look at { $time }
sources-next-day = next look: { $at }
sources-moving = says it has moved: { $address }
sources-mode-review = for review
sources-mode-publish = published at once
sources-in-rubric = Section: { $name }
sources-no-rubric = none chosen
sources-by-categories = by { $count ->
    [one] { $count } category
   *[other] { $count } categories
}, the rest – { $name }
sources-rest-unfiled = no section
sources-mode-line = Mode: { $mode }
sources-latest = Latest:
sources-not-taken = Not taken yet:
sources-item-skipped = skipped
sources-held-examples = For example:
# The trial.
sources-looking = Looking at what is there…
sources-trial-day = { $count ->
    [0] The last 24 hours would have brought no articles.
    [one] The last 24 hours would have brought { $count } article.
   *[other] The last 24 hours would have brought { $count } articles.
}
sources-trial-last = { $count ->
    [1] Here is the last one, and who would have got it:
    [2] Here are the last two, and who would have got them:
   *[other] Here are the last three, and who would have got them:
}
sources-trial-nobody = nobody follows anything like this yet
sources-trial-channel = Posts that appear once it is on become articles: Telegram shows bots no earlier ones.
sources-trial-next = Nothing is published so far. Switch it on?
sources-warning-headlines = ⚠ The feed has no full texts: the bot will open the page of each article.
sources-warning-dates = ⚠ The items have no dates: the date will be the moment the bot first saw them.
sources-warning-validators = ⚠ The site does not say whether the feed has changed: the bot will download it whole every time.
sources-warning-rubric = ⚠ Without a section the articles reach no digest: choose a section, or sort the categories.
sources-switch-on = Switch on
sources-switch-on-and-take = Switch on and take the newest three
sources-not-now = Not now
sources-take-newest = Take the newest three
sources-switched-on = It is on. New items will { $mode ->
    [publish] go out by itself
   *[review] come as drafts
}; I leave the earlier items alone.
sources-taken = { $count ->
    [0] There is nothing left to take.
    [one] { $count } item taken: it { $mode ->
        [publish] goes out within a minute
       *[review] comes as a draft
    }.
   *[other] { $count } items taken: they { $mode ->
        [publish] go out within a minute
       *[review] come as drafts
    }.
}
sources-forgotten = All right, it stays off. Send the address again to come back to it.
sources-known = This source is already here.
sources-several = The page has several feeds. Which one should I try?
# What went wrong.
sources-wrong-bad-address = “{ $typed }” is not an address. Send that of a site or a feed, such as <code>https://example.com/rss</code>, or your channel’s <code>@name</code>.
sources-wrong-unknown-rubric = There is no section “{ $name }”. Name another, or choose one with a button after the trial.
sources-wrong-no-feed-found = There is no news feed on this page. Look for an RSS icon on the site, or ask its newsroom, and send the address of the feed itself.
sources-wrong-status = The site answers with error { $status }. Check the address in a browser and send it again.
sources-wrong-fetch-forbidden = The bot does not go there: the address leads into a private network or to an unusual port. Send a public address, http or https.
sources-wrong-fetch-not-found = There is no such site. Check the address for a typo.
sources-wrong-fetch-unreachable = The site does not answer. Try again later.
sources-wrong-fetch-too-large = There is more at this address than the bot will download. Send the address of the feed itself.
sources-wrong-fetch-too-slow = The site took too long to answer. Try again later.
sources-wrong-fetch-too-many-redirects = This address redirects without end. Send the one that opens in a browser.
sources-wrong-fetch-broken = The site’s answer breaks off, or cannot be read. Try again later, or send another address.
sources-wrong-unreadable = There is a feed, but it could not be read: it is too big, or damaged. Send another address.
# The card.
sources-check = Check now
sources-pause = Pause
sources-resume = Resume
sources-mode = Mode ›
sources-rubric = Section ›
sources-categories = Categories ›
sources-remove = Remove
sources-keep = Keep
sources-remove-question = Remove { $title }? Nothing new will come from there; the articles already made stay.
sources-removed = { $title }: removed. The articles stay.
sources-paused = Paused: I am not looking there for now
sources-resumed = Looking there again
sources-look-soon = Checking: look here again in a minute
sources-checked-new = { $count ->
    [one] { $count } new item
   *[other] { $count } new items
}
sources-checked-nothing = Nothing new
sources-no-look = There is nothing to check in a channel: its posts arrive by themselves
sources-which-mode = What should happen to new items?
sources-which-mode-review = <b>For review</b>: it comes to the editors as a draft and goes out when one of them taps “Publish”.
sources-which-mode-publish = <b>Publish at once</b>: readers get it as soon as it appears in the source.
sources-button-review = For review
sources-button-publish = Publish at once
sources-which-rubric = Which section should take what the categories leave over?
sources-without-rubric = No section
sources-categories-title = Categories
sources-categories-none = This source has not used any categories so far.
sources-categories-how = Tap a category to choose its section, or reply to this message with a line: <code>Business news = Economy</code>
sources-category-own = the source’s section
sources-button-category-own = The source’s section
sources-category-guessed = by its name
sources-category-items = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
sources-which-category-rubric = Which section should take “{ $name }”?
sources-category-filed = “{ $name }” → { $rubric }
sources-category-unknown = This source has had no category “{ $name }”.
sources-category-bad = I do not understand. Reply like this: <code>Business news = Economy</code>
# The burst guard.
sources-release = Yes, they are new
sources-drop-held = No, they are old
sources-released = { $count ->
    [one] { $count } item taken
   *[other] { $count } items taken
}
sources-held-dropped = All right, they are old: no articles will be made of them
sources-nothing-held = This has already been answered
