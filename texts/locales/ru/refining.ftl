follow-both = Следить и за «{ $words }»
to-refine = Уточнить
to-rules = Как писать правила
refine-how = <b>Как уточнить</b>
refine-now = { $count ->
    [one] За месяц — { $count } новость.
    [few] За месяц — { $count } новости.
   *[many] За месяц — { $count } новостей.
}
refine-before = { $count ->
    [one] Сейчас — { $count } новость за месяц.
    [few] Сейчас — { $count } новости за месяц.
   *[many] Сейчас — { $count } новостей за месяц.
}
refine-back = ‹ К подписке
refine-take = Принять
refine-gone = Так это правило уже не изменить: оно стало другим.
refine-without = Без «{ $word }»
refine-exactly = Точная форма
refine-in-any-form = В любой форме
refine-side-by-side = Слова рядом
refine-anywhere = Где угодно
refine-either = Любое слово
refine-all = Все слова
rules-title = <b>Как писать правила</b>
rules-signs =
    <code>договор безопасность</code> — оба слова, в любой форме
    <code>"гарантии безопасности"</code> — слова рядом
    <code>=Минском</code> — только эта форма
    <code>договор -футбол</code> — без этого слова
    <code>санкции | эмбарго</code> — хотя бы одно из них
rules-try = Нажмите пример — покажу, что бы он принёс. Подписаться: <code>/subscribe</code> и правило.
rules-example-0 = договор безопасность
rules-example-1 = "гарантии безопасности"
rules-example-2 = =Минском
rules-example-3 = договор -футбол
rules-example-4 = санкции | эмбарго
