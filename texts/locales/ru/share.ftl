share-open = Открыть в боте
