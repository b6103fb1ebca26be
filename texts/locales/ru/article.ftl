article-read = Читать полностью
article-fold = Свернуть
article-page = стр. { $number } из { $total }
