story-follow = Follow story
story-followed = ✓ Following
story-followed-toast = Following this story: what comes next will arrive at once, as a reply to this message. After two quiet weeks the story is over.
story-unfollowed-toast = No longer following this story
story-later-toast = The story can be followed once the article is out.
story-over-toast = Nothing new here for two weeks: this story is over.
story-too-many-toast = { $count ->
    [one] You can follow { $count } story at most. Remove one first: /subscriptions
   *[other] You can follow { $count } stories at most. Remove one first: /subscriptions
}
story-list = Stories you follow
story-list-hint = { $count ->
    [one] News comes at once, as a reply to your article. A story that is quiet for { $count } day leaves the list by itself.
   *[other] News comes at once, as a reply to your article. A story that is quiet for { $count } days leaves the list by itself.
}
story-list-none = You do not follow any story. There is a “Follow story” button under every article.
story-open-list = Stories: { $count }
story-drop = Remove: { $headline }
story-restore = Bring it back
continues = Continues: { $article }
continues-update = An update: whoever has { $article } will get it below that, without a sound. Others will get it as usual.
continues-unlink = Unlink
continues-link = Continues a story…
continues-below = No sound, below № { $number }
continues-push = By itself, with a sound
continues-which = What does this article continue?
continues-nothing = There has been nothing like it in recent days. Reply to an article with your text, and the new one will continue it.
continues-gone = That article can no longer be continued
forecast-at-once = { $count } at once ({ $parts })
forecast-words = { $count } by words
forecast-rubric = { $count } by section
forecast-story = { $count } by story
