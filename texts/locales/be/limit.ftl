limit-title = Ліміт
limit-is = { $count ->
    [one] не больш за { $count } навіну на дзень
    [few] не больш за { $count } навіны на дзень
   *[other] не больш за { $count } навін на дзень
}
limit-is-off = выключаны
limit-about = Адразу прыходзіць усё, за чым вы так сочыце. Можна вырашыць, колькі навін на дзень прыходзіць адразу; астатняе пачакае дайджэста.
limit-rest = Столькі прыходзіць адразу, астатняе чакае дайджэста. Наступны — { $moment }.
limit-counts = Тэрміновыя навіны не ў лік. Дзень пачынаецца апоўначы па вашым часе.
limit-hint = Іншы лік — камандай: <code>/limit 7</code>
limit-stop = Без ліміту
limit-return = Вярнуць { $count } на дзень
limit-toast = Адразу — не больш за { $count } на дзень
limit-off-toast = Ліміт выключаны
limit-bad-no-number = Не бачу ліку ў «{ $word }».
limit-bad-range = «{ $word }» не падыходзіць: ліміт бывае ад 1 да 1000.
limit-bad-word = Не разумею «{ $word }».
limit-example = Напрыклад: <code>/limit 5</code> — адразу не больш за пяць навін на дзень, <code>/limit off</code> — без ліміту.
