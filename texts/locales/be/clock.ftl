zone-typed =
    Іншы горад — камандай:
    <code>/timezone Вільнюс</code>
    <code>/timezone UTC+5</code>
zone-shift-forward = { $day } гадзіннікі перавядуць на { $minutes ->
    [60] гадзіну
   *[other] { $minutes } хвілін
} наперад.
zone-shift-back = { $day } гадзіннікі перавядуць на { $minutes ->
    [60] гадзіну
   *[other] { $minutes } хвілін
} назад.
zone-ask-clock = Якая ў вас гадзіна?
zone-ask-location = Даслаць месца
zone-what-time = Якая ў вас зараз гадзіна?
zone-clocks-other = Хвіліны іншыя
zone-by-clock = У вас { $time }. Выберыце свой горад ці найбліжэйшы: гадзіннікі пераводзяць не ўсюды.
zone-no-such-clock = Зараз нідзе на Зямлі не { $time }. Праверце гадзіннік або выберыце час кнопкай.
zone-several = Назва «{ $name }» падыходзіць некалькім часавым паясам. Які ваш?
zone-location-asked = Дашліце месца кнопкай унізе або сашчэпкай: па ім я даведаюся пра ваш часавы пояс. Само месца не захаваю.
zone-location-key = Даслаць маё месца
zone-location-cancel = Не дасылаць
zone-location-taken = Дзякуй. Запамінаю часавы пояс, само месца не захоўваю.
zone-location-taken-live = Дзякуй, гэтага дастаткова: трансляцыю можна спыніць. Запамінаю часавы пояс, само месца не захоўваю.
zone-location-unknown = Не ведаю, які там часавы пояс. Напішыце горад: <code>/timezone Вільнюс</code>
zone-location-cancelled = Добра. Горад можна напісаць: <code>/timezone Вільнюс</code>
back-to-zones = ‹ Часавы пояс
