share-open = Адкрыць у боце
