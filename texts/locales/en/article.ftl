article-read = Read in full
article-fold = Show less
article-share = Share
article-why = Why this?
article-report = Report a mistake
