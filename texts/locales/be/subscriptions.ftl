subscriptions-title = Вашы падпіскі
subscriptions-title-place = Падпіскі
subscriptions-none = Падпісак пакуль няма. Выберыце рубрыкі або словы, за якімі сачыць.
subscriptions-add-rubrics = + Рубрыкі
subscriptions-add-words = + Словы
unsubscribe-which = Што прыбраць?
subscribe-words =
    За чым сачыць? Напішыце рубрыку або словы пасля каманды:
    <code>/subscribe спорт</code> — рубрыка
    <code>/subscribe дагавор</code> — слова ў любой форме
    <code>/subscribe дагавор бяспека</code> — абодва словы ў адным артыкуле
    <code>/subscribe "гарантыі бяспекі"</code> — словы побач, у гэтым парадку
