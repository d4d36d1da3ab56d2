"""허브 대역의 올리기: 진짜 huggingface_hub의 create_repo와 create_commit이 쓸 만큼만 허브의 말을 합니다.

흉내 내는 것: 저장소 만들기(있으면 409), 카드의 YAML 확인, 어느 길로 올릴지(preupload), Git LFS의 한 번에 올리기,
커밋(NDJSON). 허브처럼 safetensors는 LFS로, 나머지는 커밋 안에 넣어 받습니다. Xet과 나누어 올리기는 없습니다.
"""

from __future__ import annotations

import base64
import json
import re

REPO = r"(?P<repo>[\w.-]+/[\w.-]+)"
WRITES = (
    (re.compile(r"/api/validate-yaml"), "validate"),
    (re.compile(r"/api/repos/create"), "create"),
    (re.compile(rf"/api/models/{REPO}/preupload/main"), "preupload"),
    (re.compile(rf"/api/models/{REPO}/commit/main"), "commit"),
    (re.compile(rf"/{REPO}\.git/info/lfs/objects/batch"), "batch"),
    (re.compile(r"/lfs-store/(?P<oid>[0-9a-f]{64})"), "store"),
)


class Uploads:
    """`_Handler`에 섞는 쓰기. 받은 것이 쓰기이면 대답하고 참을 돌려줍니다.

    `hub.writer`가 쓸 수 있는 단 하나의 토큰이고, LFS로 온 내용은 커밋이 가리킬 때까지 `hub.stored`에 있습니다.
    """

    def answer_write(self, path: str, body: bytes) -> bool:
        matches = [(kind, pattern.fullmatch(path)) for pattern, kind in WRITES]
        kind, found = next((match for match in matches if match[1]), (None, None))
        if found is None or self.command not in ("POST", "PUT"):
            return False
        sent = self.headers.get("Authorization")
        # LFS의 저장소는 서명한 주소를 쓰므로 토큰을 보지 않습니다.
        if kind not in ("validate", "store") and (
            self.hub.writer is None or sent != f"Bearer {self.hub.writer}"
        ):
            self._fail(403 if sent else 401, "")
        else:
            getattr(self, f"_{kind}")(body, **found.groupdict())
        return True

    def _validate(self, body: bytes) -> None:
        import yaml

        front = re.match(r"---\n(.*?)\n---\n", json.loads(body)["content"], re.DOTALL)
        known = isinstance(yaml.safe_load(front[1]), dict) if front else False
        self._json({"errors": [] if known else [{"message": "YAML"}], "warnings": []})

    def _create(self, body: bytes) -> None:
        asked = json.loads(body)
        repo_id = f"{asked['organization']}/{asked['name']}"
        url = {"url": f"{self.hub.url}/{repo_id}"}
        if repo_id in self.hub.repos:
            return self._json(url, status=409)
        # huggingface_hub 0.36은 private, 2.4는 visibility로 보냅니다.
        private = asked.get("private") or asked.get("visibility") == "private"
        self.hub.create(repo_id, private=bool(private))
        self._json(url)

    def _preupload(self, body: bytes, repo: str) -> None:
        self._json({
            "files": [
                {
                    "path": file["path"],
                    "uploadMode": "lfs" if file["path"].endswith(".safetensors") else "regular",
                    "shouldIgnore": False,
                    "oid": None,
                }
                for file in json.loads(body)["files"]
            ]
        })  # fmt: skip

    def _batch(self, body: bytes, repo: str) -> None:
        objects = [
            {**one, "actions": {"upload": {"href": f"{self.hub.url}/lfs-store/{one['oid']}"}}}
            for one in json.loads(body)["objects"]
        ]
        self._json({"transfer": "basic", "objects": objects})

    def _store(self, body: bytes, oid: str) -> None:
        self.hub.stored[oid] = body
        self._json({})

    def _commit(self, body: bytes, repo: str) -> None:
        if repo not in self.hub.repos:
            return self._fail(404, "RepoNotFound")
        files = self.hub.repos[repo].files
        for line in map(json.loads, body.splitlines()):
            value = line["value"]
            if line["key"] == "file":
                files[value["path"]] = base64.b64decode(value["content"])
            if line["key"] == "lfsFile":
                files[value["path"]] = self.hub.stored.pop(value["oid"])
        oid = self.hub.repos[repo].commit("main")
        url = f"{self.hub.url}/{repo}/commit/{oid}"
        self._json({"success": True, "commitOid": oid, "commitUrl": url})
