"""Cities and countries by the names that people give them, and the zones they live by.

Names are in Russian, Belarusian and English, as ``zones.find_zone`` folds them: in lower case, with
е for ё. A dash stands for any space in a name. What the IANA database names itself is not repeated.
"""

CITIES = {
    "Europe/Minsk": """
        минск мінск менск minsk-time минское-время мінскі-час беларусь белоруссия belarus
        брест brest барановичи баранавічы baranovichi baranavichy берёза бяроза бобруйск
        бабруйск bobruisk babruysk борисов барысаў borisov barysaw брэст берасце витебск
        віцебск vitebsk viciebsk волковыск ваўкавыск гомель gomel homel homiel гродно гродна
        гародня grodno hrodna жлобин жлобін жодино жодзіна zhodino ивацевичи івацэвічы
        калинковичи калінкавічы кобрин кобрын kobrin кричев крычаў лида ліда lida лунинец
        лунінец марьина-горка мар'іна-горка могилев магілёў mogilev mahiliou mahilyow мозырь
        мазыр mozyr молодечно маладзечна molodechno maladzyechna новогрудок навагрудак
        новополоцк наваполацк novopolotsk navapolatsk орша orsha осиповичи асіповічы пинск
        пінск pinsk полоцк полацк polotsk polatsk речица рэчыца рогачев рагачоў светлогорск
        слоним слонім slonim слуцк slutsk сморгонь смаргонь солигорск салігорск soligorsk
        salihorsk столбцы стоўбцы островец астравец ашмяны ошмяны несвиж нясвіж заславль
        заслаўе""",
    "Europe/Kaliningrad": "калининград калінінград черняховск балтийск kaliningrad",
    "Europe/Moscow": """
        москва масква мск msk московское-время маскоўскі-час moscow-time петербург питер
        санкт-петербург санкт-пецярбург пецярбург спб saint-petersburg st-petersburg
        st.-petersburg архангельск белгород брянск бранск великий-новгород владикавказ
        вологда воронеж грозный иваново казань kazan калуга кострома краснодар krasnodar
        курск липецк магас майкоп махачкала мурманск murmansk набережные-челны нальчик
        нижний-новгород ніжні-ноўгарад nizhny-novgorod новороссийск орёл пенза петрозаводск
        псков пскоў пятигорск ростов ростов-на-дону rostov-on-don rostov рязань саранск
        смоленск смаленск сочи sochi ставрополь сыктывкар тамбов тверь тула череповец
        чебоксары черкесск элиста йошкар-ола ярославль yaroslavl подмосковье""",
    "Europe/Simferopol": """
        симферополь сімферопаль севастополь ялта крым simferopol sevastopol crimea""",
    "Europe/Volgograd": "волгоград валгаград",
    "Europe/Kirov": "киров",
    "Europe/Astrakhan": "астрахань",
    "Europe/Saratov": "саратов",
    "Europe/Ulyanovsk": "ульяновск",
    "Europe/Samara": "самара тольятти ижевск izhevsk togliatti",
    "Asia/Yekaterinburg": """
        екатеринбург екацярынбург yekaterinburg ekaterinburg челябинск chelyabinsk пермь
        perm уфа ufa тюмень tyumen оренбург orenburg магнитогорск нижний-тагил курган сургут
        ханты-мансийск нижневартовск салехард новый-уренгой стерлитамак""",
    "Asia/Omsk": "омск",
    "Asia/Novosibirsk": "новосибирск новасібірск",
    "Asia/Barnaul": "барнаул бийск горно-алтайск",
    "Asia/Tomsk": "томск",
    "Asia/Novokuznetsk": "новокузнецк кемерово kemerovo",
    "Asia/Krasnoyarsk": "красноярск краснаярск абакан кызыл норильск norilsk",
    "Asia/Irkutsk": "иркутск братск улан-удэ ulan-ude",
    "Asia/Chita": "чита",
    "Asia/Yakutsk": "якутск",
    "Asia/Vladivostok": """
        владивосток уладзівасток хабаровск khabarovsk уссурийск находка комсомольск-на-амуре
        биробиджан""",
    "Asia/Sakhalin": "южно-сахалинск сахалин yuzhno-sakhalinsk",
    "Asia/Magadan": "магадан",
    "Asia/Kamchatka": "петропавловск-камчатский камчатка",
    "Asia/Anadyr": "анадырь чукотка",
    "Europe/Kyiv": """
        киев кіеў київ украина украіна україна ukraine харьков харкаў kharkiv одесса адэса
        odesa odessa днепр dnipro львов львоў львів lviv запорожье винница чернигов чарнігаў
        житомир ровно луцк ивано-франковск тернополь ужгород ужгарад uzhgorod черновцы
        полтава черкассы сумы херсон николаев хмельницкий""",
    "Europe/Chisinau": "кишинев кішынёў молдова молдавия малдова moldova тирасполь бельцы",
    "Europe/Bucharest": "бухарест бухарэст румыния румынія romania яссы клуж",
    "Europe/Warsaw": """
        варшава польша польшча poland белосток беласток bialystok białystok гданьск гданск
        gdansk краков кракаў krakow cracow kraków вроцлав уроцлаў wroclaw wrocław познань
        poznan лодзь lodz łódź люблин люблін lublin катовице katowice щецин szczecin гдыня
        сопот жешув rzeszow быдгощ торунь biala-podlaska бяла-подляска""",
    "Europe/Vilnius": """
        вильнюс вільнюс вільня вильно литва літва lithuania каунас коўна kaunas клайпеда
        klaipeda шяуляй паневежис друскининкай""",
    "Europe/Riga": """
        рига рыга латвия латвія latvia даугавпилс даўгаўпілс дзвінск daugavpils юрмала
        лиепая jurmala резекне""",
    "Europe/Tallinn": "таллин талін эстония эстонія estonia тарту tartu нарва narva",
    "Europe/Helsinki": "хельсинки хельсінкі финляндия фінляндыя finland тампере турку",
    "Europe/Stockholm": "стокгольм швеция швецыя sweden гётеборг мальмё gothenburg",
    "Europe/Oslo": "осло норвегия нарвегія norway берген тронхейм",
    "Europe/Copenhagen": "копенгаген капенгаген дания данія denmark",
    "Europe/Berlin": """
        берлин берлін германия германія нямеччына germany мюнхен munich гамбург hamburg
        кёльн cologne франкфурт frankfurt лейпциг leipzig дрезден dresden штутгарт
        дюссельдорф нюрнберг ганновер бремен""",
    "Europe/Prague": "прага чехия чэхія czechia czech-republic брно brno острава",
    "Europe/Bratislava": "братислава браціслава словакия славакія slovakia кошице",
    "Europe/Vienna": "вена аўстрыя австрия austria зальцбург грац vienna salzburg graz",
    "Europe/Budapest": "будапешт венгрия вугоршчына hungary",
    "Europe/Zurich": "цюрих цюрых женева geneva швейцария швейцарыя switzerland базель берн bern",
    "Europe/Brussels": "брюссель брусель бельгия бельгія belgium антверпен antwerp гент",
    "Europe/Amsterdam": """
        амстердам нидерланды голландия нідэрланды netherlands holland гаага роттердам
        rotterdam the-hague эйндховен""",
    "Europe/Luxembourg": "люксембург",
    "Europe/Paris": """
        париж парыж франция францыя france лион lyon марсель marseille ницца nice тулуза""",
    "Europe/London": """
        лондон великобритания вялікабрытанія англия англія шотландия united-kingdom uk
        great-britain england scotland wales манчестер manchester ливерпуль liverpool
        эдинбург edinburgh глазго glasgow лидс leeds бристоль bristol""",
    "Europe/Dublin": "дублин дублін ирландия ірландыя ireland корк",
    "Europe/Rome": "рим рым италия італія italy милан мілан milan турин неаполь венеция флоренция",
    "Europe/Madrid": """
        мадрид мадрыд барселона barcelona валенсия valencia малага malaga аликанте alicante
        севилья seville марбелья""",
    "Europe/Lisbon": "лиссабон лісабон порту porto",
    "Europe/Athens": "афины афіны греция грэцыя greece салоники thessaloniki",
    "Asia/Nicosia": """
        кипр кіпр cyprus никосия нікасія лимасол лімасол limassol ларнака larnaca пафос""",
    "Europe/Sofia": "софия сафія болгария балгарыя bulgaria варна varna бургас burgas пловдив",
    "Europe/Belgrade": "белград бялград сербия сербія serbia нови-сад novi-sad",
    "Europe/Podgorica": "черногория чарнагорыя montenegro подгорица будва budva тиват",
    "Europe/Zagreb": "загреб харватыя хорватия croatia сплит",
    "Europe/Ljubljana": "любляна словения славенія slovenia",
    "Europe/Skopje": "скопье македония",
    "Europe/Tirane": "тирана албания албанія albania",
    "Europe/Istanbul": """
        стамбул анкара турция турцыя turkey turkiye анталья анталля antalya измир izmir
        алания аланья alanya бодрум мерсин ankara""",
    "Asia/Tbilisi": "тбилиси тбілісі батуми батумі batumi кутаиси поти kutaisi",
    "Asia/Yerevan": "ереван ерэван армения арменія armenia гюмри gyumri",
    "Asia/Baku": "азербайджан azerbaijan гянджа",
    "Asia/Almaty": """
        алматы алма-ата астана нур-султан казахстан kazakhstan astana караганда караганды
        шымкент shymkent павлодар костанай семей усть-каменогорск кокшетау тараз""",
    "Asia/Aqtau": "актау",
    "Asia/Aqtobe": "актобе",
    "Asia/Atyrau": "атырау",
    "Asia/Oral": "уральск",
    "Asia/Tashkent": "ташкент узбекистан узбекістан uzbekistan",
    "Asia/Samarkand": "самарканд бухара",
    "Asia/Bishkek": "бишкек бішкек киргизия кыргызстан kyrgyzstan ош",
    "Asia/Dushanbe": "душанбе таджикистан таджыкістан tajikistan",
    "Asia/Ashgabat": "ашхабад туркменистан туркменістан turkmenistan",
    "Asia/Dubai": "дубай оаэ аае эмираты эміраты uae emirates абу-даби abu-dhabi шарджа sharjah",
    "Asia/Jerusalem": """
        иерусалим ерусалим израиль ізраіль israel тель-авив тэль-авіў tel-aviv хайфа haifa
        ашдод ашкелон беэр-шева нетания""",
    "Asia/Beirut": "бейрут ливан",
    "Asia/Riyadh": "эр-рияд саудовская-аравия saudi-arabia",
    "Asia/Qatar": "катар доха doha",
    "Asia/Baghdad": "багдад ирак",
    "Asia/Tehran": "тегеран тэгеран иран",
    "Asia/Kabul": "кабул афганистан",
    "Asia/Karachi": "карачи пакистан",
    "Asia/Kolkata": """
        индия індыя india дели дэлі delhi new-delhi мумбаи mumbai гоа goa бангалор bangalore""",
    "Asia/Colombo": "шри-ланка sri-lanka коломбо",
    "Asia/Kathmandu": "непал катманду",
    "Asia/Dhaka": "дакка бангладеш",
    "Asia/Bangkok": "бангкок таиланд тайланд thailand пхукет phuket паттайя pattaya",
    "Asia/Ho_Chi_Minh": """
        вьетнам в'етнам vietnam хошимин ханой hanoi нячанг nha-trang дананг da-nang""",
    "Asia/Jakarta": "джакарта",
    "Asia/Makassar": "бали балі bali",
    "Asia/Kuala_Lumpur": "малайзия malaysia куала-лумпур",
    "Asia/Singapore": "сингапур сінгапур",
    "Asia/Manila": "филиппины philippines манила",
    "Asia/Shanghai": """
        китай кітай china пекин пекін beijing шанхай гуанчжоу guangzhou шэньчжэнь shenzhen""",
    "Asia/Hong_Kong": "гонконг ганконг",
    "Asia/Taipei": "тайвань taiwan тайбэй",
    "Asia/Ulaanbaatar": "монголия mongolia улан-батор",
    "Asia/Seoul": "сеул корея south-korea южная-корея пусан busan",
    "Asia/Tokyo": "токио токіо япония японія осака osaka киото kyoto",
    "Australia/Sydney": "сидней сідней канберра",
    "Australia/Melbourne": "мельбурн",
    "Australia/Brisbane": "брисбен голд-кост gold-coast",
    "Australia/Perth": "перт",
    "Pacific/Auckland": "окленд новая-зеландия новая-зеландыя new-zealand веллингтон wellington",
    "Africa/Cairo": "египет егіпет egypt каир хургада hurghada шарм-эль-шейх",
    "Africa/Tunis": "тунис",
    "Africa/Casablanca": "марокко morocco касабланка",
    "Africa/Lagos": "нигерия лагос nigeria",
    "Africa/Nairobi": "кения kenya найроби",
    "Africa/Johannesburg": "юар south-africa кейптаун cape-town йоханнесбург",
    "America/New_York": """
        нью-йорк нью-ёрк вашингтон вашынгтон washington бостон бостан boston филадельфия
        philadelphia майами маямі miami атланта atlanta бруклин brooklyn нью-джерси
        new-jersey флорида florida питтсбург шарлотт charlotte орландо orlando балтимор""",
    "America/Detroit": "детройт",
    "America/Chicago": """
        чикаго чыкага хьюстон х'юстан houston даллас dallas остин austin техас texas
        миннеаполис minneapolis новый-орлеан new-orleans""",
    "America/Denver": "денвер солт-лейк-сити salt-lake-city",
    "America/Phoenix": "финикс аризона arizona",
    "America/Los_Angeles": """
        лос-анджелес лос-анджэлес сан-франциско сан-францыска san-francisco сиэтл сіэтл
        seattle сан-диего san-diego лас-вегас las-vegas калифорния каліфорнія california
        сакраменто sacramento кремниевая-долина silicon-valley""",
    "America/Anchorage": "аляска анкоридж",
    "Pacific/Honolulu": "гавайи гонолулу hawaii",
    "America/Toronto": """
        торонто таронта оттава атава ottawa монреаль манрэаль montreal квебек quebec""",
    "America/Vancouver": "ванкувер",
    "America/Edmonton": "калгари calgary эдмонтон",
    "America/Winnipeg": "виннипег",
    "America/Halifax": "галифакс",
    "America/St_Johns": "сент-джонс ньюфаундленд newfoundland",
    "America/Mexico_City": "мехико мехіка",
    "America/Cancun": "канкун",
    "America/Argentina/Buenos_Aires": "буэнос-айрес аргентина аргенціна argentina",
    "America/Sao_Paulo": "сан-паулу рио-де-жанейро rio-de-janeiro",
    "America/Santiago": "сантьяго чили",
    "America/Bogota": "богота колумбия colombia",
    "America/Lima": "лима перу peru",
    "America/Havana": "гавана куба",
    "America/Santo_Domingo": "доминикана dominican-republic пунта-кана punta-cana",
    "America/Montevideo": "уругвай uruguay монтевидео",
    "America/Asuncion": "парагвай paraguay асунсьон",
    "UTC": "etc/utc etc/gmt z гринвич грынвіч",
}

