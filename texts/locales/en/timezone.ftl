zone-in-use =
    Time zone: <b>{ $city }</b> ({ $zone }, { $offset }), it is { $time } there.
    For another, type <code>/timezone Europe/Berlin</code> or <code>/timezone UTC+5</code>
zone-fixed =
    Time zone: <b>{ $offset }</b>, it is { $time } there.
    For another, type <code>/timezone Europe/Berlin</code> or <code>/timezone UTC+5</code>
unknown-zone = There is no time zone “{ $name }”. For example: <code>/timezone Minsk</code>, <code>/timezone Europe/Minsk</code>, <code>/timezone UTC+3</code>
