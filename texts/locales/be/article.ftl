article-read = Чытаць цалкам
article-fold = Згарнуць
article-share = Падзяліцца
article-why = Чаму мне гэта?
article-report = Заўважылі памылку?
