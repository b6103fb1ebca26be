likeness-text = This seems to be out already: { $percent }% of the text is the same: { $article }
likeness-page = An article from this page is already out: { $article }
likeness-story = This may be out already, in other words: { $article }
likeness-compare = Update № { $number }?
likeness-question = Update { $article } with this text? Copies already sent will change in place; the draft will be closed.
likeness-update = Update № { $number }
likeness-keep = ‹ It is new all the same
likeness-gone = That article can no longer be updated
