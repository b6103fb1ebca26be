"""English forms that no rule gives, as they stand in any grammar."""

VERBS = """
    be am is are was were been being; have has had having; do does did done; go goes went gone
    arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became
    begin began begun; bend bent; bet; bind bound; bite bit bitten; bleed bled; blow blew blown
    break broke broken; breed bred; bring brought; build built; burn burnt; buy bought
    catch caught; choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug
    draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten
    fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung
    fly flew flown; forbid forbade forbidden; forecast; foresee foresaw foreseen
    forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten getting
    give gave given; grow grew grown; hang hung; hear heard; hide hid hidden; hold held
    keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant; learn learnt
    leave left; lend lent; lie lay lain lying; die dying; tie tying; light lit
    lose lost losing; make made; mean meant; meet met; mislead misled; mistake mistook mistaken
    overcome overcame
    overtake overtook overtaken; overthrow overthrew overthrown; pay paid; prove proven; quit
    rebuild rebuilt; repay repaid; ride rode ridden; ring rang rung; rise rose risen; run ran
    say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone
    shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat
    sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spill spilt; spin spun
    spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung
    strike struck stricken; strive strove striven; swear swore sworn; sweep swept; swell swollen
    swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told
    think thought; throw threw thrown; undergo underwent undergone; understand understood
    undertake undertook undertaken; uphold upheld; use used using; wake woke woken; wear wore worn
    weave wove woven; weep wept; win won; wind; withdraw withdrew withdrawn; withhold withheld
    withstand withstood; write wrote written; ski skiing skied; age ageing; dye dyeing
    unite united; agree agreed; free freed freeing; see seeing; guarantee guaranteed; flee fleeing
    add added adding; err erred erring; sue sued suing; panic panicked panicking
    traffic trafficked trafficking; die died dies; lie lied lies
    tie tied ties; vie vied vying; bus buses bused
    focus focuses focused; partake partook partaken; dwell dwelt; plead pled
    sew sewn; sow sown; mow mown; shear shorn; tread trod trodden; spit spat; stride strode
    slay slew slain; smell smelt; spoil spoilt; bid bade bidden
"""
NOUNS = """
    louse lice; ox oxen; live lives; calf calves; leave leaves; self selves; thief thieves
    scarf scarves; hoof hooves; elf elves; wharf wharves; sheaf sheaves
    analysis analyses; basis bases; base bases; crisis crises; diagnosis diagnoses
    hypothesis hypotheses; oasis oases; parenthesis parentheses; thesis theses; synthesis syntheses
    axis axes; axe axes; ax axes; emphasis emphases; prognosis prognoses; paralysis paralyses
    criterion criteria; phenomenon phenomena; bacterium bacteria; curriculum curricula
    memorandum memoranda; referendum referenda; stratum strata; medium media; datum data
    alumnus alumni; cactus cacti; fungus fungi; nucleus nuclei; radius radii; stimulus stimuli
    syllabus syllabi; index indices; appendix appendices; matrix matrices; vertex vertices
    formula formulae; larva larvae; penny pence; person persons; gas gases; virus viruses
    quiz quizzes; lens lenses; bus buses; plus pluses; bonus bonuses; campus campuses
    status statuses; consensus consensuses; census censuses; surplus surpluses; cactus cactuses
    chorus choruses; circus circuses; genius geniuses; iris irises; tie ties; die dies; pie pies
"""
# The last words of compounds, such as «housewives», as well.
COMPOUNDED = """
    man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice
    wife wives; knife knives; life lives; half halves; leaf leaves; loaf loaves; shelf shelves
    wolf wolves
"""
ADJECTIVES = """
    good better best; well better best; bad worse worst; far farther farthest further furthest
    old elder eldest
"""
# Adjectives compared by ending.
GRADABLE = """
    big large small high low great new old young long short strong weak fast slow early late near
    close cheap hard easy safe rich poor cold warm hot wide deep tall clean dirty happy heavy light
    simple tough bright dark quick broad busy healthy wealthy dry wet rare few fresh full harsh nice
    quiet smart soft thick thin wise deadly costly likely friendly lucky ugly pretty strict steep
    sharp mild fierce grand clear cool narrow smooth calm bold brave brief clever cruel cute dense
    dull faint fair fat fine firm fit fond funny gentle glad green grey gray humble hungry
    lazy lively lonely loose loud low mad mean messy noble noisy odd pale plain proud pure
    rapid raw ripe risky rough rude sad scary severe shallow shy sick silly slight slim smelly
    sour stable stormy straight sunny sweet tasty tidy tight tiny tricky true vague vast
    wild windy worthy black white red blue bloody bulky chilly cloudy crazy creamy
    fancy foggy greedy guilty handy icy juicy lean lengthy mighty muddy nasty naughty rainy salty
    sandy shiny snowy stiff thirsty tiny ready remote sincere supple ample polite
"""
PRONOUNS = """
    he him his; she her hers; they them their theirs; we us our ours; i me my mine; you your yours
    who whom whose; this these; that those; it its
"""
UNINFLECTED = """
    news politics economics physics mathematics athletics series species corps this his its thus
    always perhaps gas bus yes us as plus lens during evening morning nothing
    something anything everything king ring thing wing spring string sterling viking beijing
    hundred speed need seed feed indeed weed reed greed breed creed red bed wed sled shed
    ceiling wedding sibling outing inning being darling earring duckling pudding
    alms arms headquarters goods athens texas paris wales james mars naples
    brussels massachusetts kansas arkansas philippines netherlands seychelles maldives
"""
# Readers who write these mean the word as it stands, not the verb it may come from.
WORDS_OF_THEIR_OWN = """
    building meeting hearing shooting housing banking funding training briefing bombing clothing
    painting ruling saving opening beginning feeling finding warning wording trading farming
    mining fishing shipping advertising marketing manufacturing engineering filming gathering
    greeting landing hiring offering proceeding rating setting shelling stabbing lightning
    understanding undertaking upbringing shopping boxing cycling skiing skating swimming wrestling
    racing gambling spending parking cooking booking drilling smuggling hacking dwelling flooding
    lending lobbying kidnapping poaching policing styling coaching drawing earning living polling
    means customs thanks found rose left saw shot thought felt better best bore lay shone sting
    spring
    bound lit lead elder
    furthest further mine theirs ours lives leaves bases axes dies dying lying
"""
