"""조합하기: 뽑아 세우기, 뽑기, 이웃하기, 끝자리."""

from math import comb

from problems.combining_tools import (
    FIRST,
    arranged,
    cases,
    chosen,
    falling,
    listed,
    product,
    total,
    ways,
)
from problems.drawing import Draw, Problem, called, josa, template


@template("조합하기")
def combine_some_in_line(draw: Draw) -> Problem:
    count, size, name = draw.number(4, 10), draw.number(2, 4), called(draw.names()[0])
    size = min(size, count - 1)
    roles = ("회장", "부회장", "총무", "서기")[:size]
    each = ", ".join(f"{role} 1명" for role in roles)
    who = draw.pick(("학생", "후보", "회원", "선수"))
    question, spots = draw.pick(
        (
            (f"{who} {count}명 중에서 " + ways(draw, f"{josa(each, '을/를')} 뽑는"), "역할"),
            (
                f"{name}를 포함한 {who} {count}명이 있습니다. "
                + ways(draw, f"이 중에서 {size}명을 뽑아 한 줄로 세우는"),
                "자리",
            ),
            (
                f"{name}는 서로 다른 책 {count}권 가운데 {size}권을 골라 책꽂이에 나란히 꽂으려고 "
                + ways(draw, "합니다. 꽂는"),
                "자리",
            ),
            (
                f"{name}네 가족은 {count}개의 도시 중에서 {size}개를 골라 차례로 여행하려고 합니다. "
                + ways(draw, "여행하는 순서를 정하는"),
                "순서",
            ),
            (
                f"빈 의자가 {count}개 있습니다. {name}를 포함한 {size}명이 서로 다른 의자에 "
                + ways(draw, "한 명씩 앉는"),
                "사람",
            ),
        )
    )
    working = (
        f"{spots}마다 하나씩 차례로 정합니다. 처음에는 {count}가지를 고를 수 있고, 이미 고른 것은 다시 "
        f"고를 수 없으므로 하나씩 줄여 {size}개의 수를 곱합니다. "
        f"따라서 경우의 수는 {arranged(count, size)}가지입니다."
    )
    return Problem(question, working, total(falling(count, size)))


