"""답을 견주기 전에 다듬습니다: 뜻이 같은 표기를 한 가지로 만들고, LaTeX의 껍데기와 머리말을 벗깁니다."""

from __future__ import annotations

import re
import unicodedata

MAX_ANSWER_CHARS = 2_000

# 흔한 글은 아래 둘에 걸리지 않아 빨리 지나갑니다.
_UNUSUAL = re.compile(r"[^\x20-\x7e가-힣]")
_MARKUP = re.compile(r"[\\$*_`{}~^]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_SUPERSCRIPT_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_VULGAR = re.compile(r"(\d)?([¼-¾⅐-⅞])")
_CIRCLED = re.compile("[①-⑳㉠-㉻ⓐ-ⓩⒶ-Ⓩ㈀-㈜⑴-⒇⒜-⒵]")
_SIGNS = str.maketrans({c: "-" for c in "−‐‑–﹣－"} | {"∼": "~", "∙": "·", "•": "·", "⨯": "×"})

# LaTeX에서 뜻이 없거나 한 글자로 적을 수 있는 것. 차례대로 바꿉니다.
_LATEX = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\(?:left|right|displaystyle|limits|!|,|;|:)(?![a-zA-Z])", ""),
        (r"\\[dt]frac(?![a-zA-Z])", r"\\frac"),
        (r"\{,\}", ","),
        (r"\^\s?\{\s?(-?\d)\s?\}", r"^\1"),
        (r"\\%", "%"),
        (r"\\\$|\\#", ""),
        (r"\\(?:quad|qquad|\s)|~", " "),
        (r"\^\s?\{?\s?\\circ\s?\}?|\\degree", "°"),
        (r"\\times(?![a-zA-Z])\s?", "×"),
        (r"\\cdot(?![a-zA-Z])\s?", "·"),
        (r"\\(?:text|mathrm|textbf|mathbf|mathit|textrm|operatorname)\s?\{([^{}]*)\}", r"\1"),
        (r"\\[()\[\]]|\$|\*\*|__|`", ""),
    )
]
_FRACTIONS = [
    re.compile(r"\\frac\s?\{\s?(\d{1,20})\s?\}\s?\{\s?(\d{1,20})\s?\}"),
    re.compile(r"\\frac\s?(\d)\s?(\d)(?!\d)"),
]
_BOXED = re.compile(r"\\(?:boxed|fbox)\s?\{")
_END = " .,!;:。、"
_SPACES = re.compile(r"\s+")
_CONNECTIVE = r"(?:따라서|그러므로|그래서|결국|결론적으로|즉|그러니까|고로|이므로)"
_NAMED = r"(?:최종\s?)?(?:정답|답안|답|결과|해답|해|값|구하는\s?값|구하는\s?답|구하고자\s?하는\s?값|합|전체|총합|개수)"
_LEAD_IN = re.compile(
    rf"(?:∴\s?)?(?:{_CONNECTIVE}\s?,?\s?)?"
    rf"(?:{_NAMED}\s?(?:은|는|이|가)?\s?[:=]\s?|{_NAMED}(?:은|는|이|가)\s|(?:최종\s?)?(?:정답|답)\s)?"
    r"(?:(?:약|대략|총|모두|전부|합쳐서|도합)\s)?"
)
# 「사과는 모두 12개」처럼 무엇의 수인지 밝히는 앞말. 틀린 답이라고 밝히는 말은 안 됩니다.
_SUBJECT = re.compile(r"[가-힣 ]{1,20}[가-힣](?:은|는|이|가)\s(?:(?:약|대략|총|모두|전부)\s)?")
DENIAL = re.compile(r"오답|틀린|틀렸|아닌|아니|않|잘못")


def clean(text: str) -> str:
    r"""표기만 다른 글을 한 가지로 만듭니다. 숫자의 값이 바뀌는 NFKC의 함정(10², 1½, ㉠)은 먼저 풉니다.

    >>> clean("$1½$"), clean("１０²"), clean(r"\boxed{3{,}250}원.")
    ('1 1/2', '10^2', '3,250원')
    """
    if _UNUSUAL.search(text):
        text = _plain_letters(text)
    if _MARKUP.search(text):
        for pattern, replacement in _LATEX:
            text = pattern.sub(replacement, text)
        text = _unbox(text)
    text = _SPACES.sub(" ", text).strip()
    return text.rstrip(_END)


def _plain_letters(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    text = _SUPERSCRIPT_RUN.sub(lambda run: "^" + run.group().translate(_SUPERSCRIPTS), text)
    text = _VULGAR.sub(_vulgar, text)
    text = _CIRCLED.sub(_circled, text)
    return unicodedata.normalize("NFKC", text).translate(_SIGNS)


def _vulgar(match: re.Match) -> str:
    fraction = unicodedata.normalize("NFKC", match[2]).replace("\N{FRACTION SLASH}", "/")
    return f"{match[1]} {fraction}" if match[1] else fraction


def _circled(match: re.Match) -> str:
    inside = unicodedata.normalize("NFKC", match.group()).strip("()")
    return f"({inside})"


def _unbox(text: str) -> str:
    r"""`\boxed{…}`의 껍데기를 벗깁니다. 괄호의 짝이 맞지 않으면 그대로 둡니다."""
    pieces, position = [], 0
    while match := _BOXED.search(text, position):
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
        if depth:
            break
        pieces += [text[position : match.start()], text[match.end() : end - 1]]
        position = end
    return "".join([*pieces, text[position:]])


def plain_fractions(text: str) -> str:
    r"""수만 든 `\frac`을 빗금으로 바꿉니다. 수로 읽을 때만 쓰고 식은 그대로 둡니다.

    >>> plain_fractions(r"1\frac{1}{2}")
    '1 1/2'
    """
    if "\\" not in text:
        return text
    for pattern in _FRACTIONS:
        text = pattern.sub(r" \1/\2 ", text)
    return _SPACES.sub(" ", text).strip()


def without_lead_in(text: str) -> str:
    """답 앞의 머리말(정답은, 따라서, 약, 모두)을 벗깁니다. 다듬은 글을 받습니다.

    >>> without_lead_in("따라서 정답은 12입니다"), without_lead_in("사과는 모두 12개")
    ('12입니다', '12개')
    """
    rest = text[_LEAD_IN.match(text).end() :]
    subject = _SUBJECT.match(rest)
    if subject and not DENIAL.search(subject.group()):
        rest = rest[subject.end() :]
    return rest.strip() or text
