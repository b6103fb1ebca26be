"""Dashes, quotation marks and apostrophes: those that people type, or their phones for them."""

# All of Unicode's dashes, and the minuses, bullets and lines that are used as such.
DASHES = (
    "-\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2e17\u2e1a\u2e3a\u2e3b\u2e40"
    "\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
    "\u02d7\u2043\u207b\u208b\u2212\u2500\u2501\u2574\u2576\u2796\U00010110"
)
# Those that are never an apostrophe.
QUOTES = (
    '"«»“”„‟\u2033\u2034\u2036\u2037\u2057❝❞\u2760〝〞〟＂\u2e42「」『』﹁﹂﹃﹄｢｣《》〈〉⟪⟫'
    "\u02ba\u02dd\u02ee\u02f5\u02f6\u05f4\U0001f676\U0001f677\U0001f678"
    "\u2e02\u2e03\u2e04\u2e05\u2e09\u2e0a\u2e0c\u2e0d\u2e1c\u2e1d\u2e20\u2e21"
)
# Single quotation marks that no word holds.
SINGLE_QUOTES = "‚‹›❮❯❛❜❟"
# Apostrophes, which stand for single quotation marks too.
APOSTROPHES = (
    "'’`´‘‛′‵＇｀ʼʹʻʽʾʿˈˊˋ\u0374\u0384\u055a\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\ua78b\ua78c"
)
# Soft hyphens, zero-width characters and direction marks: they come along with what is copied.
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
EQUALS = "=＝﹦"
BARS = "|｜¦∣❘❙❚│┃"
