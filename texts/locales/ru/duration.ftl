seconds = { $count ->
    [one] { $count } секунды
   *[many] { $count } секунд
}
minutes = { $count ->
    [one] { $count } минуты
   *[many] { $count } минут
}
hours = { $count ->
    [one] { $count } часа
   *[many] { $count } часов
}
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
