likeness-text = Падобна, гэта ўжо выйшла, тэкст супадае на { $percent } %: { $article }
likeness-page = Артыкул з гэтай старонкі ўжо выйшаў: { $article }
likeness-story = Магчыма, пра гэта ўжо выйшла: { $article }
likeness-compare = Абнавіць № { $number }?
likeness-question = Абнавіць { $article } гэтым тэкстам? Разасланыя копіі зменяцца на месцы, чарнавік закрыецца.
likeness-update = Абнавіць № { $number }
likeness-keep = ‹ Усё роўна новы
likeness-gone = Гэты артыкул ужо не абнавіць
