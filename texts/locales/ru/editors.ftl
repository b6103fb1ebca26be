editors-title = Редакция
editors-owner = владелец
editors-editor = редактор
editors-author = автор
editors-reader = не в редакции
editors-how = Чтобы назначить кого-то, нажмите «Добавить» или напишите <code>/editors add 123456789</code> либо <code>/editors add @имя author</code>.
editors-add = Добавить
editors-open = Роль
editors-back = ‹ Редакция
editors-log = Что сделано
editors-dismiss = Убрать
editors-dismiss-now = Убрать
editors-keep = Оставить
editors-again-editor = Вернуть редактором
editors-again-author = Вернуть автором
editors-as-editor = Редактор
editors-as-author = Автор
editors-may-owner = Владелец может всё, что может редактор, и назначает людей.
editors-may-editor = Редактор пишет и публикует.
editors-may-author = Автор пишет черновики, публикует их редактор.
editors-dismiss-question = Убрать { $person } из редакции? Написанное останется.
editors-whom = Пришлите контакт человека, перешлите его сообщение или напишите @имя либо числовой id.
editors-which-role = Кем назначить?
editors-owner-stays = Владельца здесь нельзя ни назначить, ни убрать: список владельцев в настройке ADMIN_IDS.
editors-nobody-hidden = Автор этого сообщения скрыл свой аккаунт при пересылке: по нему назначить не получится.
editors-nobody-no-person = Это не один человек, а канал, группа или сам Telegram: назначить можно только человека.
editors-nobody-bot = Это бот. Назначить можно только человека.
editors-nobody-no-telegram = У этого контакта не виден аккаунт Telegram.
editors-nobody-unknown = Сообщений от «{ $typed }» ещё не было. Пусть откроет меня и нажмёт «Старт».
editors-usage =
    Добавить редактора: <code>/editors add 123456789</code> или <code>/editors add @имя</code>
    Добавить автора: <code>/editors add 123456789 author</code>
    Убрать: <code>/editors remove 123456789</code>
editors-now-editor = { $person } теперь редактор.
editors-now-author = { $person } теперь автор.
editors-untold = Сообщить не получилось: сначала нужно открыть бота, вот ссылка: { $link }
editors-dismissed = { $person } больше не редактор и не автор.
editors-unchanged = Ничего не изменилось.
editors-you-editor = <b>Теперь вы редактор.</b> Статьи публикует /post, всё остальное в /help.
editors-you-author = <b>Теперь вы автор.</b> Пишите черновики через /post и отдавайте их редактору.
editors-you-owner = <b>Теперь вы владелец.</b>
editors-you-no-more = Вы больше не в редакции. Новости приходят, как приходили.
editors-claimed =
    <b>Теперь вы владелец.</b>
    Публикуйте статьи через /post, назначайте редакторов через /editors.
editors-claim-refused = Эта ссылка уже не действует.
