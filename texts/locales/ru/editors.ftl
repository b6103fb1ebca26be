editors-title = Редакторы
editors-owner = владелец
editors-editor = редактор
editors-author = автор
editors-more = и ещё { $count }
editors-usage =
    Добавить: <code>/editors add 123456789</code>
    Убрать: <code>/editors remove 123456789</code>
    Нужен числовой id пользователя.
editors-appointed = { $user } теперь редактор.
editors-dismissed = { $user } больше не редактор.
editors-unchanged = { $user }: ничего не изменилось.
editors-claimed =
    <b>Теперь вы владелец.</b>
    Публикуйте статьи через /post, назначайте редакторов через /editors.
editors-claim-refused = Эта ссылка уже не действует.
