"""조합하기: 쓰인 숫자, 추와 막대."""

from problems.combining_tools import how_many, listed
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_digit_written(draw: Draw) -> Problem:
    high, name = draw.number(2, 9) * 10 + 9, called(draw.names()[0])
    digit = draw.number(1, 9)
    top = high // 10
    ones, tens = top + 1, (10 if digit <= top else 0)
    asked = draw.number(0, 1)
    story = draw.pick(("공책에", "칠판에", "종이에", "카드에"))
    opening = f"{name}가 {story} 1부터 {high}까지의 수를 하나씩 모두 썼습니다. "
    if asked:
        question = opening + f"숫자 {josa(digit, '을/를')} 모두 몇 번 썼습니까?"
        answer, end = ones + tens, f"따라서 {ones} + {tens} = {ones + tens}번입니다."
    else:
        question = opening + how_many(draw, f"숫자 {josa(digit, '이/가')} 들어 있는 수")
        both = 1 if tens else 0
        answer = ones + tens - both
        end = (
            f"{digit * 11}은 두 번 세었으므로 {ones} + {tens} - 1 = {answer}개입니다."
            if both
            else f"따라서 답은 {answer}개입니다."
        )
        end = end.replace(f"{digit * 11}은", josa(digit * 11, "은/는"))
    unit = "번" if asked else "개"
    working = (
        f"일의 자리가 {digit}인 수는 {listed([digit, digit + 10])}처럼 10마다 하나씩 {ones}{unit}입니다. 십의 자리가 "
        f"{digit}인 수는 "
        + (
            f"{digit * 10}부터 {digit * 10 + 9}까지 10{unit}입니다. "
            if tens
            else f"없으므로 0{unit}입니다. "
        )
        + end
    )
    return Problem(question, working, answer)


@template("조합하기")
def combine_weights(draw: Draw) -> Problem | None:
    units = draw.numbers(3, 1, 20)
    small, middle, big = sorted(units)
    if draw.number(0, 1):
        big = small + middle  # 겹치는 값이 생깁니다
    name, what = called(draw.names()[0]), draw.number(0, 1)
    sums = [small, middle, big, small + middle, small + big, middle + big, small + middle + big]
    kinds = sorted(set(sums))
    tool, unit = ("추", "g") if what else ("막대", "cm")
    verb = "한쪽 접시에 올려 잴 수 있는 무게" if what else "한 줄로 이어 잴 수 있는 길이"
    three = ", ".join(f"{n}{unit}" for n in (small, middle, big))
    question = draw.pick(
        (
            f"{three}짜리 {josa(tool, '이/가')} 하나씩 있습니다. {josa(tool, '을/를')} 하나 이상 {verb}는 모두 몇 "
            "가지입니까?",
            f"{name}는 {three}짜리 {josa(tool, '을/를')} 하나씩 가지고 있습니다. 이 중 하나 이상을 {verb}는 몇 가지인지 "
            "구하시오.",
        )
    )
    working = (
        f"하나만 쓰면 {listed([small, middle, big])}의 3가지입니다. 두 개를 쓰면 {small} + {middle} = "
        f"{small + middle}, "
        f"{small} + {big} = {small + big}, {middle} + {big} = {middle + big}입니다. 세 개를 쓰면 "
        f"{small} + {middle} + {big} = {small + middle + big}입니다. 서로 다른 값은 {listed(kinds)}이므로 "
        f"{len(kinds)}가지입니다."
    )
    return Problem(question, working, len(kinds))
