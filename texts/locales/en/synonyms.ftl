synonyms-title = Synonyms
synonyms-none = There are no synonyms yet.
synonyms-about = A subscription or a search for one of them finds the others too, in any form.
synonyms-usage =
    Add: <code>/synonyms EAEU = Eurasian Economic Union</code>
    Remove: <code>/synonyms remove 12</code>
synonyms-kept = From now on these are the same, for subscriptions and search alike.
synonyms-removed = No longer synonyms.
synonyms-restore = Restore
synonyms-unknown = There is no group of synonyms number { $number }.
synonyms-too_few = It takes at least two words or phrases, with “=” between them.
synonyms-too_many = A group can have at most { $limit } words and phrases.
synonyms-too_long = That is too long: a phrase can have at most { $limit } words.
synonyms-several = Add groups one at a time, each in a message of its own.
synonyms-full = There can be at most { $limit } groups of synonyms. Remove those you do not need.
to-synonyms = Synonyms
