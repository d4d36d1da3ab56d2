"""정수를 한국어 수사로 씁니다. 검사와 벤치마크가 답을 만들 때 씁니다(읽기는 korgrpo_helpers.numerals)."""

DIGITS = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
SMALL = ("", "십", "백", "천")
LARGE = ("", "만", "억", "조", "경")
NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
NATIVE_BOUND = ("", "한", "두", "세", "네", *NATIVE_ONES[5:])


def sino(number: int) -> str:
    """한자어 수사. sino(3250) → 삼천이백오십"""
    if number == 0:
        return "영"
    groups = []
    for place, large in enumerate(LARGE):
        four = number // 10_000**place % 10_000
        written = ""
        for exponent in range(3, -1, -1):
            digit = four // 10**exponent % 10
            if digit:
                one = digit == 1 and exponent > 0
                written += ("" if one else DIGITS[digit]) + SMALL[exponent]
        if written:
            groups.append(("" if written == "일" and large == "만" else written) + large)
    return "".join(reversed(groups))


def native(number: int, bound: bool = False) -> str:
    """고유어 수사(1~99). `bound`면 단위 앞의 꼴. native(24, True) → 스물네"""
    if bound and number == 20:
        return "스무"
    ones = NATIVE_BOUND if bound else NATIVE_ONES
    return NATIVE_TENS[number // 10] + ones[number % 10]
