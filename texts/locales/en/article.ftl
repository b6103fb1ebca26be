article-read = Read in full
article-fold = Show less
article-page = page { $number } of { $total }
