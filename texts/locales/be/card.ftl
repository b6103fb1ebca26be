card-draft = Чарнавік
card-scheduled = У плане
card-departing = Адпраўляецца
card-published = Апублікаваны
card-cancelled = Скасаваны
card-withdrawn = Адкліканы
card-was-published = апублікаваны { $at }
card-version = версія { $number }
card-author = аўтар { $editor }
card-updating = абнаўляецца { $count }
card-waiting = у чарзе { $count }
card-edit = Змяніць
card-correct = Выправіць
card-show = Паказаць
card-figures = Лічбы
card-history = Гісторыя
card-withdraw = Адклікаць
card-open-draft = Да публікацыі
card-back = ‹ Картка
version-draft = чарнавік
version-publication = як апублікавана
version-edit = праўка
version-correction = выпраўленне
version-withdrawal = адкліканне
version-you = вы
version-restore = Вярнуць гэту версію
version-back = ‹ Гісторыя
life-earlier = { $count ->
    [one] Раней яшчэ { $count } змена
    [few] Раней яшчэ { $count } змены
   *[many] Раней яшчэ { $count } змен
}
life-left = засталося { $count }
life-changed = абноўлена { $count }
life-gone = прыбрана { $count }
life-missed = не ўдалося { $count }
life-told = даведаліся { $count }
difference-legend = <b>Дададзена</b> · <s>прыбрана</s>
difference-none = Словы тыя ж.
difference-restore = Вярнуць версію { $number }
card-mend = Дэталі ›
