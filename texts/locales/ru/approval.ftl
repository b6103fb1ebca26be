approval-title = Согласование
approval-is-on = Сейчас всё, что выходит, сначала согласует второй редактор.
approval-is-breaking = Сейчас молнии сначала согласует второй редактор. Остальное выходит сразу.
approval-is-off = Сейчас согласования нет: каждый редактор публикует сам.
approval-how = Правки и отзыв уже вышедшего согласования не ждут.
approval-on = Согласовать всё
approval-breaking = Только молнии
approval-off = Не согласовывать
approval-usage = «{ $typed }» не подходит. Напишите <code>/approval on</code>, <code>/approval breaking</code> или <code>/approval off</code>.
approval-planned = { $count ->
    [one] { $count } статья из плана ждёт согласия: её редактор об этом знает.
    [few] { $count } статьи из плана ждут согласия: их редакторы об этом знают.
   *[many] { $count } статей из плана ждут согласия: их редакторы об этом знают.
}
approval-nobody = Согласовать некому: второго редактора нет. Владелец может назначить его в /editors или выключить согласование: /approval off.
approval-needed-on = Выйдет после согласия второго редактора.
approval-needed-breaking = Молния выйдет после согласия второго редактора.
approval-wish-publish = опубликовать
approval-wish-break = ⚡ выпустить молнией
approval-wish-schedule = выпустить { $at }
approval-asks = <b>На согласовании.</b> { $person } просит: { $wish }.
approval-asked = <b>На согласовании:</b> { $wish }.
approval-waits = Согласовать может любой: { $people }
approval-and-more = { $count ->
    [one] и ещё { $count }
   *[other] и ещё { $count }
}
approval-agree = Согласовать
approval-refuse = Вернуть
approval-take-back = Отозвать просьбу
approval-offer = Отдать редактору
approval-open = К статье
approval-offered-by = Черновик. Автор: { $person }
approval-offered = { $count ->
    [0] Показать некому: редакторы ещё не открывали бота
    [one] Черновик у { $count } редактора
   *[other] Черновик у { $count } редакторов
}
approval-asked-toast = { $count ->
    [0] Согласовать некому: второго редактора нет
    [one] На согласовании у { $count } редактора
   *[other] На согласовании у { $count } редакторов
}
approval-asked-before = Уже на согласовании, просит { $person }
approval-own = Свою просьбу согласует другой редактор
approval-not-asked = Просьбу уже сняли
approval-agreed-before = Уже согласовано: { $person }
approval-taken-back = Просьба отозвана
approval-agreed-toast = Согласовано
approval-agreed = согласовано: { $person }
approval-goes = выходит
approval-goes-at = выйдет { $at }
approval-refused = возвращено: { $person }
approval-unasked = просьба согласовать отозвана
approval-moved-on = согласовывать больше не нужно
approval-remark = что поправить? Напишите одним сообщением, автор просьбы его увидит. Можно вернуть и без слов.
approval-no-remark = Вернуть без слов
approval-remark-late = замечание никому не ушло: статью уже не согласуют.
approval-remark-unread = Замечание должно быть текстом.
approval-planned-asked = включили согласование. Статья снова черновик и ждёт второго редактора; в плане была { $at }.
approval-to-draft = К черновику