SEVERAL = {
    "россия расія russia рф": (
        *("Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Asia/Yekaterinburg"),
        *("Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk"),
        *("Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"),
    ),
    "сша злучаныя-штаты соединенные-штаты usa us united-states america америка амерыка": (
        *("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"),
        *("America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu"),
    ),
    "канада canada": (
        *("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg"),
        *("America/Halifax", "America/St_Johns"),
    ),
    "австралия аўстралія australia": (
        *("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide"),
        *("Australia/Darwin", "Australia/Perth"),
    ),
    "бразилия бразілія brazil": ("America/Sao_Paulo", "America/Manaus", "America/Noronha"),
    "мексика мексіка mexico": ("America/Mexico_City", "America/Cancun", "America/Tijuana"),
    "индонезия інданезія indonesia": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "испания іспанія spain": ("Europe/Madrid", "Atlantic/Canary"),
    "португалия партугалія portugal": ("Europe/Lisbon", "Atlantic/Azores"),
    "грузия грузія georgia джорджия": ("Asia/Tbilisi", "America/New_York"),
    "бирмингем birmingham": ("Europe/London", "America/Chicago"),
    "кембридж cambridge": ("Europe/London", "America/New_York"),
    "портленд portland": ("America/Los_Angeles", "America/New_York"),
    "сан-хосе san-jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "дзержинск дзяржынск": ("Europe/Minsk", "Europe/Moscow"),
    "петропавловск": ("Asia/Almaty", "Asia/Kamchatka"),
    "благовещенск": ("Asia/Yakutsk", "Asia/Yekaterinburg"),
    "железногорск": ("Europe/Moscow", "Asia/Krasnoyarsk"),
    "советск": ("Europe/Kaliningrad", "Europe/Moscow"),
    "комсомольск": ("Asia/Vladivostok", "Europe/Moscow"),
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "bst": ("Europe/London", "Asia/Dhaka"),
}
"""Names that places of several zones share, the likeliest first."""

