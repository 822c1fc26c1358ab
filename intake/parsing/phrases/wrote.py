"""Words of "On Monday Anna wrote:"."""

WROTE = (
    "wrote", "writes", "skrev", "skriver", "schrieb", "schreibt", "hat geschrieben", "escribió",
    "escribio", "escribe", "a écrit", "a ecrit", "écrivait", "ha scritto", "scrive", "schreef",
    "geschreven", "geschrieben", "kirjoitti", "napisał(a)", "napisał", "napisała", "pisze",
    "napsal(a)", "napsal",
    "napsala", "napísal(a)", "napísal", "escreveu", "написал(а)", "написал", "написала", "пишет",
    "написав", "пише", "ezt írta", "írta", "a scris", "yazdı", "kirjutas", "je napisao",
    "je napisao/la", "napisao je", "napisao", "έγραψε", "rašė", "rakstīja", "skrifaði", "写道",
    "寫道", "написа", "escreveu:", "schrieb:", "said", "pisał", "wrote the following", "følgende",
    "đã viết", "va escriure", "menulis", "je napisal", "je pisal", "je pisala", "napisal",
    "כתב", "כתבה", "כתב/ה", "كتب", "เขียนว่า", "је написао", "va escriure el següent",
    "folgendes geschrieben", "hat folgendes geschrieben", "napisana przez", "のメール", "書きました",
    "tarihinde şunu yazdı", "a répondu", "envió", "skrifaði", "skrifar", "rakstija", "parašė",
    "het volgende geschreven", "skrev følgende", "skrev följande", "heeft geschreven", "scria",
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
    "às", "no", "en", "dienstag,", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "понедельник",
    "вторник",
    "среда", "четверг", "пятница", "суббота", "воскресенье", "нд", "понеділок", "вівторок",
    "середа",
    "четвер", "субота", "неділя", "ut", "št", "pi", "hétfő", "kedd", "szerda", "tiistai",
    "maanantai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai", "poniedziałek",
    "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "þri", "mán", "mið", "fim",
    "fös", "lau", "segunda-feira", "terça-feira", "lunedì", "martedì", "mercoledì",
    "giovedì", "venerdì", "sabato", "domenica",
})  # fmt: skip

WROTE_ENDINGS = (
    "följande", "følgende", "the following", "het volgende", "folgendes", "ci-après", "wrote",
    "skrev", "написал", "geschreven", "geschrieben",
)  # fmt: skip
"""What may end such a line where its colon is missing, or follow the verb."""

QUOTING = (
    "quoting ", "citerar ", "zitat von ", "citando ", "citat från ", "citerer ", "cytat ",
    "lainaus ", "quotando ", "citat ",
)  # fmt: skip

BY = ("by", "av", "af", "von", "par", "por", "da", "door", "przez", "fra", "from", "от", "від")
"""Before the address, where there is no verb: "24 nov. 2026 08:00 av a@b.se:"."""

_TIMES = """
kl klo kl. klockan uhr um am pm em at a à la las ora ore alle às o om wrote utc gmt cet cest mez
mesz est the den de del d of von kello dem og och v r г p keltezéssel tarihinde kuupäeval klukkan
"""
TIME_WORDS = frozenset(_TIMES.split())

_SHORT = """
kl klo jan feb mar mars apr maj mai mei may jun juni jul juli aug sep sept okt oct nov dec dez des
déc févr avr juil août janv gen mag giu lug set ott dic ene abr ago sty lut kwi cze lip sie wrz
paź lis gru tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk
нояб дек янв фев апр авг сент окт лист груд січ лют бер квіт трав черв лип серп вер жовт g p g
r г godz tirs tors lör søn
"""
SHORTENED = frozenset(_SHORT.split())
"""Words whose point ends no sentence."""
