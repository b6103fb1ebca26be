synonyms-title = Synonyms
synonyms-none = There are no synonyms yet.
synonyms-about = A subscription or a search for one of them finds the others too, in any form.
synonyms-usage =
    Add: <code>/synonyms EAEU = Eurasian Economic Union</code>
    Remove: <code>/synonyms remove 12</code>
synonyms-kept = These are the same from now on, for subscriptions and search alike.
synonyms-removed = No longer synonyms.
synonyms-restore = Restore
synonyms-unknown = There is no group of synonyms number { $number }.
synonyms-too_few = It takes at least two words or phrases, with “=” between them.
synonyms-too_many = A group may have at most { $limit } words and phrases.
synonyms-too_long = That is too long: a phrase may have at most { $limit } words.
synonyms-several = Groups are added one by one, each by a message of its own.
synonyms-full = There may be at most { $limit } groups of synonyms. Remove those you do not need.
to-synonyms = Synonyms
