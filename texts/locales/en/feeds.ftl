feeds-title = Your feeds
feeds-none = No feeds yet.
feeds-off = This bot has no RSS feeds yet: whoever runs it can turn them on (the setting API_LISTEN). Articles come here when you follow something.
feeds-how =
    A rubric or words can be read in any RSS reader: choose a rubric, or write words after the command.
    <code>/feed society</code> — a rubric
    <code>/feed treaty security</code> — both words in one article
feeds-made =
    Your feed is ready: { $name }
    RSS:
    { $rss }
    JSON Feed:
    { $json }
feeds-once = These addresses are not shown again, so keep them. Whoever has them can read the feed. To revoke it: /feeds
feeds-since = { $name } — since { $date }
feeds-about = The addresses are not kept here. If you have lost one, revoke its feed and make another: /feed
feeds-full = You can have { $limit } feeds at most, and make { $daily } a day. Revoke one that you do not need.
feeds-revoke-sure = Revoke the feed { $name }? Nothing can be read at its addresses any more, and they cannot be restored.
feeds-revoke = Revoke
feeds-keep = ‹ Keep it
feeds-revoked = The feed { $name } is revoked: there is nothing at its addresses any more.
to-feeds = Your feeds
