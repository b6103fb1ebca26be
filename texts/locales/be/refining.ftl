follow-both = Сачыць і за «{ $words }»
to-refine = Удакладніць
to-rules = Як пісаць правілы
refine-how = <b>Як удакладніць</b>
refine-now = { $count ->
    [one] За месяц — { $count } навіна.
    [few] За месяц — { $count } навіны.
   *[many] За месяц — { $count } навін.
}
refine-before = { $count ->
    [one] Цяпер — { $count } навіна за месяц.
    [few] Цяпер — { $count } навіны за месяц.
   *[many] Цяпер — { $count } навін за месяц.
}
refine-back = ‹ Да падпіскі
refine-take = Прыняць
refine-gone = Так гэта правіла ўжо не змяніць: яно стала іншым.
refine-without = Без «{ $word }»
refine-exactly = Дакладная форма
refine-in-any-form = У любой форме
refine-side-by-side = Словы побач
refine-anywhere = Дзе заўгодна
refine-either = Любое слова
refine-all = Усе словы
rules-title = <b>Як пісаць правілы</b>
rules-signs =
    <code>дагавор бяспека</code> — абодва словы, у любой форме
    <code>"гарантыі бяспекі"</code> — словы побач
    <code>=Мінскам</code> — толькі гэтая форма
    <code>дагавор -футбол</code> — без гэтага слова
    <code>санкцыі | эмбарга</code> — хаця б адно з іх
rules-try = Націсніце прыклад — пакажу, што б ён прынёс. Падпісацца: <code>/subscribe</code> і правіла.
rules-example-0 = дагавор бяспека
rules-example-1 = "гарантыі бяспекі"
rules-example-2 = =Мінскам
rules-example-3 = дагавор -футбол
rules-example-4 = санкцыі | эмбарга
