article-read = Чытаць цалкам
article-fold = Згарнуць
article-page = стар. { $number } з { $total }
