zone-in-use = Time zone: <b>{ $city }</b> ({ $zone }, { $offset }), it is { $time } there.
zone-fixed = Time zone: <b>{ $offset }</b>, it is { $time } there.
unknown-zone = There is no time zone “{ $name }”. For example: <code>/timezone Minsk</code>, <code>/timezone Europe/Minsk</code>, <code>/timezone UTC+3</code>
