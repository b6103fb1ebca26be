first-step = (шаг { $number } из { $total })
first-rubrics = <b>Что вам присылать?</b>
first-rubrics-hint = Отметьте рубрики, и новости ниже станут вашими.
first-skip = Пропустить ›
first-when = <b>Когда присылать новости рубрик?</b>
first-when-at-once = Сразу, каждую отдельно
first-when-morning = Утром, в 09:00
first-when-twice = Утром и вечером, в 09:00 и 20:00
first-languages = <b>На каких языках?</b>
first-done = Готово
first-finished = <b>Готово!</b>
first-at-once = Пришлю сразу.
pace-daily = ≈{ $count } в день
pace-weekly = ≈{ $count } в неделю
pace-seldom = редко
own-news-title = Ваши новости
own-news-none = По вашим подпискам новостей пока нет. Первая придёт сама.
own-news-none-yet = По вашему выбору новостей пока нет, первая придёт сама. А пока:
to-own-news = Мои новости
to-all-news = Все новости
to-home = В начало
home-title = <b>Где вы</b>
home-follows = Вы следите: { $names }.
home-follows-more = { $count ->
    [one] Вы следите: { $names } и ещё { $count } подписка.
    [few] Вы следите: { $names } и ещё { $count } подписки.
   *[many] Вы следите: { $names } и ещё { $count } подписок.
}
home-follows-nothing = Вы пока ни за чем не следите. Выберите рубрики или слова, например <code>/subscribe договор</code>.
home-languages = Языки новостей: { $names }.
home-paused = Пауза до { $until }.
home-paused-endless = Пауза, пока вы её не закончите.
home-quiet = Тихие часы: с { $start } до { $end }.
home-post = Написать статью
search-both = Искать и «{ $words }»
