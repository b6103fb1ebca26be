zone-in-use =
    Time zone: <b>{ $city }</b> ({ $zone }), it is { $time } there.
    For another, type <code>/timezone Europe/Berlin</code>
unknown-zone = There is no time zone “{ $name }”. For example: <code>/timezone Europe/Minsk</code>
