likeness-text = Похоже, это уже вышло, текст совпадает на { $percent } %: { $article }
likeness-page = Статья с этой страницы уже вышла: { $article }
likeness-story = Возможно, об этом уже вышло: { $article }
likeness-compare = Обновить № { $number }?
likeness-question = Обновить { $article } этим текстом? Разосланные копии изменятся на месте, черновик закроется.
likeness-update = Обновить № { $number }
likeness-keep = ‹ Всё равно новая
likeness-gone = Эту статью уже не обновить
