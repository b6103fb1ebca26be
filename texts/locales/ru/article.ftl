article-read = Читать полностью
article-fold = Свернуть
article-share = Поделиться
article-why = Почему мне это?
article-report = Заметили ошибку?
