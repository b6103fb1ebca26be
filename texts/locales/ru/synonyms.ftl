synonyms-title = Синонимы
synonyms-none = Синонимов пока нет.
synonyms-about = Подписка или поиск по одному из них находит и остальные, в любой форме.
synonyms-usage =
    Добавить: <code>/synonyms ЕАЭС = Евразийский экономический союз</code>
    Убрать: <code>/synonyms remove 12</code>
synonyms-kept = Теперь это одно и то же. Подписки и поиск уже учитывают.
synonyms-removed = Больше не синонимы.
synonyms-restore = Вернуть
synonyms-unknown = Группы синонимов с номером { $number } нет.
synonyms-too_few = Нужно хотя бы два слова или выражения, между ними — знак «=».
synonyms-too_many = В группе может быть не больше { $limit } слов и выражений.
synonyms-too_long = Слишком длинно: в выражении может быть не больше { $limit } слов.
synonyms-several = Группы нужно добавлять по одной, каждую своим сообщением.
synonyms-full = Групп синонимов может быть не больше { $limit }. Уберите ненужные.
to-synonyms = Синонимы
