"""A customer is answered in Swedish or English, whichever he is likelier to read."""

import pytest

from intake.parsing.language import language_of, spoken_in

TEXTS = {
    "sv": "Hej! Dörren i entrén stänger inte längre och det drar kallt. Kan ni komma idag?",
    "en": "Hello, the door in the entrance does not close any more. Could you come today?",
    "da": "Hej, døren i opgangen lukker ikke længere, og det trækker. Kan I komme i dag?",
    "nb": "Hei, døra i inngangen lukker ikke lenger, og det trekker. Kan dere komme i dag?",
    "fi": "Hei, hissi on rikki ja ovi ei toimi. Voitteko tulla korjaamaan sen tänään?",
    "de": "Guten Tag, die Tür im Eingang schließt nicht mehr. Können Sie heute kommen?",
    "nl": "Hallo, de deur van de ingang sluit niet meer. Kunt u vandaag nog komen?",
    "fr": "Bonjour, la porte de l'entrée ne ferme plus depuis hier. Pouvez-vous venir ?",
    "es": "Hola, la puerta de la entrada no cierra desde ayer. ¿Pueden venir hoy?",
    "it": "Buongiorno, la porta d'ingresso non si chiude più da ieri. Potete venire oggi?",
    "pl": "Dzień dobry, drzwi wejściowe się nie zamykają od wczoraj. Czy mogą państwo przyjść?",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_is_told(language: str, text: str) -> None:
    assert spoken_in(text) == language


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_neighbours_are_answered_in_swedish_and_others_in_english(
    language: str, text: str
) -> None:
    assert language_of(text) == ("sv" if language in {"sv", "da", "nb"} else "en")


@pytest.mark.parametrize(
    "text", ["", "4711", "E21", "070-123 45 67", "はい、木曜日で大丈夫です。"]
)
def test_what_is_in_no_known_language_is_not_guessed(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text", ["Hissen står", "Hissen är trasig", "Läckage i källaren, kom snarast"]
)
def test_few_words_are_enough_where_they_are_swedish(text: str) -> None:
    assert language_of(text) in {"sv", None}
