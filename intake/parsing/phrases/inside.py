"""Words by which somebody says that his answers stand inside the mail that he quotes."""

INSIDE = (
    "svar nedan", "svaren nedan", "svarar nedan", "svarat nedan", "kommentarer nedan",
    "svar i rött", "svar i blått", "svar i grönt", "svar i texten", "svarar i texten",
    "svarat i texten", "mina svar i ", "svarar direkt i", "svarat direkt i", "nedan i rött",
    "answers below", "answered below", "replies below", "comments below", "answers in red",
    "comments in red", "answers inline", "comments inline", "replies inline", "reply inline",
    "answered inline", "responses inline", "in-line below", "svar nedenfor", "svar under i",
    "svar med rødt", "svar i rødt", "kommentarer nedenfor", "antworten unten", "antworten in rot",
    "kommentare unten", "antworten im text", "antworten weiter unten", "antwoorden hieronder",
    "antwoord hieronder", "antwoorden in rood", "reacties hieronder", "réponses ci-dessous",
    "réponses en rouge", "réponses dans le texte", "respuestas abajo", "respuestas en rojo",
    "respuestas más abajo", "risposte sotto", "risposte in rosso", "risposte nel testo",
    "odpowiedzi poniżej", "odpowiedzi na czerwono", "vastaukset alla", "vastaukset punaisella",
    "vastaukseni alla",
)  # fmt: skip
