rubric-title = Рубрики
rubric-hint = Нажмите рубрику, чтобы переименовать её, сменить значок, переставить, скрыть или объединить с другой.
rubric-usage =
    То же одной строкой, названия — на русском, белорусском и английском:
    <code>/rubric add Агро | Аграрка | Farming</code>
    <code>/rubric rename Агро = Село | Вёска | Village</code>
    <code>/rubric sign Агро 🌾</code>
    <code>/rubric order Агро 3</code>
    <code>/rubric hide Агро</code>, <code>/rubric show Агро</code>
    <code>/rubric merge Агро = Экономика</code>
rubric-new = + Новая рубрика
rubric-state = { $count ->
    [one] { $count } публикация
    [few] { $count } публикации
   *[many] { $count } публикаций
} · { $place }-я из { $all }
rubric-is-hidden = Скрыта: новым читателям не предлагается. Кто подписан, получает её по-прежнему.
rubric-former = Сюда вошли: { $names }
rubric-listed-hidden = { $name } · скрыта
rubric-name-new = Как назвать новую рубрику? Пришлите название следующим сообщением.
rubric-name-it = Как теперь назвать рубрику { $name }? Пришлите название следующим сообщением.
rubric-names-example = Одно название для всех языков или три: <code>Агро | Аграрка | Farming</code>
rubric-sign-it = Какой значок поставить перед названием { $name }? Пришлите эмодзи или «-», чтобы убрать.
rubric-sign-example = Например: <code>/rubric sign Агро 🌾</code>
rubric-drop = Отмена
rubric-hide-question = Скрыть рубрику { $name }? Её больше не будет в списках. Кто подписан, получает её по-прежнему.
rubric-followers = { $count ->
    [0] На { $name } никто не подписан.
    [one] На { $name } подписан { $count } читатель.
    [few] На { $name } подписаны { $count } читателя.
   *[many] На { $name } подписаны { $count } читателей.
}
rubric-followers-many = На { $name } подписано больше { $count } читателей.
rubric-merge-which = С какой рубрикой объединить { $name }? Останется та, которую выберете.
rubric-merge-question = Перенести всё из рубрики { $name } в { $into }? Подписчики и публикации перейдут туда, старые ссылки и кнопки приведут туда же. Разделить их потом не получится.
rubric-merge-now = Объединить
rubric-added = Рубрика добавлена. Её уже можно выбрать.
rubric-renamed = Готово. Раньше: { $name }
rubric-signed = Значок изменён.
rubric-hidden = Рубрика скрыта.
rubric-shown = Рубрика снова видна всем.
rubric-moved = Теперь на месте { $place }.
rubric-merged = Рубрика «{ $name }» теперь здесь: и подписчики, и публикации.
rubric-undo = Вернуть
rubric-up = ▲ Выше
rubric-down = ▼ Ниже
rubric-rename = Переименовать
rubric-sign = Значок
rubric-hide = Скрыть
rubric-show = Показать
rubric-merge = Объединить…
rubric-bad-empty = Названия нет.
rubric-bad-count = Нужно одно название или три, через «|».
rubric-bad-long = Слишком длинно: в названии может быть не больше { $limit } знаков.
rubric-bad-signs = В названии «{ $name }» есть знак, которому там не место. Годятся буквы, цифры, пробел, дефис и точка.
rubric-bad-command = «{ $name }» — это команда, а не название.
rubric-bad-letters = В названии должно быть хотя бы две буквы.
rubric-bad-reserved = «{ $name }» — служебное слово, рубрику так не назвать.
rubric-bad-taken = Рубрика «{ $name }» уже есть.
rubric-bad-no_sign = «{ $name }» — не эмодзи.
rubric-bad-many = Рубрик может быть не больше { $limit }. Объедините лишние.
rubric-unknown = Рубрики «{ $name }» нет.
rubric-same = Рубрику нельзя объединить с ней самой. Например: <code>/rubric merge Агро = Экономика</code>
to-arrangement = ‹ Все рубрики
