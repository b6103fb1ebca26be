card-draft = Черновик
card-scheduled = В плане
card-departing = Отправляется
card-published = Опубликована
card-cancelled = Отменена
card-withdrawn = Отозвана
card-was-published = опубликована { $at }
card-version = версия { $number }
card-author = автор { $editor }
card-updating = обновляется { $count }
card-waiting = в очереди { $count }
card-edit = Изменить
card-correct = Исправить
card-show = Показать
card-figures = Цифры
card-history = История
card-withdraw = Отозвать
card-open-draft = К публикации
card-back = ‹ Карточка
version-draft = черновик
version-publication = как опубликовано
version-edit = правка
version-correction = исправление
version-withdrawal = отзыв
version-you = вы
version-restore = Вернуть эту версию
version-back = ‹ История
life-earlier = { $count ->
    [one] Раньше ещё { $count } изменение
    [few] Раньше ещё { $count } изменения
   *[many] Раньше ещё { $count } изменений
}
life-left = осталось { $count }
life-changed = обновлено { $count }
life-gone = убрано { $count }
life-missed = не удалось { $count }
life-told = узнали { $count }
difference-legend = <b>Добавлено</b> · <s>убрано</s>
difference-none = Слова те же.
difference-restore = Вернуть версию { $number }
card-mend = Детали ›
