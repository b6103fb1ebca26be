today = сегодня
tomorrow = завтра
yesterday = вчера
