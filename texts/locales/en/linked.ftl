linked-share = Share this subscription
linked-word = The word { $words } in all its forms: you can have every article with it.
linked-words = { $words }: you can have every article with these words.
linked-follow = Subscribe
linked-broken = This link leads nowhere: it was copied in part, or its words make no sense.
