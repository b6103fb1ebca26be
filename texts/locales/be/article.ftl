article-read = Чытаць цалкам
article-fold = Згарнуць
