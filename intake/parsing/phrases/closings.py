"""The polite words that stand above a name."""

CLOSINGS = frozenset({
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
    "med venlig hilsen / kind regards",
})  # fmt: skip

ENGLISH_CLOSINGS = frozenset({
    "best regards", "kind regards", "regards", "br", "kr", "sincerely", "yours sincerely",
    "best wishes", "warm regards", "many thanks", "best", "cheers", "with kind regards",
    "yours faithfully", "with best regards", "thanks and regards", "thanks & regards",
    "kindest regards", "all the best",
})  # fmt: skip
"""Cut only where an address or a telephone number follows: else too much is lost for a name."""
