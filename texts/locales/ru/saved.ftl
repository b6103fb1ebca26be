article-save = Сохранить
article-saved = Сохранено
to-saved = Сохранённое
saved-title = Сохранённое
saved-none = В сохранённом пока пусто. Под каждой статьёй есть кнопка «Сохранить»: статья будет ждать здесь, пока вы её не уберёте.
saved-since = Сохранено: { $moment }
saved-tidy = Убрать…
saved-clear = Очистить всё
saved-tidy-hint = Что убрать?
saved-take-out = Убрать: { $headline }
saved-take-out-withdrawn = Убрать отозванную статью
saved-done = Готово
saved-taken-out = Убрано:
saved-taken-out-withdrawn = Отозванная статья убрана.
saved-put-back = Вернуть
saved-clear-question = { $count ->
    [one] Убрать из сохранённого всё: { $count } статью? Отменить это будет нельзя.
    [few] Убрать из сохранённого всё: { $count } статьи? Отменить это будет нельзя.
   *[many] Убрать из сохранённого всё: { $count } статей? Отменить это будет нельзя.
}
saved-keep = Оставить
saved-clear-now = Убрать всё
saved-cleared = { $count ->
    [0] В сохранённом уже пусто.
    [one] Убрана { $count } статья.
    [few] Убраны { $count } статьи.
   *[many] Убрано { $count } статей.
}
saved-kept = Сохранено. Всё сохранённое: /saved
saved-kept-already = Уже сохранено. Всё сохранённое: /saved
saved-dropped = Убрано из сохранённого
saved-back = Снова в сохранённом
saved-too-many = { $count ->
    [one] Больше { $count } статьи не сохранить. Уберите лишнее в /saved.
   *[other] Больше { $count } статей не сохранить. Уберите лишнее в /saved.
}
saved-not-out = Сохранить можно будет, когда статья выйдет
