zone-in-use =
    Часовой пояс: <b>{ $city }</b> ({ $zone }, { $offset }), сейчас { $time }.
    Другой — командой: <code>/timezone Europe/Berlin</code>, <code>/timezone UTC+5</code>
zone-fixed =
    Часовой пояс: <b>{ $offset }</b>, сейчас { $time }.
    Другой — командой: <code>/timezone Europe/Berlin</code>, <code>/timezone UTC+5</code>
unknown-zone = Не знаю часового пояса «{ $name }». Примеры: <code>/timezone Минск</code>, <code>/timezone Europe/Minsk</code>, <code>/timezone UTC+3</code>
