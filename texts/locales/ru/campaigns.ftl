deed-campaign-added = новая кампания
deed-campaign-ended = кампания завершена
to-campaigns = Кампании
back-to-campaigns = ‹ Кампании
campaigns-title = Кампании
campaigns-title-ended = Завершённые кампании
campaigns-none = Кампаний пока нет. У каждой своя ссылка: видно, сколько читателей по ней пришло и осталось.
campaigns-none-ended = Завершённых кампаний нет.
campaigns-usage =
    Ссылка на главный экран: <code>/campaign add Весна</code>
    На статью: <code>/campaign add Весна | a_12</code>
    На рубрику: <code>/campaign add Весна | спорт</code>
campaigns-new = Новая
campaigns-past = Завершённые
campaigns-current = Текущие
campaigns-added = Ссылка готова. Здесь будет видно, сколько читателей по ней пришло.
campaigns-since = Начата: { $moment }
campaigns-is-over = Завершена: { $moment }. Ссылка работает
campaigns-leads-home = Ведёт на главный экран
campaigns-leads-article = Ведёт к статье { $number }: { $article }
campaigns-leads-rubric = Ведёт в рубрику { $rubric }
campaigns-leads-nowhere = Вела к статье, которой больше нет: открывший ссылку об этом узнает
campaigns-came = Пришли: { $count }
campaigns-stayed = Остались: { $count }
campaigns-subscriptions = Подписок у них: { $count }
campaigns-known = Открыли прежние читатели: { $count }
campaigns-draw = QR-код
campaigns-copy = Скопировать
campaigns-card = Карточка кампании
campaigns-end = Завершить
campaigns-keep = Оставить
campaigns-end-question = Завершить кампанию «{ $name }»? Она исчезнет из списка. Ссылка продолжит работать и считать.
campaigns-ended = Кампания завершена.
campaigns-prompt =
    Пришлите название кампании.
    Если ссылка должна вести не на главный экран, допишите куда: <code>Весна | a_12</code> или <code>Весна | спорт</code>.
campaigns-drop = Отменить
campaigns-bad-name = Назовите кампанию, до { $limit } знаков: <code>/campaign add Весна</code>
campaigns-bad-target = «{ $typed }» — не вышедшая статья и не рубрика. Напишите <code>a_12</code> (номер стоит на карточке статьи) или название рубрики; без этого ссылка ведёт на главный экран.
campaigns-unknown = Среди текущих кампаний нет «{ $name }».
