"""수찾기2의 틀이 함께 쓰는 것: 숫자를 글자로 가리기, 답이 하나뿐인지 보기, 자리마다 더하는 풀이."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from problems.drawing import Draw, josa

PLACES = ("일의 자리", "십의 자리", "백의 자리", "천의 자리", "만의 자리", "십만의 자리")


class Ask(NamedTuple):
    """묻는 말, 풀이를 맺는 말, 답."""

    question: str
    closing: str
    answer: int


def letters_in(*patterns: str) -> list[str]:
    return sorted({one for one in "".join(patterns) if one.isalpha()})


def filled(pattern: str, digits: dict[str, int]) -> int:
    """글자에 숫자를 넣은 수. filled("3A", {"A": 5})는 35입니다."""
    return int("".join(str(digits.get(one, one)) for one in pattern))


def fitting(patterns: list[str], test: Callable[..., bool]) -> list[dict[str, int]]:
    """`test`를 참으로 하는 숫자들을 모두 찾습니다. 맨 앞의 글자는 0이 아닙니다."""
    names = letters_in(*patterns)
    found = []
    for values in product(range(10), repeat=len(names)):
        digits = dict(zip(names, values, strict=True))
        if any(digits.get(one[0]) == 0 for one in patterns):
            continue
        if test(*(filled(one, digits) for one in patterns)):
            found.append(digits)
    return found


def hide(draw: Draw, numbers: list[int], count: int) -> tuple[list[str], dict[str, int]]:
    """자리마다 하나까지, 숫자 `count`개를 앞에서부터 A, B, C로 가립니다."""
    rows = [list(str(one)) for one in numbers]
    width = max(len(row) for row in rows)
    spots = []
    for place in draw.some(range(width), min(count, width)):
        row = draw.pick([n for n, digits in enumerate(rows) if len(digits) > place])
        spots.append((row, len(rows[row]) - 1 - place))
    digits = {}
    for letter, (row, spot) in zip("ABCDE", sorted(spots), strict=False):
        digits[letter] = int(rows[row][spot])
        rows[row][spot] = letter
    return ["".join(row) for row in rows], digits


def joined(items: list[str]) -> str:
    """「1과 A와 6」처럼 잇습니다."""
    return " ".join([josa(one, "과/와") for one in items[:-1]] + items[-1:])


def add_steps(rows: list[str], total: str, digits: dict[str, int]) -> str:
    """`rows`를 더하면 `total`일 때 일의 자리부터 글자를 찾는 풀이."""
    carry, said, width = 0, [], max(len(row) for row in rows)
    for place in range(width):
        column = [row[-1 - place] for row in rows if len(row) > place]
        letter = next((one for one in column if one.isalpha()), "")
        known = [str(carry)] * (carry > 0) + [one for one in column if one.isdigit()]
        full = sum(digits.get(one, 0) if one.isalpha() else int(one) for one in column) + carry
        goal, up, name = total[-1 - place], full // 10, PLACES[place]
        more = (
            f"이고, {PLACES[place + 1]}로 {josa(up, '을/를')} 받아올림합니다." if up else "입니다."
        )
        value, least = digits.get(letter, 0), sum(map(int, known))
        start = f"{name}에서 "
        if letter and not known:
            said.append(f"{name}는 {letter}뿐이므로 {letter}는 {value}입니다.")
        elif letter and len(known) == 1 and not carry:
            names = f"{start}{joined(column)}의 합의 끝자리가 {goal}"
            if up:
                said.append(
                    f"{names}인데 {josa(goal, '은/는')} {known[0]}보다 작으므로 합은 {full}입니다. "
                    f"{letter}는 {full} - {least} = {value}{more}"
                )
            else:
                said.append(f"{names}이므로 {letter}는 {goal} - {least} = {value}입니다.")
        elif letter:
            adding = f"{' + '.join(known)} = {least}" if len(known) > 1 else str(least)
            carried = f"받아올림한 {josa(carry, '을/를')} 넣은 " if len(known) > 1 and carry else ""
            carried = "받아올림한 " if len(known) == 1 else carried
            said.append(
                f"{start}{carried}{adding}에 {letter}를 더한 값의 끝자리가 {goal}이므로 "
                + (f"그 값은 {full}입니다. " if up else "")
                + f"{letter}는 {full} - {least} = {value}{more}"
            )
        elif goal.isalpha():
            adding = " + ".join(known)
            if len(known) == 1:
                said.append(
                    f"{name}는 {josa(adding, '이/가')} 그대로 내려오므로 {goal}는 {adding}입니다."
                )
            elif up:
                said.append(f"{start}{adding} = {full}이므로 {goal}는 {full % 10}{more}")
            else:
                said.append(f"{start}{goal}는 {adding} = {full}입니다.")
        elif up:
            said.append(f"{name}는 {' + '.join(known)} = {full}{more}")
        elif carry and len(known) > 1:
            said.append(f"{name}는 {' + '.join(known)} = {josa(full, '으로/로')} 맞습니다.")
        carry = up
    if carry and total[0].isalpha():
        said.append(
            f"{PLACES[width]}로 받아올림한 수가 {total[0]}이므로 {total[0]}는 {carry}입니다."
        )
    return " ".join(said)


def checked_sum(rows: list[str], total: str, digits: dict[str, int]) -> str:
    """찾은 숫자를 넣어 본 식."""
    return " + ".join(str(filled(one, digits)) for one in rows) + f" = {filled(total, digits)}"


def ask(draw: Draw, digits: dict[str, int]) -> Ask:
    """찾은 숫자로 무엇을 물을지: 합, 곱, 차."""
    names = sorted(digits)
    values = [digits[one] for one in names]
    listed = draw.pick((", ".join(names), joined(names)))
    both = joined(names) if len(names) == 2 else ", ".join(names)
    spaced = draw.pick(("+", " + "))
    texts = [str(one) for one in values]
    if len(names) == 1:
        what, answer = draw.pick((f"{names[0]}의 값", f"{names[0]}")), values[0]
        closing = f"따라서 {names[0]}는 {answer}입니다."
    else:
        kinds = ["합", "합", "합식"]
        times = 1
        for one in values:
            times *= one
        if times:
            kinds += ["곱", "곱식"]
        if len(names) == 2 and values[0] != values[1]:
            kinds += ["차"] + ["차식"] * (values[0] > values[1])
        if len(names) == 3 and values[0] + values[1] > values[2]:
            kinds.append("섞은식")
        kind = draw.pick(kinds)
        if kind[0] == "합":
            what = (
                f"{listed}의 합" if kind == "합" else spaced.join(names) + draw.pick(("", "의 값"))
            )
            answer = sum(values)
            closing = f"따라서 {both}의 합은 {' + '.join(texts)} = {answer}입니다."
        elif kind[0] == "곱":
            sign = draw.pick(("*", "×", " × "))
            what = f"{listed}의 곱" if kind == "곱" else sign.join(names) + draw.pick(("", "의 값"))
            answer = times
            closing = f"따라서 {both}의 곱은 {' × '.join(texts)} = {answer}입니다."
        elif kind == "섞은식":
            what, answer = "A+B-C의 값", values[0] + values[1] - values[2]
            closing = f"따라서 구하는 값은 {texts[0]} + {texts[1]} - {texts[2]} = {answer}입니다."
        else:
            big, small = max(values), min(values)
            what = "A와 B의 차" if kind == "차" else f"{names[0]}-{names[1]}의 값"
            what = what.replace("A와 B", joined(names))
            answer = big - small
            closing = f"따라서 {both}의 차는 {big} - {small} = {answer}입니다."
    lead = draw.pick(("", "알맞은 ", "이를 만족하는 "))
    end = draw.pick(
        ("을 구하시오.", "을 구하세요.", "은 무엇입니까?", "은 얼마입니까?", "은 얼마인가요?")
    )
    pair, rest = ("을/를", end[1:]) if end[0] == "을" else ("은/는", end[1:])
    return Ask(f"{lead}{josa(what, pair)}{rest}", closing, answer)


def pick_of(draw: Draw, fits: list[int], where: str) -> tuple[str, str, int]:
    """조건에 맞는 수들 가운데 무엇을 물을지: 묻는 말, 맺는 말, 답."""
    listed = ", ".join(map(str, fits))
    kind = draw.pick(("큰", "작은", "합", "합", "개수"))
    if kind == "합":
        answer = sum(fits)
        if len(fits) == 1:
            return (
                f"{where} 모든 수의 합",
                f"알맞은 수는 {listed}뿐이므로 합은 {answer}입니다.",
                answer,
            )
        added = " + ".join(map(str, fits))
        return (
            f"{where} 모든 수의 합",
            f"알맞은 수는 {listed}이므로 합은 {added} = {answer}입니다.",
            answer,
        )
    if kind == "개수":
        answer = len(fits)
        return (
            f"{where} 수의 개수",
            f"알맞은 수는 {josa(listed, '으로/로')} 모두 {answer}개입니다.",
            answer,
        )
    answer = max(fits) if kind == "큰" else min(fits)
    if len(fits) == 1:
        return (
            f"{where} 수 중 가장 {kind} 수",
            f"알맞은 수는 {answer}뿐이므로 답은 {answer}입니다.",
            answer,
        )
    closing = f"알맞은 수는 {listed}이고, 그중 가장 {kind} 수는 {answer}입니다."
    return f"{where} 수 중 가장 {kind} 수", closing, answer


def ended(draw: Draw, noun: str) -> str:
    """「~을 구하시오.」처럼 묻는 말을 맺습니다."""
    ends = (
        ("을/를", " 구하시오."),
        ("을/를", " 구하세요."),
        ("은/는", " 무엇입니까?"),
        ("은/는", " 얼마인가요?"),
    )
    pair, rest = draw.pick(ends[:2] if noun.endswith("개수") else ends)
    return josa(noun, pair) + rest
