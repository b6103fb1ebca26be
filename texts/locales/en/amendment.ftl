amendment-withdrawn = The newsroom has withdrawn this article.
amendment-digest-withdrawn = The newsroom has withdrawn the articles of this digest.
amendment-corrected = Corrected: { $article }
