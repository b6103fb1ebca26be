synonyms-title = Сінонімы
synonyms-none = Сінонімаў пакуль няма.
synonyms-about = Падпіска або пошук па адным з іх знаходзіць і астатнія, у любой форме.
synonyms-usage =
    Дадаць: <code>/synonyms ЕАЭС = Еўразійскі эканамічны саюз</code>
    Прыбраць: <code>/synonyms remove 12</code>
synonyms-kept = Цяпер гэта адно і тое ж. Падпіскі і пошук ужо ўлічваюць.
synonyms-removed = Больш не сінонімы.
synonyms-restore = Вярнуць
synonyms-unknown = Групы сінонімаў з нумарам { $number } няма.
synonyms-too_few = Патрэбныя прынамсі два словы або выразы, паміж імі — знак «=».
synonyms-too_many = У групе можа быць не больш за { $limit } слоў і выразаў.
synonyms-too_long = Занадта доўга: у выразе можа быць не больш за { $limit } слоў.
synonyms-several = Групы трэба дадаваць па адной, кожную сваім паведамленнем.
synonyms-full = Груп сінонімаў можа быць не больш за { $limit }. Прыбярыце непатрэбныя.
to-synonyms = Сінонімы
