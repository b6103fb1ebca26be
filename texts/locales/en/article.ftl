article-read = Read in full
article-back = ‹ Back
article-forward = Next ›
article-fold = Show less
article-page = page { $number } of { $total }
