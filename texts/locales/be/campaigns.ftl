deed-campaign-added = новая кампанія
deed-campaign-ended = кампанія завершана
to-campaigns = Кампаніі
back-to-campaigns = ‹ Кампаніі
campaigns-title = Кампаніі
campaigns-title-ended = Завершаныя кампаніі
campaigns-none = Кампаній пакуль няма. У кожнай свая спасылка: відаць, колькі чытачоў па ёй прыйшло і засталося.
campaigns-none-ended = Завершаных кампаній няма.
campaigns-usage =
    Спасылка на галоўны экран: <code>/campaign add Вясна</code>
    На артыкул: <code>/campaign add Вясна | a_12</code>
    На рубрыку: <code>/campaign add Вясна | спорт</code>
campaigns-new = Новая
campaigns-past = Завершаныя
campaigns-current = Бягучыя
campaigns-added = Спасылка гатовая. Тут будзе відаць, колькі чытачоў па ёй прыйшло.
campaigns-since = Пачата: { $moment }
campaigns-is-over = Завершана: { $moment }. Спасылка працуе
campaigns-leads-home = Вядзе на галоўны экран
campaigns-leads-article = Вядзе да артыкула { $number }: { $article }
campaigns-leads-rubric = Вядзе ў рубрыку { $rubric }
campaigns-leads-nowhere = Вяла да артыкула, якога больш няма: хто адкрые спасылку, даведаецца пра гэта
campaigns-came = Прыйшлі: { $count }
campaigns-stayed = Засталіся: { $count }
campaigns-subscriptions = Падпісак у іх: { $count }
campaigns-known = Адкрылі ранейшыя чытачы: { $count }
campaigns-draw = QR-код
campaigns-copy = Скапіраваць
campaigns-card = Картка кампаніі
campaigns-end = Завяршыць
campaigns-keep = Пакінуць
campaigns-end-question = Завяршыць кампанію «{ $name }»? Яна знікне са спіса. Спасылка будзе працаваць і лічыць далей.
campaigns-ended = Кампанія завершана.
campaigns-prompt =
    Дашліце назву кампаніі.
    Калі спасылка павінна весці не на галоўны экран, дапішыце куды: <code>Вясна | a_12</code> або <code>Вясна | спорт</code>.
campaigns-drop = Скасаваць
campaigns-bad-name = Назавіце кампанію, да { $limit } знакаў: <code>/campaign add Вясна</code>
campaigns-bad-target = «{ $typed }» — не апублікаваны артыкул і не рубрыка. Напішыце <code>a_12</code> (нумар стаіць на картцы артыкула) або назву рубрыкі; без гэтага спасылка вядзе на галоўны экран.
campaigns-unknown = Сярод бягучых кампаній няма «{ $name }».
