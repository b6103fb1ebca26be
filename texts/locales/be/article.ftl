article-read = Чытаць цалкам
article-back = ‹ Назад
article-forward = Далей ›
article-fold = Згарнуць
article-page = стар. { $number } з { $total }
