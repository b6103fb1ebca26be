article-read = Read in full
article-fold = Show less
