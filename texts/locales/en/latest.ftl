latest-title = Latest news
latest-follow = Follow this section
latest-none = No news here yet. Subscribe, and the first will come by itself.
latest-no-more = That was the last of the news.