@template("조합하기")
def combine_choose(draw: Draw) -> Problem | None:
    count, size, name = draw.number(4, 11), draw.number(2, 4), called(draw.names()[0])
    if size >= count - 1:
        return None
    week = ("줄넘기를 하기로", "방을 청소하기로", "수영을 하기로", "피아노 연습을 하기로")
    who, fruit = (
        draw.pick(("학생", "후보", "선수", "회원")),
        draw.pick(("과일", "꽃", "그림엽서", "책")),
    )
    people = draw.names(count)
    opening, clause, unit = draw.pick(
        (
            (f"{who} {count}명 중에서 대표 {size}명을 뽑으려고 합니다.", "뽑는", "명"),
            (
                f"{name}는 서로 다른 {fruit} {count}가지 중에서 {size}가지를 고르려고 합니다.",
                "고르는",
                "가지",
            ),
            (
                f"{josa(listed(people), '이/가')} 있습니다.",
                f"이 중에서 당번 {size}명을 정하는",
                "명",
            ),
            (
                f"{name}는 {count}일 동안의 방학 캠프에서 {size}일은 {draw.pick(week)} 했습니다.",
                f"{count}일 중에서 {size}일을 고르는",
                "일",
            ),
            (
                f"{name}는 친구 {count}명 중에서 {size}명과 함께 도서관에 가려고 합니다.",
                f"함께 갈 친구 {size}명을 고르는",
                "명",
            ),
        )
    )
    lined, same = total(falling(count, size)), total(falling(size, size))
    working = (
        f"고르는 순서는 생각하지 않습니다. {count}{unit} 중 {size}{josa(unit, '을/를')} 차례로 고르는 방법은 "
        f"{arranged(count, size)}가지이고, 이때 같은 것이 {arranged(size, size)}번씩 세어집니다. "
        f"따라서 {lined} ÷ {same} = {lined // same}가지입니다."
    )
    return Problem(f"{opening} {ways(draw, clause)}", working, lined // same)


@template("조합하기")
def combine_must_include(draw: Draw) -> Problem | None:
    count, size, out = draw.number(5, 9), draw.number(2, 4), draw.number(0, 1)
    people, line = draw.names(count), draw.number(0, 1)
    first, second = called(people[0]), called(people[1])
    rest, left = count - 1 - out, size - 1
    if rest <= left:
        return None
    rule = f"{first}는 반드시 뽑고 {second}는 뽑지 않는" if out else f"{first}가 반드시 뽑히는"
    opening = draw.pick(
        (
            f"{josa(listed(draw.shuffled(people)), '이/가')} 있습니다. 이 {count}명 중에서 ",
            f"{first}와 {second}를 포함한 {count}명의 학생이 있습니다. 이 중에서 ",
            f"{first}와 {second}네 모둠의 학생은 모두 {count}명입니다. 이 가운데 ",
        )
    )
    goal = f"{size}명을 뽑아 한 줄로 세울 때, " if line else f"대표 {size}명을 뽑을 때, "
    gone = (
        f"{first}는 이미 뽑혔고 {second}는 빼므로 남은 {count} - 2 = {rest}명 중에서"
        if out
        else f"{first}는 이미 뽑혔으므로 남은 {count} - 1 = {rest}명 중에서"
    )
    pick = comb(rest, left)
    answer = pick * total(falling(size, size)) if line else pick
    working = f"{gone} {size} - 1 = {left}명만 더 뽑으면 됩니다. "
    working += f"뽑는 방법은 {chosen(rest, left)}가지입니다."
    if line:
        around = total(falling(size, size))
        working += (
            f" 뽑은 {size}명을 한 줄로 세우는 방법은 {arranged(size, size)}가지이므로, 모두 "
            f"{product(pick, around)}가지입니다."
        )
    return Problem(opening + goal + cases(draw, rule), working, answer)


@template("조합하기")
def combine_side_by_side(draw: Draw) -> Problem:
    count, apart, ordered = draw.number(4, 6), draw.number(0, 2) == 0, draw.number(0, 2) == 0
    people = draw.names(count)
    first, second = called(people[0]), called(people[1])
    who = (
        listed(draw.shuffled(people)) + f" {count}명"
        if draw.number(0, 1)
        else f"{first}와 {second}를 포함한 학생 {count}명"
    )
    rule = (
        f"{first}와 {second}가 이웃하지 않게 서는"
        if apart
        else f"{first}가 {second}의 바로 앞에 서는"
        if ordered
        else f"{first}와 {second}가 이웃하여 서는"
    )
    question = draw.pick(
        (
            f"{josa(who, '이/가')} 한 줄로 설 때, " + cases(draw, rule),
            f"{josa(who, '을/를')} 한 줄로 세우려고 합니다. " + ways(draw, rule),
        )
    )
    around = total(falling(count - 1, count - 1))
    working = (
        f"{first}와 {second}를 한 묶음으로 생각하면 {count} - 1 = {count - 1}개를 한 줄로 세우는 것이므로 "
        f"{arranged(count - 1, count - 1)}가지입니다. "
    )
    if ordered and not apart:
        working += f"묶음 안의 차례는 정해져 있으므로 답은 {around}가지입니다."
        return Problem(question, working, around)
    working += (
        f"묶음 안에서 두 사람이 서는 방법이 2가지이므로 {around} × 2 = {around * 2}가지입니다."
    )
    if not apart:
        return Problem(question, working, around * 2)
    every = around * count
    working += (
        f" 이것은 이웃하는 경우입니다. 전체는 {around} × {count} = {every}가지이므로 이웃하지 않는 "
        f"경우는 {every} - {around * 2} = {every - around * 2}가지입니다."
    )
    return Problem(question, working, every - around * 2)


@template("조합하기")
def combine_both_ends(draw: Draw) -> Problem:
    count, kind = draw.number(4, 7), draw.number(0, 2)
    people = draw.names(2)
    first, second = called(people[0]), called(people[1])
    inner = total(falling(count - 2, count - 2))
    group = draw.pick(
        (f"{first}와 {second}를 포함한 {count}명의 학생", f"{first}네 모둠 {count}명")
    )
    if kind == 0:
        parents = draw.pick((("아버지", "어머니"), ("할아버지", "할머니")))
        question = draw.pick(
            (
                f"{parents[0]}와 {parents[1]}를 포함한 {first}네 가족 {count}명이 나란히 서서 사진을 "
                + cases(draw, f"찍을 때, {parents[0]}와 {parents[1]}가 양 끝에 서는"),
                f"{first}네 가족은 {parents[0]}와 {parents[1]}를 포함하여 {count}명입니다. 가족이 한 줄로 "
                + cases(draw, f"설 때 {parents[0]}와 {parents[1]}가 양쪽 끝에 서는"),
            )
        )
        working = (
            f"{parents[0]}와 {parents[1]}가 양 끝에 서는 방법은 서로 자리를 바꾸어 2가지입니다. 가운데에 "
            f"나머지 {count - 2}명이 서는 방법은 {arranged(count - 2, count - 2)}가지입니다. "
            f"따라서 2 × {inner} = {2 * inner}가지입니다."
        )
        return Problem(question, working, 2 * inner)
    rest = total(falling(count - 1, count - 1))
    if kind == 1:
        question = f"{josa(group, '이/가')} 한 줄로 설 때, " + cases(
            draw, f"{first}가 맨 앞 또는 맨 뒤에 서는"
        )
        working = (
            f"{first}가 맨 앞에 서면 나머지 {count - 1}명을 세우는 방법은 "
            f"{arranged(count - 1, count - 1)}가지입니다. 맨 뒤에 서는 경우도 {rest}가지입니다. "
            f"따라서 {rest} + {rest} = {2 * rest}가지입니다."
        )
        return Problem(question, working, 2 * rest)
    place = f"{FIRST[draw.number(1, count) - 1]} 번째"
    question = draw.pick(
        (
            f"{josa(group, '이/가')} 달리는 순서를 정하려고 합니다. "
            + cases(draw, f"{first}가 {place}로 달리도록 정하는"),
            f"{josa(group, '이/가')} 나란히 놓인 의자 {count}개에 앉습니다. "
            + ways(draw, f"{first}가 왼쪽에서 {place} 의자에 앉는"),
        )
    )
    working = (
        f"{first}의 자리는 {place}로 정해져 있으므로 나머지 {count} - 1 = {count - 1}명의 자리만 정하면 "
        f"됩니다. 따라서 {arranged(count - 1, count - 1)}가지입니다."
    )
    return Problem(question, working, rest)
