article-read = Читать полностью
article-back = ‹ Назад
article-forward = Дальше ›
article-fold = Свернуть
article-page = стр. { $number } из { $total }
