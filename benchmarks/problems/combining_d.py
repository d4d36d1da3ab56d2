"""조합하기: 묶음으로 세우기, 번갈아 서기, 임원과 대표 뽑기."""

from math import comb

from problems.combining_tools import arranged, cases, chosen, falling, product, total, ways
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_grouped(draw: Draw) -> Problem:
    sizes = [draw.number(2, 4), draw.number(2, 4), draw.pick((0, 0, 1, 2))]
    things, counter, verb = draw.pick(
        (
            (("수학책", "국어책", "과학책"), "권", "책꽂이에 한 줄로 꽂"),
            (("곰 인형", "토끼 인형", "강아지 인형"), "개", "선반에 한 줄로 놓"),
            (("빨간 깃발", "파란 깃발", "노란 깃발"), "개", "한 줄로 세우"),
            (("윗옷", "바지", "치마"), "벌", "옷걸이에 나란히 거"),
        )
    )
    names = draw.shuffled(things)
    kinds = [(n, s) for n, s in zip(names, sizes, strict=True) if s]
    having = ", ".join(f"{n} {s}{counter}" for n, s in kinds)
    name, stem = called(draw.names()[0]), {"꽂": "꽂으", "놓": "놓으", "세우": "세우", "거": "걸"}
    tail = verb.rsplit(" ", 1)[1]
    will = verb[: -len(tail)] + stem[tail] + "려고 합니다. "
    question = draw.pick(
        (
            f"서로 다른 {josa(having, '이/가')} 있습니다. "
            + ways(draw, f"같은 종류끼리 이웃하게 {verb}는"),
            f"{name}는 서로 다른 {josa(having, '을/를')} {will}"
            + ways(draw, f"같은 종류끼리 이웃하게 {verb}는"),
        )
    )
    inner = [(n, total(falling(s, s)), arranged(s, s)) for n, s in kinds if s > 1]
    texts = ", ".join(f"{n}끼리 자리를 바꾸는 방법은 {text}가지" for n, _, text in inner)
    factors = [total(falling(len(kinds), len(kinds))), *(value for _, value, _ in inner)]
    working = (
        f"같은 종류를 한 묶음으로 생각하면 묶음 {len(kinds)}개를 늘어놓는 방법은 "
        f"{arranged(len(kinds), len(kinds))}가지입니다. {texts}입니다. "
        f"따라서 모두 {product(*factors)}가지입니다."
    )
    return Problem(question, working, total(factors))


@template("조합하기")
def combine_boys_girls_line(draw: Draw) -> Problem | None:
    boys, girls, kind = draw.number(2, 5), draw.number(2, 4), draw.number(0, 3)
    one, two, place = draw.pick(
        (("남학생", "여학생", "모둠"), ("어른", "어린이", "마을"), ("선생님", "학생", "학교"))
    )
    name = called(draw.names()[0])
    who = draw.pick(
        (
            f"{one} {boys}명과 {two} {girls}명",
            f"{name}네 {place}의 {one} {boys}명과 {two} {girls}명",
        )
    )
    start = draw.pick(
        (f"{josa(who, '이/가')} 한 줄로 설 때, ", f"{josa(who, '을/를')} 한 줄로 세웁니다. ")
    )
    ones, twos = total(falling(boys, boys)), total(falling(girls, girls))
    if kind == 0:
        block = total(falling(boys + 1, boys + 1))
        working = (
            f"{two} {girls}명을 한 묶음으로 보면 {boys} + 1 = {boys + 1}개를 세우는 것이므로 "
            f"{arranged(boys + 1, boys + 1)}가지입니다. 묶음 안에서 서는 방법은 "
            f"{arranged(girls, girls)}가지이므로 모두 {product(block, twos)}가지입니다."
        )
        rule, answer = f"{two} {girls}명이 모두 이웃하여 서는", block * twos
    elif kind == 1:
        if girls > boys + 1:
            return None
        gaps = total(falling(boys + 1, girls))
        working = (
            f"먼저 {one} {boys}명을 세우는 방법은 {arranged(boys, boys)}가지입니다. 그 사이와 양 끝의 "
            f"{boys + 1}자리 중 {girls}자리에 {josa(two, '을/를')} 한 명씩 세우는 방법은 "
            f"{arranged(boys + 1, girls)}가지입니다. 따라서 모두 {product(ones, gaps)}가지입니다."
        )
        rule, answer = f"{two}끼리는 서로 이웃하지 않게 서는", ones * gaps
    elif kind == 2:
        ends, rest = boys * (boys - 1), boys + girls - 2
        working = (
            f"양 끝에 {one} 두 명을 세우는 방법은 {arranged(boys, 2)}가지입니다. 그 사이에 나머지 {rest}명을 세우는 "
            f"방법은 {arranged(rest, rest)}가지입니다. "
            f"따라서 모두 {product(ends, total(falling(rest, rest)))}가지입니다."
        )
        rule, answer = f"{josa(one, '이/가')} 양 끝에 서는", ends * total(falling(rest, rest))
        if rest > 5:
            return None
    else:
        if abs(boys - girls) > 1:
            return None
        start_ways = 2 if boys == girls else 1
        begin = (
            f"두 쪽의 수가 같으므로 맨 앞에 {josa(one, '이/가')} 서는 경우와 {josa(two, '이/가')} 서는 "
            "경우의 2가지가 있습니다."
            if start_ways == 2
            else f"수가 더 많은 {josa(one if boys > girls else two, '이/가')} 맨 앞에 서야 하므로 자리는 "
            "1가지로 정해집니다."
        )
        working = (
            f"{begin} {josa(one, '을/를')} 세우는 방법은 {arranged(boys, boys)}가지, {josa(two, '을/를')} "
            f"세우는 방법은 {arranged(girls, girls)}가지입니다. "
            f"따라서 모두 {product(*([2] if start_ways == 2 else []), ones, twos)}가지입니다."
        )
        rule = f"{josa(one, '과/와')} {josa(two, '이/가')} 한 명씩 번갈아 서는"
        answer = start_ways * ones * twos
    return Problem(start + cases(draw, rule), working, answer)


