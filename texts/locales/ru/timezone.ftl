zone-in-use =
    Часовой пояс: <b>{ $city }</b> ({ $zone }), сейчас { $time }.
    Другой — командой: <code>/timezone Europe/Minsk</code>
unknown-zone = Не знаю часового пояса «{ $name }». Пример: <code>/timezone Europe/Minsk</code>
