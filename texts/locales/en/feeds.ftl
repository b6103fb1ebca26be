feeds-title = Your feeds
feeds-none = No feeds yet.
feeds-off = This bot has no RSS feeds yet: whoever runs it can turn them on (the API_LISTEN setting). Articles come here when you subscribe to something.
feeds-how =
    A section or words can be read in any RSS reader: choose a section, or write words after the command.
    <code>/feed society</code> – a section
    <code>/feed treaty security</code> – both words in one article
feeds-made =
    Your feed is ready: { $name }
    RSS:
    { $rss }
    JSON Feed:
    { $json }
feeds-once = I will not show these addresses again, so keep them. Anyone who has them can read the feed. To revoke it: /feeds
feeds-since = { $name } – since { $date }
feeds-about = The bot does not keep the addresses. If you have lost them, revoke the feed and make another: /feed
feeds-full = You can have at most { $limit } feeds and make { $daily } a day. Revoke one that you do not need.
feeds-revoke-sure = Revoke the feed { $name }? Its addresses will stop working and cannot be restored.
feeds-revoke = Revoke
feeds-keep = ‹ Keep it
feeds-revoked = The feed { $name } has been revoked: its addresses no longer work.
to-feeds = Your feeds
