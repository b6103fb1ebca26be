tokens-title = Ключы HTTP API
tokens-none = Ключоў HTTP API пакуль няма: іншыя праграмы тут нічога не публікуюць.
tokens-about = З ключом праграма (CMS, скрыпт) публікуе, праўіць і адклікае артыкулы, як рэдактар.
tokens-usage =
    Новы ключ: <code>/token add CMS</code>
    Прыбраць: <code>/token remove CMS</code>
tokens-line-used = <b>{ $name }</b> · апошні запыт: { $moment }
tokens-line-unused = <b>{ $name }</b> · запытаў яшчэ не было, з { $moment }
tokens-remove = Прыбраць: { $name }
tokens-added = Ключ для «{ $name }». Ён паказаны адзін раз і больш нідзе не захоўваецца:
tokens-careful = Хто яго ведае, публікуе ад імя «{ $name }». Перанясіце ключ у праграму і выдаліце гэта паведамленне; калі ён трапіў да чужых, прыбярыце яго і стварыце новы.
tokens-where = Адрас API: <code>{ $address }/api/v1</code>
tokens-off = HTTP API выключаны: каб праграмы маглі звяртацца, задайце <code>API_LISTEN</code> у наладах бота.
tokens-drop = Выдаліць паведамленне з ключом
tokens-question = Прыбраць ключ «{ $name }»? Праграма адразу перастане публікаваць; яе артыкулы застануцца.
tokens-remove-now = Прыбраць
tokens-keep = Пакінуць
tokens-removed = Ключ «{ $name }» больш не дзейнічае.
tokens-taken = Ключ «{ $name }» ужо ёсць. Назавіце новы інакш або спачатку прыбярыце стары.
tokens-unknown = Ключа «{ $name }» няма.
tokens-bad-name = Назавіце праграму, да { $limit } знакаў: <code>/token add CMS</code>
to-tokens = Ключы API
