article-read = Читать полностью
article-fold = Свернуть
article-share = Поделиться
article-why = Почему мне это?
article-more-photos = Ещё фото: { $count }
article-origin = Источник: { $origin }
article-earlier = Ранее: { $article }
article-photos-gone = Telegram больше не отдаёт эти фото
