"""조합하기: 숫자 카드로 수 만들기."""

from problems.combining_tools import (
    PLACE_NAMES,
    WORDS,
    added,
    cases,
    falling,
    how_many,
    listed,
    pairs,
    product,
    total,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_digit_cards(draw: Draw) -> Problem:
    size, zero = draw.number(2, 3), draw.number(0, 1)
    count = draw.number(size + 1, 6)
    digits = sorted([*([0] if zero else []), *draw.numbers(count - zero, 1, 9)])
    name, what = called(draw.names()[0]), draw.pick(("카드", "공"))
    unit = "장" if what == "카드" else "개"
    question = (
        draw.pick(
            (
                f"{listed(digits)}의 숫자가 하나씩 적힌 {what} {count}{unit}이 있습니다. 이 중에서 "
                f"{size}{unit}을 뽑아 " + how_many(draw, f"만들 수 있는 {WORDS[size]} 자리 수"),
                f"{name}는 숫자 {josa(listed(digits), '을/를')} 한 번씩만 사용하여 "
                + how_many(draw, f"{WORDS[size]} 자리 수를 만듭니다. 만들 수 있는 수"),
            )
        )
        .replace("장이", "장이")
        .replace("개이", "개가")
        .replace("개을", "개를")
    )
    factors = [count - zero, *falling(count - 1, size - 1)]
    places = PLACE_NAMES[-size:]
    head = (
        f"{places[0]}의 자리에는 0을 뺀 {count - 1}가지가 올 수 있습니다"
        if zero
        else f"{places[0]}의 자리에는 {count}가지가 올 수 있습니다"
    )
    steps = ", ".join(
        f"{p}의 자리에는 {f}가지" for p, f in zip(places[1:], factors[1:], strict=True)
    )
    also = " 0도 쓸 수 있으므로" if zero else ""
    working = (
        f"{head}. 앞에서 쓴 숫자를 빼고{also} {steps}가 올 수 있습니다. "
        f"따라서 만들 수 있는 수는 {product(*factors)}개입니다."
    )
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_digit_parity(draw: Draw) -> Problem | None:
    size, odd, count = draw.number(2, 3), draw.number(0, 2), draw.number(4, 7)
    digits = sorted(draw.numbers(count, 0, 9))
    if size == 3 and count > 6:
        return None
    last = [d for d in digits if (d % 5 == 0 if odd == 2 else d % 2 == odd)]
    if not last or len(last) == count:
        return None
    word, name = ("짝수", "홀수", "5의 배수")[odd], called(draw.names()[0])
    question = draw.pick(
        (
            f"{listed(digits)}의 숫자가 각각 적힌 카드 {count}장 중에서 {size}장을 뽑아 {WORDS[size]} 자리 수를 만들 때, "
            + how_many(draw, word),
            f"{name}는 {listed(digits)} 중에서 서로 다른 숫자 {size}개를 골라 {WORDS[size]} 자리 수를 만듭니다. "
            + how_many(draw, f"만들 수 있는 {word}"),
        )
    )
    texts, counts = [], []
    for end in last:
        first = count - 1 - (0 in digits and end != 0)
        factors = [first, *falling(count - 2, size - 2)]
        counts.append(total(factors))
        front = "앞의 두 자리는" if size > 2 else "십의 자리는"
        rest = f"{product(*factors)}가지입니다."
        texts.append((end, rest))
    zero = [t for t in texts if t[0] == 0]
    others = [t for t in texts if t[0]]
    parts = [f"일의 자리가 0이면 {front} {zero[0][1]}"] if zero else []
    if others:
        ends = listed([t[0] for t in others]) + "이면"
        each = "각각 " if len(others) > 1 else ""
        block = "맨 앞에 0이 올 수 없으므로 " if 0 in digits else ""
        parts.append(f"일의 자리가 {ends} {block}{front} {each}{others[0][1]}")
    working = (
        f"{josa(word, '이/가')} 되려면 일의 자리에 {josa(listed(last), '이/가')} 와야 합니다. 일의 자리를 먼저 정하고 "
        f"앞자리부터 차례로 채웁니다. {' '.join(parts)} "
        f"따라서 {word}는 모두 {added(counts)}개입니다."
    )
    return Problem(question, working, sum(counts))


@template("조합하기")
def combine_digit_three(draw: Draw) -> Problem | None:
    count, name = draw.number(4, 6), called(draw.names()[0])
    digits = sorted(draw.numbers(count, 0, 9))
    found = [(a, b) for a in digits for b in digits if a != b and a and (10 * a + b) % 3 == 0]
    couples = [(a, b) for a in digits for b in digits if a < b and (a + b) % 3 == 0]
    if not 2 <= len(couples) <= 6:
        return None
    numbers = sorted(10 * a + b for a, b in found)
    question = draw.pick(
        (
            f"{listed(digits)}의 숫자가 적힌 카드가 한 장씩 있습니다. 2장을 뽑아 두 자리 수를 만들 때, "
            + how_many(draw, "3의 배수"),
            f"{name}는 {listed(digits)} 중에서 서로 다른 두 숫자를 골라 두 자리 수를 만들었습니다. "
            + how_many(draw, "이 중에서 3의 배수"),
        )
    )
    zero = " 0은 십의 자리에 올 수 없습니다." if any(a == 0 for a, _ in couples) else ""
    working = (
        f"각 자리 숫자의 합이 3의 배수이면 그 수는 3의 배수입니다. 합이 3의 배수인 두 숫자는 {pairs(couples)}입니다."
        f"{zero} 만들 수 있는 3의 배수는 {listed(numbers)}이므로 모두 {len(numbers)}개입니다."
    )
    return Problem(question, working, len(numbers))


@template("조합하기")
def combine_digit_bigger(draw: Draw) -> Problem | None:
    size, count = draw.number(2, 3), draw.number(4, 6)
    digits = sorted(draw.numbers(count, 1, 9))
    more, again, name = draw.number(0, 1), draw.number(0, 2) == 0, called(draw.names()[0])
    lead = draw.pick(digits[1:-1])
    edge = lead * 10 ** (size - 1)
    heads = [d for d in digits if (d >= lead if more else d < lead)]
    inner = [count] * (size - 1) if again else falling(count - 1, size - 1)
    answer = len(heads) * total(inner)
    said = f"{edge}보다 큰 수" if more else f"{edge}보다 작은 수"
    rule = "같은 숫자를 여러 번 써도 될 때" if again else "숫자를 한 번씩만 쓸 때"
    question = draw.pick(
        (
            f"숫자 {josa(listed(digits), '으로/로')} {WORDS[size]} 자리 수를 만듭니다. {rule}, "
            + how_many(draw, said),
            f"{name}가 {listed(digits)}의 숫자로 {WORDS[size]} 자리 수를 만들려고 합니다. {rule}, "
            + how_many(draw, f"만들 수 있는 {said}"),
        )
    )
    place, rest = PLACE_NAMES[-size], "나머지 자리" if size == 3 else "일의 자리"
    how = (
        f"{rest}에는 각각 {count}가지가 올 수 있으므로"
        if again
        else f"{rest}에는 쓰고 남은 숫자가 오므로"
    ).replace("일의 자리에는 각각", "일의 자리에는")
    working = (
        f"{said}가 되려면 {place}의 자리에 {josa(listed(heads), '이/가')} 와야 하므로 {len(heads)}가지입니다. "
        f"{how} 모두 {product(len(heads), *inner)}개입니다."
    )
    return Problem(question, working, answer)


@template("조합하기")
def combine_digit_compare(draw: Draw) -> Problem | None:
    count, more = draw.number(4, 6), draw.number(0, 1)
    digits = sorted(draw.numbers(count, 0, 9))
    made = sorted(10 * a + b for a in digits for b in digits if a != b and a)
    edge, name = draw.pick(made), called(draw.names()[0])
    found = [n for n in made if (n > edge if more else n < edge)]
    if not 3 <= len(found) <= 14:
        return None
    said = f"{edge}보다 {'큰' if more else '작은'} 수"
    question = draw.pick(
        (
            f"{listed(digits)}의 숫자가 적힌 카드가 한 장씩 있습니다. 두 장을 뽑아 두 자리 수를 만들 때, "
            + how_many(draw, said),
            f"{name}는 숫자 카드 {listed(digits)} 중에서 2장을 골라 두 자리 수를 만듭니다. "
            + how_many(draw, f"만들 수 있는 수 중에서 {said}"),
        )
    )
    texts, counts = [], []
    for lead in dict.fromkeys(n // 10 for n in found):
        row = [n for n in found if n // 10 == lead]
        texts.append(f"십의 자리가 {josa(lead, '이면/면')} {listed(row)}의 {len(row)}개")
        counts.append(len(row))
    end = f" 따라서 모두 {added(counts)}개입니다." if len(counts) > 1 else ""
    working = f"십의 자리 숫자에 따라 {said}를 찾습니다. {', '.join(texts)}입니다.{end}"
    return Problem(question, working, len(found))


@template("조합하기")
def combine_digit_repeat(draw: Draw) -> Problem | None:
    size, zero, count = draw.number(2, 4), draw.number(0, 1), draw.number(3, 9)
    if count**size > 1500:
        return None
    digits = (
        list(range(1 - zero, count + 1 - zero))
        if draw.number(0, 1)
        else sorted([*([0] if zero else []), *draw.numbers(count - zero, 1, 9)])
    )
    name, lock = called(draw.names()[0]), draw.number(0, 2) == 0
    factors = [count] * size if lock else [count - zero, *[count] * (size - 1)]
    question = (
        f"{name}의 자물쇠는 {listed(digits)}의 숫자를 써서 {WORDS[size]} 자리 비밀번호를 만듭니다. 같은 숫자를 여러 번 "
        f"써도 되고 0이 맨 앞에 와도 될 때, "
        + cases(draw, "만들 수 있는 비밀번호의")
        .replace("의 경우의 수", "의 수")
        .replace("의 경우는", "는")
        if lock
        else draw.pick(
            (
                f"숫자 {josa(listed(digits), '을/를')} 여러 번 써도 될 때, "
                + how_many(draw, f"만들 수 있는 {WORDS[size]} 자리 수"),
                f"{name}는 {listed(digits)}의 숫자로 {WORDS[size]} 자리 수를 만듭니다. 같은 숫자를 되풀이하여 써도 될 때, "
                + how_many(draw, "만들 수 있는 수"),
            )
        )
    )
    if lock and 0 not in digits:
        question = question.replace("써도 되고 0이 맨 앞에 와도 될 때", "써도 될 때")
    note = (
        f"맨 앞자리에는 0이 올 수 없으므로 {count - 1}가지이고, 나머지 자리에는 같은 숫자를 또 쓸 수 있으므로 각각 {count}가지입니다."
        if factors[0] != count
        else f"같은 숫자를 또 쓸 수 있으므로 {size}개의 자리에 각각 {count}가지씩 올 수 있습니다."
    )
    unit = "가지" if lock else "개"
    working = f"쓸 수 있는 숫자는 {count}개입니다. {note} 따라서 {product(*factors)}{unit}입니다."
    return Problem(question, working, total(factors))
