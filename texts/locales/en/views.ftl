views-in-digest = As a line of a digest:
views-channel = As a channel ›
views-digest = ‹ As a digest
channel-read = Read in the bot
channel-subscribe = Subscribe
