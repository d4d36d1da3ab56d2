"""허브에 올리고 받기. 진짜 huggingface_hub가 대역 서버에 올리고, 진짜 설정 하나로 받아 씁니다."""

import json
import os
import pickle
import re
import runpy
import subprocess
import sys
from dataclasses import replace

import pytest
from tiny_lora import TOKENS, held_out, lora_policy, saved_run, tiny_base

from korgrpo_helpers import pipeline
from korgrpo_helpers.adapter_files import CONFIG, WEIGHTS
from korgrpo_helpers.evaluation import evaluate
from korgrpo_helpers.generation import generate
from korgrpo_helpers.lengths import render_prompts
from korgrpo_helpers.models import load_policy
from korgrpo_helpers.profiles import get_profile
from korgrpo_helpers.published import SETTING, find_published, folder_name, public_settings
from korgrpo_helpers.publishing import publish
from korgrpo_helpers.runs import read_run
from korgrpo_helpers.training import RUN_FILE

REPO = "owner/adapters"
NAME = "grpo-t4-quick"
ROWS = held_out(4)


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def policy(profile):
    return lora_policy(profile)


@pytest.fixture
def run(policy, tmp_path):
    """학습이 남긴 폴더와 기록."""
    return tmp_path / "run", saved_run(policy, tmp_path / "run")


def test_published_adapter_comes_back(writer, run, profile, policy, capsys):
    folder, record = run
    found, _ = evaluate(policy, ROWS, TOKENS)
    done = publish(folder, REPO, record, evaluation=found)
    assert writer.repos[REPO].private
    assert str(done.url).endswith(REPO)
    assert {f"{NAME}/{WEIGHTS}", f"{NAME}/{CONFIG}", f"{NAME}/run.json"} < set(done.files)
    assert set(writer.repos[REPO].files) == set(done.files)
    # 첫 쪽의 카드는 그 폴더의 카드이고, peft가 쓴 빈 카드가 아닙니다.
    card = writer.repos[REPO].files["README.md"].decode()
    assert card == writer.repos[REPO].files[f"{NAME}/README.md"].decode()
    assert "불러오기" in card and "[More Information Needed]" not in card

    back = find_published("grpo", profile)
    assert "보상: check_answer" in capsys.readouterr().out
    assert read_run(back / RUN_FILE) == replace(record, settings=public_settings(record.settings))
    prompts = render_prompts(ROWS, policy.tokenizer)
    again = load_policy(profile, back)
    assert generate(again, prompts, TOKENS) == generate(policy, prompts, TOKENS)
    # 다시 올리면 같은 자리에 새 커밋이 됩니다.
    publish(folder, REPO, record)
    assert "시험을 보지 않고" in writer.repos[REPO].files["README.md"].decode()


def test_chapters_use_what_is_published(writer, run, profile, cache, monkeypatch):
    folder, record = run
    publish(folder, REPO, record)
    publish(folder, REPO, replace(record, name="priming"))
    # 첫 쪽에는 마지막까지 배운 것의 카드가 남습니다.
    assert "GRPO까지 마친" in writer.repos[REPO].files["README.md"].decode()
    assert "까지만 한" in writer.repos[REPO].files["primed-t4-quick/README.md"].decode()
    assert pipeline.primed_folder(profile).name == "primed-t4-quick"
    assert pipeline.trained_folder(profile).name == NAME
    # 보상을 바꾼 실행은 남의 것으로 갈음하지 않습니다.
    made = []
    monkeypatch.setattr(pipeline, "get_or_make", lambda kind, *rest: made.append(kind))
    pipeline.trained_folder(profile, lambda tokenizer: [], label="내 보상")
    assert made == ["grpo"]


