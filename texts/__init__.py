"""Everything a person reads, in three languages: news objects in, messages out."""
