"""Public people's names as German, English and French transliterate them, made from their own script.

The tables are the customary ones (Duden, BGN/PCGN simplified, French press) written down apart from
`index.quotes.transliteration`, which reads the spellings and is measured with them.
"""

from __future__ import annotations

_GERMAN = {
    "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "sch", "з": "s", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju",
    "я": "ja", "і": "i", "ї": "ji", "є": "je",
}  # fmt: skip
_ENGLISH = _GERMAN | {
    "в": "v", "ё": "yo", "ж": "zh", "з": "z", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu",
    "я": "ya", "ї": "yi", "є": "ye",
}  # fmt: skip
_FRENCH = _ENGLISH | {
    "ё": "io", "ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "я": "ia", "ї": "i", "є": "ie",
}  # fmt: skip
_VOWELS = "аеёиоуыэюяіїє"

_RUSSIAN = (
    "Дмитрий Песков", "Юрий Ушаков", "Дмитрий Медведев", "Сергей Лавров", "Владимир Путин", "Сергей Шойгу",
    "Мария Захарова", "Михаил Мишустин", "Валентина Матвиенко", "Вячеслав Володин", "Николай Патрушев",
    "Сергей Рябков", "Дмитрий Рогозин", "Михаил Горбачёв", "Никита Хрущёв", "Борис Ельцин", "Евгений Пригожин",
    "Рамзан Кадыров", "Алексей Навальный", "Гарри Каспаров", "Борис Немцов", "Михаил Ходорковский",
    "Борис Березовский", "Валерий Герасимов", "Андрей Белоусов", "Эльвира Набиуллина", "Кирилл Дмитриев",
    "Александр Лукашенко", "Леонид Брежнев", "Юрий Гагарин", "Пётр Чайковский", "Фёдор Достоевский",
)  # fmt: skip
_OTHERS = (
    ("Wolodymyr Selenskyj", "Wolodymyr Selenskij", "Wolodimir Selenski", "Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Wiktor Janukowytsch", "Viktor Yanukovych", "Viktor Ianoukovitch"),
    ("Julija Tymoschenko", "Julia Timoschenko", "Yulia Tymoshenko", "Ioulia Timochenko"),
    ("Petro Poroschenko", "Petro Poroshenko", "Petro Porochenko"),
    ("Wiktor Juschtschenko", "Viktor Yushchenko", "Viktor Iouchtchenko"),
    ("Dmytro Kuleba", "Dmytro Kouleba"),
    ("Oleksandr Syrskyj", "Oleksandr Syrsky"),
    ("Benjamin Netanjahu", "Benjamin Netanyahu", "Benyamin Netanyahou"),
    ("Ali Chamenei", "Ali Khamenei"),
    ("Mohammed Chatami", "Mohammad Khatami"),
    ("Mahmud Ahmadinedschad", "Mahmoud Ahmadinejad"),
    ("Baschar al-Assad", "Bashar al-Assad", "Bachar el-Assad"),
    ("Micheil Saakaschwili", "Mikheil Saakashvili", "Mikhaïl Saakachvili"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Viktor Orban", "Viktor Orbán"),
    ("Ban Ki Moon", "Ban Ki-moon"),
    ("Neil Alden Armstrong", "Neil Armstrong"),
    ("George W. Bush", "George Bush"),
)

DIFFERENT = (
    ("Klaus Müller", "Markus Müller"), ("Gerhard Schröder", "Kristina Schröder"), ("Bill Clinton", "Hillary Clinton"),
    ("George H. W. Bush", "George W. Bush"), ("Donald Trump", "Donald Trump Jr."),
    ("Peter Friedrich", "Hans-Peter Friedrich"),
    ("Michelle Obama", "Barack Obama"), ("Joschka Fischer", "Heinz Fischer"), ("Claudia Roth", "Philip Roth"),
    ("Angela Merkel", "Angela Merz"), ("Thomas Müller", "Thomas Möller"), ("Kurt Beck", "Kurt Böck"),
    ("Theo Waigel", "Theo Weigel"), ("Hans Meier", "Hans Meyer"), ("Peter Maier", "Peter Mayer"),
    ("Peter Schmidt", "Peter Schmitt"), ("Werner Hofmann", "Werner Hoffmann"), ("Martin Walser", "Martina Walser"),
    ("Robert Koch", "Robert Kohl"), ("Daniil Medvedev", "Dmitri Medwedew"), ("Vitali Klitschko", "Wladimir Klitschko"),
    ("Johannes Rau", "Johannes Raup"), ("Benedikt XV", "Benedikt XVI"), ("Fidel Castro", "Raúl Castro"),
    ("Indira Gandhi", "Rahul Gandhi"), ("Kim Jong Il", "Kim Jong Un"), ("Jean-Marie Le Pen", "Marine Le Pen"),
    ("Lech Kaczyński", "Jarosław Kaczyński"), ("Peter Altmaier", "Peter Altmeier"),
    ("Christian Wulff", "Christian Wolf"),
)  # fmt: skip
"""Two people, or two that would be: one surname, or surnames and first names that merely look alike."""


def spellings() -> list[set[str]]:
    """Families of spellings of one name."""
    made = [{_german(name), _english(name), _french(name)} for name in _RUSSIAN]
    return [*made, *(set(family) for family in _OTHERS)]


def _german(name: str) -> str:
    return " ".join(_word(word, _GERMAN, "je", ("i", "ij")) for word in name.split())


def _english(name: str) -> str:
    return " ".join(_word(word, _ENGLISH, "ye", ("y", "y")) for word in name.split())


def _french(name: str) -> str:
    words = (_word(word, _FRENCH, "ie", ("ï", "i")) for word in name.split())
    return " ".join(f"{word}e" if word.endswith("in") else word for word in words)


def _word(word: str, table: dict[str, str], opening: str, ending: tuple[str, str]) -> str:
    """Letter by letter; е opens a syllable at the beginning and behind a vowel, and -ий has endings of its own."""
    letters = word.lower()
    last = ""
    if letters.endswith(("ий", "ый")):
        letters, last = letters[:-2], ending[1]
    elif letters.endswith("й"):
        letters, last = letters[:-1], ending[0]
    made = ""
    for at, letter in enumerate(letters):
        opens = letter == "е" and (at == 0 or letters[at - 1] in _VOWELS)
        hushed = letter == "ё" and at > 0 and letters[at - 1] in "чшщж"
        made += opening if opens else "o" if hushed and table is _GERMAN else "e" if hushed else table[letter]
    return (made + last).capitalize()
