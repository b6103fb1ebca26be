share-open = Open in the bot