def test_card_loads_the_model(writer, run, profile, tmp_path, monkeypatch, capsys):
    """카드에 적힌 코드를 그대로 돌립니다. 바탕 모델의 자리만 이 컴퓨터의 폴더로 바꿉니다."""
    folder, record = run
    publish(folder, REPO, record, private=False)
    code = re.search(r"```python\n(.*?)```", writer.repos[REPO].files["README.md"].decode(), re.S)
    text = re.sub(r"base_name = .*", f"base_name = {profile.model!r}", code[1])
    (tmp_path / "load.py").write_text(re.sub(r"max_new_tokens=\d+", "max_new_tokens=3", text))
    names = runpy.run_path(str(tmp_path / "load.py"))
    assert names["text"].endswith("<start_working_out>")
    assert any(v.any() for k, v in names["model"].named_parameters() if "lora_B" in k)


def test_only_listed_files_go_up(writer, run):
    folder, record = run
    for name in ("optimizer.pt", "training_args.bin", "key.json", ".env", "evil.py"):
        (folder / name).write_bytes(pickle.dumps("secret"))
    (folder / "checkpoint-10").mkdir()
    (folder / "checkpoint-10" / "optimizer.pt").write_bytes(b"secret")
    (folder / "vocab.json").symlink_to("/etc/hostname")  # 밖을 가리키는 링크
    done = publish(folder, REPO, record)
    assert set(done.left_out) == {
        *("optimizer.pt", "training_args.bin", "key.json", ".env", "evil.py"),
        *("checkpoint-10", "vocab.json"),
    }
    assert b"secret" not in b"".join(writer.repos[REPO].files.values())
    assert "올리지 않은 것: .env" in str(done)


def test_publish_refuses(hub, run, profile, policy, tmp_path, monkeypatch):
    folder, record = run
    with pytest.raises(PermissionError, match="HF_TOKEN이라는 이름으로"):
        publish(folder, REPO, record)
    hub.writer = "hf_mine"
    monkeypatch.setenv("HF_TOKEN", "hf_read_only")
    with pytest.raises(PermissionError, match=rf"{REPO}에 쓸 수 없습니다\(403\)"):
        publish(folder, REPO, record)
    monkeypatch.setenv("HF_TOKEN", hub.writer)
    hub.create(REPO, private=False)
    with pytest.raises(ValueError, match="이미 공개된 저장소"):
        publish(folder, REPO, record)
    assert hub.repos[REPO].files == {}
    for repo_id in ("adapters", "a/b/c", "../x", "a/b\n"):
        with pytest.raises(ValueError, match="소유자/저장소"):
            publish(folder, repo_id, record)
    with pytest.raises(ValueError, match="기록의 이름이 'x'"):
        publish(folder, REPO, replace(record, name="x"))
    other = replace(record, settings=record.settings | {"lora_rank": 32})
    with pytest.raises(ValueError, match="기록과 다릅니다"):
        publish(folder, REPO, other)
    named = replace(record, settings=record.settings | {"name": "../.."})
    with pytest.raises(ValueError, match="폴더의 이름으로 쓸 수 없습니다"):
        publish(folder, REPO, named)
    # 배우지 않은 어댑터는 올리지 않습니다.
    fresh = saved_run(lora_policy(profile, scale=0), tmp_path / "fresh")
    with pytest.raises(ValueError, match="모두 0입니다"):
        publish(tmp_path / "fresh", REPO, fresh)
    hub.writer = None


