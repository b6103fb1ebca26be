zone-in-use = Часовой пояс: <b>{ $city }</b> ({ $zone }, { $offset }), сейчас { $time }.
zone-fixed = Часовой пояс: <b>{ $offset }</b>, сейчас { $time }.
unknown-zone = Не знаю часового пояса «{ $name }». Примеры: <code>/timezone Минск</code>, <code>/timezone Europe/Minsk</code>, <code>/timezone UTC+3</code>
