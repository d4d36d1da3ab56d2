"""조합하기: 앞뒤 차례, 둥근 탁자, 투표, 악수, 대회의 경기 수."""

from math import comb

from problems.combining_tools import (
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
def combine_leader_each(draw: Draw) -> Problem:
    a, b, kind = draw.number(3, 7), draw.number(3, 7), draw.number(0, 1)
    name = called(draw.names()[0])
    top = draw.pick(("회장", "반장", "대표"))
    sub = {"회장": "부회장", "반장": "부반장", "대표": "부대표"}[top]
    club = draw.pick((f"{name}네 반에", f"{name}네 동아리에", "어느 모임에"))
    start = f"{club} 남학생이 {a}명, 여학생이 {b}명 있습니다. 이 중에서 "
    if kind:
        question = start + ways(
            draw, f"남자 {top}, 남자 {sub}, 여자 {top}, 여자 {sub}를 한 명씩 뽑는"
        )
        question = question.replace(f"{sub}를", josa(sub, "을/를"))
        x, y = a * (a - 1), b * (b - 1)
        working = (
            f"남학생 중에서 {josa(top, '과/와')} {josa(sub, '을/를')} 뽑는 방법은 {arranged(a, 2)}가지입니다. "
            f"여학생 중에서 뽑는 방법은 {arranged(b, 2)}가지입니다. 따라서 {product(x, y)}가지입니다."
        )
        return Problem(question, working, x * y)
    question = start + ways(draw, f"{top} 1명과 남자 {sub} 1명, 여자 {sub} 1명을 뽑는")
    x, y = a * (a - 1) * b, b * (b - 1) * a
    working = (
        f"{josa(top, '이/가')} 남학생인 경우는 {a}명 중 {top} 1명과 남은 {a - 1}명 중 남자 {sub} 1명, 여학생 {b}명 중 "
        f"여자 {sub} 1명을 뽑으므로 {product(a, a - 1, b)}가지입니다. {josa(top, '이/가')} 여학생인 경우는 "
        f"{product(b, b - 1, a)}가지입니다. 따라서 {x} + {y} = {x + y}가지입니다."
    )
    return Problem(question, working, x + y)


@template("조합하기")
def combine_before(draw: Draw) -> Problem:
    count, between = draw.number(4, 6), draw.number(0, 2)
    people = draw.names(count)
    first, second = called(people[0]), called(people[1])
    start = f"{josa(listed(draw.shuffled(people)), '이/가')} 한 줄로 " + draw.pick(
        ("설 때, ", "섭니다. ")
    )
    every = total(falling(count, count))
    if between == 0:
        question = start + cases(draw, f"{first}가 {second}보다 앞에 서는")
        working = (
            f"{count}명이 한 줄로 서는 경우는 {arranged(count, count)}가지입니다. {first}와 {second}의 자리만 서로 "
            f"바꾸면 {first}가 앞인 경우와 뒤인 경우가 하나씩 짝이 되므로 꼭 절반입니다. "
            f"따라서 {every} ÷ 2 = {every // 2}가지입니다."
        )
        return Problem(question, working, every // 2)
    spots, rest = count - between - 1, total(falling(count - 2, count - 2))
    question = start + cases(draw, f"{first}와 {second} 사이에 {between}명만 서는")
    working = (
        f"두 사람이 서는 자리의 번호는 (1, {between + 2})부터 ({spots}, {count})까지 {spots}쌍이고, 두 사람이 서로 "
        f"바꾸어 설 수 있으므로 {spots} × 2 = {spots * 2}가지입니다. 나머지 {count - 2}명이 서는 방법은 "
        f"{arranged(count - 2, count - 2)}가지이므로 모두 {product(spots * 2, rest)}가지입니다."
    ).replace(f"(1, {between + 2})부터 (1, {count})까지 1쌍", f"(1, {count})의 1쌍")
    return Problem(question, working, spots * 2 * rest)


@template("조합하기")
def combine_round_table(draw: Draw) -> Problem | None:
    count, kind, name = draw.number(4, 8), draw.number(0, 2), called(draw.names()[0])
    friend = called(draw.names()[0])
    if friend == name or (kind == 2 and count % 2):
        return None
    seat = draw.pick(("둥근 식탁", "원 모양의 탁자", "원탁"))
    note = "(단, 돌려서 같아지는 것은 한 가지로 봅니다.)"
    who = f"{name}와 {friend}를 포함한 {count}명"
    rule = (
        "앉는",
        f"{name}와 {friend}가 이웃하여 앉는",
        f"{name}와 {friend}가 서로 마주 보고 앉는",
    )
    question = f"{josa(who, '이/가')} {seat}에 일정한 간격으로 둘러앉으려고 합니다. {ways(draw, rule[kind])} {note}"
    if kind == 0:
        answer = total(falling(count - 1, count - 1))
        working = (
            f"돌려서 같아지는 것은 한 가지로 보므로 {name}의 자리를 정해 놓고, 나머지 {count - 1}명을 남은 자리에 "
            f"앉히면 됩니다. 따라서 {arranged(count - 1, count - 1)}가지입니다."
        )
    elif kind == 1:
        rest = total(falling(count - 2, count - 2))
        answer = 2 * rest
        working = (
            f"{name}의 자리를 정해 놓으면 {friend}의 자리는 왼쪽이나 오른쪽의 2가지입니다. 나머지 {count - 2}명이 앉는 "
            f"방법은 {arranged(count - 2, count - 2)}가지이므로 모두 2 × {rest} = {answer}가지입니다."
        )
    else:
        answer = total(falling(count - 2, count - 2))
        working = (
            f"{name}의 자리를 정해 놓으면 {friend}의 자리는 맞은편 1가지뿐입니다. 나머지 {count - 2}명이 "
            f"남은 자리에 앉는 방법은 {arranged(count - 2, count - 2)}가지입니다."
        )
    return Problem(question, working, answer)


@template("조합하기")
def combine_vote(draw: Draw) -> Problem:
    people, options, name = draw.number(2, 6), draw.number(2, 4), called(draw.names()[0])
    if options**people > 1300:
        people = 3
    hidden = options == 2 and draw.number(0, 1)
    if hidden:
        people = draw.number(5, 30)
        question = draw.pick(
            (
                f"후보 2명이 나온 선거에서 {people}명이 한 명씩에게 이름을 쓰지 않고 투표합니다. ",
                f"{name}네 반 {people}명은 후보 2명 중 한 명에게 누가 뽑았는지 모르게 투표합니다. ",
            )
        ) + cases(draw, "두 후보가 얻을 수 있는 표의 수로 나올 수 있는")
        working = (
            f"누가 뽑았는지 모르므로 첫째 후보가 얻은 표의 수만 정해지면 됩니다. 첫째 후보의 표는 0표부터 {people}표까지 "
            f"될 수 있고 나머지는 둘째 후보의 표입니다. 따라서 {people} + 1 = {people + 1}가지입니다."
        )
        return Problem(question + " (단, 기권과 무효표는 없습니다.)", working, people + 1)
    question = draw.pick(
        (
            f"{people}명의 학생이 서로 다른 후보 {options}명에게 이름을 밝히고 한 표씩 투표합니다. "
            + cases(draw, "투표하는"),
            f"{name}를 포함한 {people}명이 서로 다른 놀이 기구 {options}개 중에서 각자 하나씩 골라 탑니다. "
            + ways(draw, "고르는"),
            f"{name}를 포함한 학생 {people}명이 서로 다른 동아리 {options}개 중 하나에 각자 들어갑니다. "
            + ways(draw, "동아리를 정하는"),
        )
    )
    working = (
        f"한 명이 고를 수 있는 것은 {options}가지입니다. 여럿이 같은 것을 골라도 되므로 {people}명 모두 {options}가지씩 "
        f"고를 수 있습니다. 따라서 {product(*[options] * people)}가지입니다."
    )
    return Problem(question, working, options**people)


@template("조합하기")
def combine_no_pairs(draw: Draw) -> Problem:
    groups, size, name = draw.number(4, 8), draw.number(2, 3), called(draw.names()[0])
    each = draw.number(2, 4)
    what = draw.pick(("학교", "반", "모둠", "동아리"))
    question = draw.pick(
        (
            f"서로 다른 {groups}개 {what}의 학생이 각각 {each}명씩 있습니다. 이 중에서 {size}명을 뽑을 때, ",
            f"{name}네 캠프에는 {groups}개 {what}에서 학생이 {each}명씩 왔습니다. 이 가운데 {size}명을 고를 때, ",
        )
    ) + cases(draw, f"같은 {what} 학생이 함께 뽑히지 않는")
    picks = comb(groups, size)
    inner = [each] * size
    working = (
        f"먼저 서로 다른 {what} {size}개를 고르는 방법은 {chosen(groups, size)}가지입니다. 고른 {what}마다 학생 "
        f"{each}명 중 한 명을 뽑으므로 {product(*inner)}가지입니다. "
        f"따라서 모두 {product(picks, each**size)}가지입니다."
    )
    return Problem(question, working, picks * each**size)


@template("조합하기")
def combine_handshake(draw: Draw) -> Problem:
    count, name, back = draw.number(4, 25), called(draw.names()[0]), draw.number(0, 3) == 0
    games = count * (count - 1) // 2
    thing = draw.pick(("악수", "가위바위보") if back else ("악수", "가위바위보", "경기"))
    who = "팀" if thing == "경기" else "명"
    if back:
        question = (
            f"어느 모임에 온 사람들이 서로 빠짐없이 한 번씩 {josa(thing, '을/를')} 하였더니 모두 {games}번이었습니다. "
            + draw.pick(("모임에 온 사람은 몇 명입니까?", "온 사람의 수를 구하시오."))
        )
        working = (
            f"사람 수와 그보다 1 작은 수를 곱하고 2로 나누면 {games}번이 됩니다. 그러므로 두 수의 곱은 "
            f"{games} × 2 = {games * 2}입니다. 1 차이인 두 수의 곱을 찾으면 {count} × {count - 1} = "
            f"{games * 2}이므로 "
            f"사람은 {count}명입니다."
        )
        return Problem(question, working, count)
    question = draw.pick(
        (
            f"{name}를 포함한 {count}{who}이 서로 한 번씩 빠짐없이 {josa(thing, '을/를')} 합니다. 모두 몇 번 하게 됩니까?",
            f"{count}{who}이 모였습니다. 누구나 다른 모두와 꼭 한 번씩 {josa(thing, '을/를')} 할 때, 전체 횟수를 구하시오.",
        )
    )
    if who == "팀":
        question = question.replace(f"{name}를 포함한 ", f"{name}네 팀을 포함한 ").replace(
            "누구나 다른 모두와", "모든 팀이 다른 팀과"
        )
    working = (
        f"{count}{who}이 각각 나머지 {count} - 1 = {count - 1}{who}과 하므로 "
        f"{product(count, count - 1)}번입니다. "
        f"그런데 둘이 한 번 한 것을 두 번씩 세었으므로 2로 나누면 {count * (count - 1)} ÷ 2 = {games}번입니다."
    )
    return Problem(question, working, games)


@template("조합하기")
def combine_tournament(draw: Draw) -> Problem:
    kind, name = draw.number(0, 1), draw.pick(("축구", "농구", "배구", "탁구", "피구", "씨름"))
    if kind:
        teams = draw.number(6, 64)
        question = draw.pick(
            (
                f"{teams}팀이 {name} 대회에 나왔습니다. 진 팀은 바로 떨어지고 이긴 팀끼리 계속 겨룹니다. ",
                f"{name} 대회에 {teams}팀이 참가하여 한 번 지면 탈락하는 방식으로 경기를 합니다. ",
            )
        ) + draw.pick(
            (
                "우승 팀이 정해질 때까지 경기는 모두 몇 번입니까?",
                "우승 팀을 정하려면 경기를 모두 몇 번 해야 하는지 구하시오.",
            )
        )
        working = (
            f"비기는 일 없이 한 경기마다 한 팀씩 떨어집니다. 우승 팀 하나만 남으려면 {teams} - 1 = {teams - 1}팀이 "
            f"떨어져야 하므로 경기는 모두 {teams - 1}번입니다."
        )
        return Problem(question + " (단, 비기는 경기는 없습니다.)", working, teams - 1)
    groups, size, top = draw.number(2, 5), draw.number(3, 6), draw.number(1, 2)
    each, left = size * (size - 1) // 2, groups * top
    question = (
        f"{name} 대회에 나온 {groups * size}팀을 {size}팀씩 {groups}개 조로 나누었습니다. 조마다 서로 한 번씩 모두 경기를 한 뒤, "
        f"조마다 {top}팀씩 본선에 올라가 한 번 지면 탈락하는 방식으로 우승 팀을 정합니다. "
    ) + draw.pick(("이 대회의 경기는 모두 몇 번입니까?", "경기 수는 모두 몇 번인지 구하시오."))
    working = (
        f"한 조의 경기는 {size} × {size - 1} ÷ 2 = {each}번이고 {groups}개 조이므로 {each} × {groups} = "
        f"{each * groups}번입니다. "
        f"본선에는 {groups} × {top} = {left}팀이 올라가고, 한 경기에 한 팀씩 떨어지므로 {left} - 1 = {left - 1}번입니다. "
        f"따라서 {each * groups} + {left - 1} = {each * groups + left - 1}번입니다."
    )
    return Problem(question, working, each * groups + left - 1)
