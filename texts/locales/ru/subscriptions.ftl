subscriptions-title = Ваши подписки
subscriptions-title-place = Подписки
subscriptions-none = Подписок пока нет. Выберите рубрики или слова, за которыми следить.
subscriptions-add-rubrics = + Рубрики
subscriptions-add-words = + Слова
unsubscribe-which = Что убрать?
subscribe-words =
    За чем следить? Напишите рубрику или слова после команды:
    <code>/subscribe спорт</code> — рубрика
    <code>/subscribe договор</code> — слово в любой форме
    <code>/subscribe договор безопасность</code> — оба слова в одной статье
    <code>/subscribe "гарантии безопасности"</code> — слова рядом, в этом порядке
