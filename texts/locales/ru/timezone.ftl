zone-in-use =
    Часовой пояс: <b>{ $city }</b> ({ $zone }), сейчас { $time }.
    Другой — командой: <code>/timezone Europe/Berlin</code>
unknown-zone = Не знаю часового пояса «{ $name }». Пример: <code>/timezone Europe/Minsk</code>
