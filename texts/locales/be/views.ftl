views-in-digest = Так гэта стаіць у дайджэсце:
views-channel = Як у канале ›
views-digest = ‹ Як у дайджэсце
channel-read = Чытаць у боце
channel-subscribe = Падпісацца