@template("조합하기")
def combine_president_two(draw: Draw) -> Problem:
    count, name = draw.number(4, 9), called(draw.names()[0])
    top, low = draw.pick((("회장", "부회장"), ("반장", "부반장"), ("대표", "부대표")))
    number, fixed = draw.number(2, 3 if count > 5 else 2), draw.number(0, 2) == 0
    clause = f"{top} 1명과 {low} {number}명을 뽑는"
    rest = count - 1
    if fixed:
        question = draw.pick(
            (
                f"{name}를 포함한 후보 {count}명 중에서 {top} 1명과 {low} {number}명을 뽑습니다. "
                + cases(draw, f"{name}가 {josa(low, '으로/로')} 뽑히는"),
                f"후보 {count}명 가운데 한 명은 {name}입니다. "
                + f"{josa(top, '을/를')} 1명, {josa(low, '을/를')} {number}명 뽑을 때, "
                + cases(draw, f"{name}가 {josa(low, '이/가')} 되는"),
            )
        )
        working = (
            f"{name}는 {josa(low, '으로/로')} 정해졌습니다. {josa(top, '은/는')} 나머지 {rest}명 중에서 뽑으므로 "
            f"{rest}가지입니다. 남은 {rest - 1}명 중에서 {low} {number - 1}명을 더 뽑는 방법은 "
            f"{chosen(rest - 1, number - 1)}가지입니다. "
            f"따라서 {product(rest, comb(rest - 1, number - 1))}가지입니다."
        )
        return Problem(question, working, rest * comb(rest - 1, number - 1))
    question = draw.pick(
        (
            f"{name}네 동아리 회원 {count}명 중에서 " + ways(draw, clause),
            f"{name}를 포함한 {count}명의 후보가 있습니다. " + ways(draw, f"이 중에서 {clause}"),
        )
    )
    working = (
        f"{josa(top, '을/를')} 뽑는 방법은 {count}가지입니다. 남은 {rest}명 중에서 {low} {number}명을 뽑을 때는 "
        f"차례를 생각하지 않으므로 {chosen(rest, number)}가지입니다. "
        f"따라서 {product(count, comb(rest, number))}가지입니다."
    )
    return Problem(question, working, count * comb(rest, number))


