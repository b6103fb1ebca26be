today = today
tomorrow = tomorrow
yesterday = yesterday
