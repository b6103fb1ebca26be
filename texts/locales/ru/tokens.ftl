tokens-title = Ключи HTTP API
tokens-none = Ключей HTTP API пока нет: другие программы здесь ничего не публикуют.
tokens-about = С ключом программа (CMS, скрипт) публикует, правит и отзывает статьи, как редактор.
tokens-usage =
    Новый ключ: <code>/token add CMS</code>
    Убрать: <code>/token remove CMS</code>
tokens-line-used = <b>{ $name }</b> · последний запрос: { $moment }
tokens-line-unused = <b>{ $name }</b> · запросов ещё не было, с { $moment }
tokens-remove = Убрать: { $name }
tokens-added = Ключ для «{ $name }». Он показан один раз и больше нигде не хранится:
tokens-careful = Кто его знает, публикует от имени «{ $name }». Перенесите ключ в программу и удалите это сообщение; если он попал к чужим, уберите его и создайте новый.
tokens-where = Адрес API: <code>{ $address }/api/v1</code>
tokens-off = HTTP API выключен: чтобы программы могли обращаться, задайте <code>API_LISTEN</code> в настройках бота.
tokens-drop = Удалить сообщение с ключом
tokens-question = Убрать ключ «{ $name }»? Программа сразу перестанет публиковать; её статьи останутся.
tokens-remove-now = Убрать
tokens-keep = Оставить
tokens-removed = Ключ «{ $name }» больше не действует.
tokens-taken = Ключ «{ $name }» уже есть. Назовите новый иначе или сначала уберите старый.
tokens-unknown = Ключа «{ $name }» нет.
tokens-bad-name = Назовите программу, до { $limit } знаков: <code>/token add CMS</code>
to-tokens = Ключи API
