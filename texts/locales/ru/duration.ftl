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
