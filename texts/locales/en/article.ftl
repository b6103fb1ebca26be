article-read = Read in full
article-fold = Show less
article-share = Share
article-why = Why this?
article-more-photos = More photos: { $count }
article-origin = Source: { $origin }
article-earlier = Earlier: { $article }
article-photos-gone = Telegram no longer has these photos
