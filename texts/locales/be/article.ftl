article-read = Чытаць цалкам
article-fold = Згарнуць
article-share = Падзяліцца
article-why = Чаму мне гэта?
article-more-photos = Яшчэ фота: { $count }
article-origin = Крыніца: { $origin }
article-earlier = Раней: { $article }
article-photos-gone = Telegram больш не аддае гэтыя фота
