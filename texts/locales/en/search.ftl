search-follow = Follow these words
search-nothing = Nothing found. Try fewer words, or follow them: a new article will come at once.
search-prompt =
    What should I look for? Write the words after the command:
    <code>/search treaty security</code>
