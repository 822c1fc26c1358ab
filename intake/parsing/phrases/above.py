"""Lines of help desks that ask for the answer to be written above them."""

ABOVE = (
    "reply above this line", "type your reply above this line", "text above this line is added",
    "reply above this", "write above this line", "respond above this line",
    "enter your reply above this line", "add your reply above this line",
    "svar ovanför den här raden", "svara ovanför denna rad", "svara ovanför den här raden",
    "skriv ovanför denna rad", "svar ovanför denna rad", "skriv ovanför den här raden",
    "svar over denne linje", "svar over linjen", "svar ovenfor denne linje",
    "svaret ditt over denne linjen", "svar over denne linjen", "svaret ovenfor denne linjen",
    "tämän rivin yläpuolelle", "tämän viivan yläpuolelle", "oberhalb dieser zeile",
    "über dieser zeile", "boven deze regel", "boven deze lijn", "au-dessus de cette ligne",
    "encima de esta línea", "arriba de esta línea", "al di sopra di questa riga",
    "sopra questa riga", "sopra questa linea", "powyżej tej linii", "acima desta linha",
    "nad tento řádek", "nad tímto řádkem", "выше этой линии", "выше этой строки",
    "この行より上", "この線より上", "在此行上方", "请在此行以上",
)  # fmt: skip
