amendment-withdrawn = Редакция отозвала эту статью.
amendment-digest-withdrawn = Редакция отозвала статьи этого дайджеста.
amendment-corrected = Исправлено: { $article }