@template("조합하기")
def combine_two_teams(draw: Draw) -> Problem | None:
    one, two, place = draw.pick(
        (
            ("남학생", "여학생", "어느 동아리"),
            ("의사", "간호사", "어느 병원"),
            ("축구 선수", "농구 선수", "어느 체육관"),
            ("3학년 학생", "4학년 학생", f"{called(draw.names()[0])}네 합창단"),
        )
    )
    a, b, x, y = draw.number(4, 9), draw.number(3, 8), draw.number(1, 3), draw.number(1, 3)
    if x >= a or y >= b or x + y < 2:
        return None
    question = draw.pick(
        (
            f"{place}에는 {josa(f'{one} {a}명', '과/와')} {two} {b}명이 있습니다. 이 중에서 "
            + ways(draw, f"{one} {x}명과 {two} {y}명을 뽑는"),
            f"{place}에 {one} {a}명, {two} {b}명이 모였습니다. 모인 사람 중에서 {x + y}명을 뽑을 때, "
            + cases(draw, f"{josa(one, '이/가')} {x}명, {josa(two, '이/가')} {y}명 뽑히는"),
        )
    )
    p, q = comb(a, x), comb(b, y)
    working = (
        f"{one} {a}명 중 {x}명을 뽑는 방법은 {chosen(a, x)}가지입니다. {two} {b}명 중 {y}명을 뽑는 "
        f"방법은 {chosen(b, y)}가지입니다. 두 가지를 함께 뽑으므로 {product(p, q)}가지입니다."
    )
    return Problem(question, working, p * q)


@template("조합하기")
def combine_same_team(draw: Draw) -> Problem:
    one, two = draw.pick(
        (("남학생", "여학생"), ("의사", "간호사"), ("1반 학생", "2반 학생"), ("동화책", "위인전"))
    )
    a, b, size = draw.number(3, 9), draw.number(3, 9), draw.number(2, 3)
    unit, verb = ("권", "고를") if one == "동화책" else ("명", "뽑을")
    name, kinds = called(draw.names()[0]), "" if unit == "명" else "서로 다른 "
    mixed = size == 2 and draw.number(0, 2) == 0
    same = f"{size}{unit} 모두 {josa(one, '이거나/거나')} 모두 {two}인"
    rule = f"{josa(one, '과/와')} {josa(two, '이/가')} 한 {unit}씩인" if mixed else same
    question = draw.pick(
        (
            f"{kinds}{one} {a}{unit}과 {two} {b}{unit} 중에서 {size}{unit}을 {verb} 때, ",
            f"{kinds}{one} {a}{unit}, {two} {b}{unit}이 있습니다. {name}가 이 중에서 {size}{unit}을 "
            f"{verb} 때, ",
        )
    )
    if mixed:
        working = (
            f"{josa(one, '을/를')} 한 {unit} 고르는 방법은 {a}가지, {josa(two, '을/를')} 한 {unit} 고르는 "
            f"방법은 {b}가지입니다. 각각 한 {unit}씩이므로 곱하여 {a} × {b} = {a * b}가지입니다."
        )
        return Problem(question + cases(draw, rule), working, a * b)
    p, q = comb(a, size), comb(b, size)
    working = (
        f"모두 {one}인 경우는 {a}{unit} 중 {size}{unit}을 고르는 {chosen(a, size)}가지입니다. "
        f"모두 {two}인 경우는 {chosen(b, size)}가지입니다. "
        f"두 경우는 함께 일어나지 않으므로 {p} + {q} = {p + q}가지입니다."
    )
    return Problem(question + cases(draw, rule), working, p + q)


@template("조합하기")
def combine_at_least_one(draw: Draw) -> Problem | None:
    one, two = draw.pick((("남학생", "여학생"), ("어른", "어린이"), ("선배", "후배")))
    a, b, size = draw.number(3, 8), draw.number(2, 6), draw.number(2, 3)
    name, job = called(draw.names()[0]), draw.pick(("대표", "당번", "선수", "위원"))
    every, none = comb(a + b, size), comb(a, size)
    if a < size:
        return None
    rule = draw.pick(
        (f"{josa(two, '이/가')} 적어도 한 명 뽑히는", f"{josa(two, '이/가')} 한 명 이상 뽑히는")
    )
    question = draw.pick(
        (
            f"{one} {a}명과 {two} {b}명 중에서 {job} {size}명을 뽑을 때, ",
            f"{name}네 모임은 {one} {a}명, {two} {b}명입니다. 이 중에서 {job} {size}명을 뽑습니다. ",
        )
    ) + cases(draw, rule)
    working = (
        f"전체에서 {josa(two, '이/가')} 한 명도 없는 경우를 뺍니다. 전체 {a} + {b} = {a + b}명 중 {size}명을 뽑는 "
        f"경우는 {chosen(a + b, size)}가지입니다. {one}만 {size}명 뽑는 경우는 {chosen(a, size)}가지입니다. "
        f"따라서 {every} - {none} = {every - none}가지입니다."
    )
    return Problem(question, working, every - none)
