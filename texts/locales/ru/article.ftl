article-read = Читать полностью
article-fold = Свернуть
