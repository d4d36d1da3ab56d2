"""허브에 올린 파일에 내 컴퓨터의 폴더와 서버의 주소가 없는지, 올라간 바이트를 봅니다."""

import json
from dataclasses import replace

from tiny_lora import lora_policy, saved_run, tiny_base

from korgrpo_helpers.adapter_files import CONFIG, same_model
from korgrpo_helpers.published import find_published, public_settings
from korgrpo_helpers.publishing import publish
from korgrpo_helpers.training import RUN_FILE

REPO, NAME = "owner/adapters", "grpo-t4-quick"
PRIVATE = {
    "priming_data": "/home/me/과제/풀이.csv",
    "grpo_data": "C:\\Users\\me\\문제.jsonl",
    "test_data": "~/시험/시험.csv",
    "vllm_server_base_url": "http://me:secret@10.0.0.7:8000",
}


def test_uploaded_bytes_say_no_place(writer, tmp_path, capsys):
    profile = tiny_base(tmp_path / "home-me" / "내 모델")
    record = saved_run(lora_policy(profile), tmp_path / "run")
    settings = record.settings | PRIVATE
    publish(tmp_path / "run", REPO, replace(record, settings=settings))
    files = writer.repos[REPO].files
    for name, content in files.items():
        for place in (str(tmp_path), "home-me", "/home/me", "Users", "~/", "secret", "10.0.0.7"):
            assert place.encode() not in content, (name, place)
    uploaded = json.loads(files[f"{NAME}/{RUN_FILE}"])["settings"]
    names = {key: uploaded[key] for key in ("model", "priming_data", "grpo_data", "test_data")}
    assert list(names.values()) == ["내 모델", "풀이.csv", "문제.jsonl", "시험.csv"]
    assert "vllm_server_base_url" not in uploaded
    assert set(settings) - set(uploaded) == {"vllm_server_base_url"}  # 나머지 조건은 그대로입니다
    assert json.loads(files[f"{NAME}/{CONFIG}"])["base_model_name_or_path"] == "내 모델"
    # 이름만 남아도 그 모델로 다시 받아 쓰고, 뺀 것을 다른 설정이라고 하지 않습니다.
    assert find_published("grpo", profile) is not None
    told = capsys.readouterr().out
    assert "값이 다른 설정: " in told and "vllm_server" not in told and "model" not in told
    other = replace(profile, model=str(tmp_path))
    assert find_published("grpo", other) is None


def test_names_on_the_hub_stay(tmp_path, monkeypatch):
    settings = {"model": "Qwen/Qwen3-4B-Base", "grpo_data": "owner/data", "test_data": "jkc_mwp"}
    assert public_settings(settings) == settings
    assert public_settings({"model": "demo"}) == {"model": "demo"}
    # 허브의 이름처럼 생긴 폴더
    monkeypatch.chdir(tmp_path)
    (tmp_path / "me" / "model").mkdir(parents=True)
    assert public_settings({"model": "me/model"}) == {"model": "model"}
    assert same_model("model", "me/model") and not same_model("model", "you/model")
