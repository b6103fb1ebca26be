views-in-digest = Так это стоит в дайджесте:
views-channel = Как в канале ›
views-digest = ‹ Как в дайджесте
channel-read = Читать в боте
channel-subscribe = Подписаться
