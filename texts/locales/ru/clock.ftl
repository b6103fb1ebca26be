zone-typed =
    Другой город — командой:
    <code>/timezone Вильнюс</code>
    <code>/timezone UTC+5</code>
zone-shift-forward = { $day } часы переведут на { $minutes ->
    [60] час
   *[other] { $minutes } минут
} вперёд.
zone-shift-back = { $day } часы переведут на { $minutes ->
    [60] час
   *[other] { $minutes } минут
} назад.
zone-ask-clock = Который у вас час?
zone-ask-location = Прислать место
zone-what-time = Который у вас сейчас час?
zone-clocks-other = Минуты другие
zone-by-clock = У вас { $time }. Выберите свой город или ближайший: часы переводят не везде.
zone-no-such-clock = Сейчас нигде на Земле не { $time }. Проверьте часы или выберите время кнопкой.
zone-several = Название «{ $name }» подходит нескольким часовым поясам. Какой ваш?
zone-location-asked = Пришлите место кнопкой внизу или скрепкой: по нему я узнаю ваш часовой пояс. Само место не сохраню.
zone-location-key = Прислать моё место
zone-location-cancel = Не присылать
zone-location-taken = Спасибо. Запоминаю часовой пояс, само место не сохраняю.
zone-location-taken-live = Спасибо, этого достаточно: трансляцию можно остановить. Запоминаю часовой пояс, само место не сохраняю.
zone-location-unknown = Не знаю, какой там часовой пояс. Напишите город: <code>/timezone Вильнюс</code>
zone-location-cancelled = Хорошо. Город можно написать: <code>/timezone Вильнюс</code>
back-to-zones = ‹ Часовой пояс