def edit_json(file, **values):
    return file, lambda content: json.dumps(json.loads(content) | values).encode()


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        # 다른 바탕 모델에서 배운 어댑터
        (*edit_json(CONFIG, base_model_name_or_path="evil/model"), "바탕 모델이 'evil/model'"),
        (*edit_json(CONFIG, r=8), "r이(가) 8입니다"),
        # 바탕을 통째로 바꾸는 층을 숨긴 것
        (*edit_json(CONFIG, modules_to_save=["lm_head"]), "modules_to_save"),
        (*edit_json(RUN_FILE, settings={"model": "x"}), "기록의 바탕 모델이 'x'"),
        # 사전 학습만 한 것을 GRPO라고 올린 것
        (*edit_json(RUN_FILE, name="priming"), "기록의 이름이 'priming'"),
        # 기록의 모양이 틀린 것: 어느 모양이든 죽지 않습니다.
        (*edit_json(RUN_FILE, settings=["x"]), "기록의 바탕 모델이 None"),
        (*edit_json(RUN_FILE, steps=3), "읽지 못했습니다"),
        (*edit_json(RUN_FILE, extra=1), "정한 모양과 다릅니다"),
        (RUN_FILE, lambda content: b"[[1]]", "읽지 못했습니다"),
        (RUN_FILE, lambda content: b"\xff{", "읽지 못했습니다"),
        (CONFIG, lambda content: b"[]", "읽지 못했습니다"),
        (WEIGHTS, lambda content: content[:100], "읽지 못했습니다"),
        (WEIGHTS, lambda content: None, "그 폴더에 어댑터가 없습니다"),
        (RUN_FILE, lambda content: None, "읽지 못했습니다"),
    ],
)
def test_wrong_adapters_are_not_used(writer, run, profile, capsys, file, change, told):
    folder, record = run
    publish(folder, REPO, record)
    files = writer.repos[REPO].files
    content = change(files.pop(f"{NAME}/{file}"))
    if content is not None:
        files[f"{NAME}/{file}"] = content
    assert find_published("grpo", profile) is None
    printed = capsys.readouterr().out
    assert "새로 만듭니다" in printed and told in printed


def test_only_safe_files_are_fetched(writer, run, profile):
    folder, record = run
    publish(folder, REPO, record)
    writer.repos[REPO].files[f"{NAME}/adapter_model.bin"] = pickle.dumps("x")
    writer.repos[REPO].files[f"{NAME}/modeling.py"] = b"raise SystemExit"
    back = find_published("grpo", profile)
    assert {path.name for path in back.iterdir()} <= {path.name for path in folder.iterdir()}
    assert not any(
        "bin" in line or ".py" in line for line in writer.requests if "/resolve/" in line
    )


def test_settings_that_cannot_work(hub, profile, monkeypatch, capsys):
    monkeypatch.delenv(SETTING, raising=False)
    assert find_published("grpo", profile) is None
    # 한번 받은 저장소는 허브에 닿지 못해도 받아 둔 것을 쓰므로, 받은 적이 없는 이름으로 봅니다.
    repo = "owner/never-fetched"
    monkeypatch.setenv(SETTING, repo)
    # 데모는 묻지 않습니다.
    assert find_published("grpo", get_profile("cpu-demo")) is None
    assert (hub.requests, capsys.readouterr().out) == ([], "")
    with pytest.raises(FileNotFoundError, match=f"{SETTING}의 철자"):
        find_published("grpo", profile)
    hub.writer = "hf_mine"
    hub.create(repo, private=True)
    with pytest.raises(FileNotFoundError, match="비공개면 HF_TOKEN"):
        find_published("grpo", profile)
    hub.create(repo, private=False)
    hub.repos[repo].files["README.md"] = b"x"
    assert find_published("grpo", profile) is None
    assert "그 폴더에 어댑터가 없습니다" in capsys.readouterr().out
    monkeypatch.setenv(SETTING, "https://huggingface.co/owner/adapters")
    with pytest.raises(ValueError, match="소유자/저장소"):
        find_published("grpo", profile)
    hub.writer = None


def test_no_network_and_nothing_kept():
    """HF_HUB_OFFLINE은 들여올 때 읽으므로 새 프로세스에서 봅니다."""
    code = (
        "from korgrpo_helpers.profiles import get_profile\n"
        "from korgrpo_helpers.published import find_published\n"
        "find_published('grpo', get_profile('t4'))\n"
    )
    environ = os.environ | {SETTING: "owner/never-seen", "HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True)
    assert "ConnectionError: 허브에 닿지 못해 owner/never-seen" in done.stderr


def test_folder_names():
    assert folder_name("primed", "t4") == "primed-t4"
    with pytest.raises(ValueError, match="primed, grpo 가운데"):
        folder_name("merged", "t4")
