zone-in-use =
    Time zone: <b>{ $city }</b> ({ $zone }), it is { $time } there.
    Another, by a command: <code>/timezone Europe/Berlin</code>
unknown-zone = I know no time zone “{ $name }”. For example: <code>/timezone Europe/Minsk</code>
