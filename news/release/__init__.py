"""When an article shall go out, in words: «завтра в 9», «праз дзве гадзіны», "Fri 18:00"."""