LIKELY = (
    *("Europe/Minsk", "Europe/Moscow", "Europe/Warsaw", "Europe/Vilnius", "Europe/Berlin"),
    *("Europe/London", "Europe/Kyiv", "Asia/Tbilisi", "Europe/Istanbul", "America/New_York"),
    *("Asia/Jerusalem", "Asia/Almaty", "Asia/Yekaterinburg", "Asia/Dubai", "Europe/Samara"),
    *("Asia/Novosibirsk", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Vladivostok"),
    *("Asia/Bangkok", "Asia/Shanghai", "America/Los_Angeles", "America/Chicago"),
    *("Europe/Prague", "Europe/Madrid", "Europe/Rome", "Europe/Paris", "Europe/Riga"),
    *("Europe/Lisbon", "Europe/Dublin", "Europe/Kaliningrad", "Europe/Chisinau", "Asia/Nicosia"),
    *("Asia/Yerevan", "Asia/Baku", "Asia/Tashkent", "Asia/Kolkata", "Asia/Tokyo", "Asia/Seoul"),
    *("Asia/Yakutsk", "Asia/Kamchatka", "Asia/Magadan", "Asia/Sakhalin", "Africa/Cairo"),
    *("America/Toronto", "America/Vancouver", "America/Denver", "America/Phoenix"),
    *("America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Mexico_City"),
    *("America/Bogota", "America/Santo_Domingo", "America/Havana", "America/Santiago"),
    *("America/Asuncion", "America/Halifax", "America/St_Johns", "America/Noronha"),
    *("America/Nuuk", "America/Miquelon", "America/Scoresbysund", "America/Anchorage"),
    *("America/Adak", "Pacific/Honolulu", "Pacific/Marquesas", "Pacific/Gambier"),
    *("Pacific/Pitcairn", "Pacific/Easter", "Pacific/Galapagos", "Pacific/Pago_Pago"),
    *("Atlantic/Azores", "Atlantic/Cape_Verde", "Atlantic/South_Georgia", "Atlantic/Reykjavik"),
    *("Africa/Casablanca", "Africa/Lagos", "Africa/Johannesburg", "Africa/Nairobi"),
    *("Asia/Beirut", "Asia/Riyadh", "Asia/Tehran", "Asia/Kabul", "Asia/Karachi", "Asia/Kathmandu"),
    *("Asia/Dhaka", "Asia/Yangon", "Asia/Singapore", "Asia/Manila", "Australia/Perth"),
    *("Australia/Eucla", "Australia/Darwin", "Australia/Adelaide", "Australia/Brisbane"),
    *("Australia/Sydney", "Australia/Lord_Howe", "Pacific/Noumea", "Pacific/Norfolk"),
    *("Pacific/Auckland", "Pacific/Fiji", "Pacific/Chatham", "Pacific/Tongatapu"),
    *("Pacific/Apia", "Pacific/Kiritimati", "Antarctica/Troll"),
)
"""A zone for every clock that people go by, the likeliest for our readers first."""
