linked-share = Share this subscription
linked-word = The word { $words } in all its forms: you can get every article that has it.
linked-words = { $words }: you can get every article that has these words.
linked-follow = Subscribe
linked-broken = This link leads nowhere: part of it is missing, or its words make no sense.
