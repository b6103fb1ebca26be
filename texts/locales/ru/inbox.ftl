inbox-count = { $count ->
    [one] { $count } черновик из источников ждёт решения.
    [few] { $count } черновика из источников ждут решения.
   *[many] { $count } черновиков из источников ждут решения.
}
inbox-more = и ещё { $count }
inbox-empty = Черновики из источников разобраны.
inbox-publish = Опубликовать
inbox-edit = Изменить
inbox-skip = Пропустить
inbox-skip-all = Пропустить все
inbox-skip-all-question = { $count ->
    [one] Пропустить { $count } черновик? Статьи из него не будет.
    [few] Пропустить { $count } черновика? Статей из них не будет.
   *[many] Пропустить { $count } черновиков? Статей из них не будет.
}
inbox-skip-all-now = Пропустить
inbox-keep = Оставить
inbox-back-count = ‹ Весь список: { $count }
inbox-skipped = Пропущен
inbox-skipped-all = Пропущено: { $count }
inbox-settled = Этим черновиком уже занялись
suggestion-title = { $source }: текст изменился
suggestion-about = Статья { $article } прошла через редакцию, поэтому сам я её не меняю.
suggestion-take = Взять новый текст
suggestion-drop = Оставить как есть
suggestion-dropped = Оставлено как есть
suggestion-gone = Об этом уже решили
