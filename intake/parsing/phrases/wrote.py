"""Words of "On Monday Anna wrote:"."""

WROTE = (
    "wrote", "writes", "skrev", "skriver", "schrieb", "schreibt", "hat geschrieben", "escribió",
    "escribio", "escribe", "a écrit", "a ecrit", "écrivait", "ha scritto", "scrive", "schreef",
    "geschreven", "kirjoitti", "napisał(a)", "napisał", "napisała", "pisze", "napsal(a)", "napsal",
    "napsala", "napísal(a)", "napísal", "escreveu", "написал(а)", "написал", "написала", "пишет",
    "написав", "пише", "ezt írta", "írta", "a scris", "yazdı", "kirjutas", "je napisao",
    "je napisao/la", "napisao je", "napisao", "έγραψε", "rašė", "rakstīja", "skrifaði", "写道",
    "寫道", "написа", "escreveu:", "schrieb:", "said", "pisał", "wrote the following", "følgende",
)  # fmt: skip

WROTE_STARTS = frozenset({
    "on", "at", "den", "d", "am", "le", "el", "il", "op", "em", "w", "dnia", "dne", "dňa", "na",
    "på", "vid", "kl", "ons", "mån", "tis", "tors", "tor", "fre", "lör", "sön", "man", "tir",
    "lør", "søn", "mo", "di", "mi", "do", "fr", "sa", "so", "mandag", "tirsdag", "onsdag",
    "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag", "söndag", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "ma", "ti", "ke", "to", "pe", "la", "su", "pon",
    "wt", "śr", "czw", "pt", "sob", "niedz", "quoting", "citerar", "dnia,", "în", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "maandag", "dinsdag",
    "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "dana", "u", "ponedjeljak", "kell",
    "στις", "mié", "jue", "vie", "wo", "vr", "za", "zo", "út", "st", "čt", "pá", "ne", "po",
})  # fmt: skip
