zone-in-use =
    Часавы пояс: <b>{ $city }</b> ({ $zone }), зараз { $time }.
    Іншы — камандай: <code>/timezone Europe/Berlin</code>
unknown-zone = Не ведаю часавога пояса «{ $name }». Прыклад: <code>/timezone Europe/Minsk</code>
