zone-in-use = Часавы пояс: <b>{ $city }</b> ({ $zone }, { $offset }), зараз { $time }.
zone-fixed = Часавы пояс: <b>{ $offset }</b>, зараз { $time }.
unknown-zone = Не ведаю часавога пояса «{ $name }». Прыклады: <code>/timezone Мінск</code>, <code>/timezone Europe/Minsk</code>, <code>/timezone UTC+3</code>
