"""The polite words that stand above a name."""

_CLOSINGS = frozenset({
    "mvh", "m v h", "m.v.h.", "m.v.h", "med vänlig hälsning", "med vänliga hälsningar",
    "vänlig hälsning", "vänliga hälsningar", "med vänlig hälsning/best regards",
    "med vänlig hälsning / best regards", "med vänlig hälsning / kind regards", "hälsning",
    "hälsningar", "vänligen", "bästa hälsningar", "varma hälsningar", "med hälsning",
    "hälsar", "vh", "/mvh", "mvh/", "bästa hälsning", "många hälsningar", "allt gott", "hilsen",
    "med venlig hilsen", "venlig hilsen", "med venlige hilsner", "venlige hilsner",
    "med vennlig hilsen", "vennlig hilsen", "vennlige hilsener", "beste hilsen", "bedste hilsner",
    "bedste hilsener", "med hilsen", "kh", "de bedste hilsner", "mange hilsner", "hilsner", "dbh",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüße",
    "freundliche grüsse", "viele grüße", "viele grüsse", "beste grüße", "liebe grüße", "mfg",
    "mit freundlichem gruß", "mit besten grüßen", "herzliche grüße", "gruß", "grüße", "vg", "lg",
    "ystävällisin terveisin", "terveisin", "yst. terv.", "t.", "met vriendelijke groet",
    "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "mvg", "groeten",
    "z poważaniem", "pozdrawiam", "cordialement", "bien cordialement", "sincères salutations",
    "saludos", "un saludo", "saludos cordiales", "atentamente", "cordiali saluti",
    "distinti saluti", "atenciosamente", "med venleg helsing", "helsing", "vennlig hilsen / best "
    "regards", "med vennlig hilsen / best regards", "med venlig hilsen / best regards",
    "med venlig hilsen / kind regards", "hälsn", "hälsn.", "häls", "vänl hälsn", "m vänl hälsn",
    "med vänliga hälsn", "hjärtliga hälsningar", "soliga hälsningar",
    "med bästa hälsning", "med bästa hälsningar", "högaktningsfullt", "vänligast",
    "parhain terveisin", "kunnioittaen", "terv", "terv.", "yst. terv", "yst.terv",
    "ystävällisesti",
    "yhteistyöterveisin", "hartelijke groet", "hartelijke groeten", "groet",
    "groetjes", "hoogachtend", "m.v.g", "bien à vous", "salutations", "cdlt", "cdt", "bav",
    "meilleures salutations", "cordiales salutations", "respectueusement",
    "sincèrement", "sentiments distingués", "cordialmente", "un cordial saludo", "saludo",
    "reciba un cordial saludo", "saluti", "un saluto",
    "un cordiale saluto", "con i migliori saluti", "porgo distinti saluti",
    "pozdrawiam serdecznie", "serdecznie pozdrawiam", "z wyrazami szacunku", "pozdrowienia",
    "łączę wyrazy szacunku", "z pozdrowieniami", "z powazaniem", "pozdr", "ukłony",
    "mit besten grüssen", "herzlichst", "hochachtungsvoll", "schöne grüße", "mit lieben grüßen",
    "mit freundlichem gruss", "beste grüsse", "liebe grüsse", "herzliche grüsse", "sonnige grüße",
    "com os melhores cumprimentos", "cumprimentos", "melhores cumprimentos", "abraço", "abraços",
    "s pozdravem", "s přátelským pozdravem", "s pozdravom", "üdvözlettel", "tisztelettel",
    "с уважением", "с наилучшими пожеланиями", "з повагою", "З найкращими побажаннями",
    "saygılarımla", "cu stimă", "cu respect", "lugupidamisega", "tervitades",
    "parimate soovidega", "kveðja", "bestu kveðjur", "pagarbiai", "ar cieņu",
    "敬具", "此致敬礼", "此致", "祝好",
    "med kjær hilsen",
    "mvh,", "kærlig hilsen",
})  # fmt: skip
CLOSINGS = frozenset(closing.casefold() for closing in _CLOSINGS)

ENGLISH_CLOSINGS = frozenset({
    "best regards", "kind regards", "regards", "br", "kr", "sincerely", "yours sincerely",
    "best wishes", "warm regards", "many thanks", "best", "cheers", "with kind regards",
    "yours faithfully", "with best regards", "thanks and regards", "thanks & regards",
    "kindest regards", "all the best",
})  # fmt: skip
"""Cut only where an address or a telephone number follows: else too much is lost for a name."""

SWEDISH_CLOSINGS = frozenset({
    "mvh", "hälsningar", "med vänlig hälsning", "med vänliga hälsningar", "vh",
    "vänliga hälsningar",
    "vänlig hälsning",
})  # fmt: skip
"""A name may follow these in the same line, also without a capital letter."""
