"""허깅페이스 허브를 대신하는 작은 서버. 진짜 `load_dataset`이 HF_ENDPOINT로 찾아와 쓸 만큼만 허브의 말을 합니다.

흉내 내는 것: 저장소 정보, 파일 목록(tree, paths-info), 파일 받기(HEAD, GET, Range), 그리고 오류(없는 저장소,
없는 판, 권한이 있어야 하는 저장소). 모델의 저장소는 받기도 올리기(`stand_in_uploads`)도 합니다. Xet은 흉내 내지
않습니다.
"""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import re
import threading
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from families import FAMILIES
from stand_in_uploads import Uploads

CONFIGS = """---
configs:
- config_name: {config}
  data_files:
  - split: {split}
    path: {config}/{split}*
---
"""
REPO = r"(?P<repo>[\w.-]+/[\w.-]+)"
ROUTES = (
    (re.compile(rf"/(?:datasets/)?{REPO}/resolve/(?P<revision>[^/]+)/(?P<path>.+)"), "file"),
    (
        re.compile(rf"/api/(?:datasets|models)/{REPO}/tree/(?P<revision>[^/]+)(?:/(?P<path>.+))?"),
        "tree",
    ),
    (re.compile(rf"/api/(?:datasets|models)/{REPO}/paths-info/(?P<revision>[^/]+)"), "paths"),
    (re.compile(rf"/api/(?:datasets|models)/{REPO}(?:/revision/(?P<revision>[^/]+))?"), "info"),
)


@dataclass
class Repo:
    """저장소 하나. `token`이 있으면 그 토큰을 보낸 사람만 읽습니다. `older`는 main이 아닌 판의 파일들입니다.

    비공개(`private`)면 토큰이 없는 사람에게는 없는 저장소처럼 보입니다.
    """

    files: dict[str, bytes]
    token: str | None = None
    licence: str | None = None
    private: bool = False
    older: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def commit(self, revision: str) -> str | None:
        """판의 이름(main, 태그, 커밋)을 커밋 번호로. 없는 판이면 None."""
        commits = {_digest(files): files for files in (self.files, *self.older.values())}
        names = {"main": _digest(self.files), **{k: _digest(v) for k, v in self.older.items()}}
        return names.get(revision, revision if revision in commits else None)

    def at(self, commit: str) -> dict[str, bytes]:
        return next(f for f in (self.files, *self.older.values()) if _digest(f) == commit)


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha1()
    for path, content in sorted(files.items()):
        digest.update(path.encode() + content)
    return digest.hexdigest()


def parquet(rows: list[dict]) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    buffer = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(rows), buffer)
    return buffer.getvalue()


def jsonl(rows: list[dict]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def repo_for(entry, write=parquet) -> Repo:
    """카탈로그에 적힌 구성과 갈래로, 적힌(또는 가정한) 꼴의 행을 담은 저장소."""
    config, split = entry.config or "default", entry.split or "train"
    suffix = "parquet" if write is parquet else "jsonl"
    card = CONFIGS.format(config=config, split=split).encode()
    rows = write(FAMILIES[entry.shape])
    found = {"README.md": card, f"{config}/{split}-0.{suffix}": rows}
    return Repo(found, older={entry.revision: found} if entry.revision else {})


def _oid(content: bytes) -> str:
    return hashlib.sha1(content).hexdigest()


def _entry(path: str, content: bytes) -> dict:
    return {"type": "file", "path": path, "size": len(content), "oid": _oid(content)}


class StandInHub:
    """`repos`에 저장소를 넣어 두면 `url`에서 허브처럼 대답합니다. `requests`에 온 요청이 남습니다."""

    def __init__(self) -> None:
        self.repos: dict[str, Repo] = {}
        self.requests: list[str] = []
        self.writer: str | None = None
        self.stored: dict[str, bytes] = {}
        handler = type("Handler", (_Handler,), {"hub": self})
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def create(self, repo_id: str, private: bool) -> None:
        """`writer`가 만든 빈 모델 저장소."""
        self.repos[repo_id] = Repo({}, token=self.writer if private else None, private=private)


class _Handler(Uploads, http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: StandInHub

    def log_message(self, *arguments) -> None:
        pass

    def do_GET(self) -> None:
        body = self._body()
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append(f"{self.command} {path}")
        if self.answer_write(path, body):
            return None
        for pattern, kind in ROUTES:
            if found := pattern.fullmatch(path):
                return self._repo(kind, found.groupdict(), body)
        self._fail(404, "Unknown route")

    do_HEAD = do_POST = do_PUT = do_GET

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _repo(self, kind: str, wanted: dict, body: bytes) -> None:
        repo = self.hub.repos.get(wanted["repo"])
        if repo is None:
            return self._fail(404, "RepoNotFound")
        if repo.token is not None and self.headers.get("Authorization") != f"Bearer {repo.token}":
            if repo.private:
                return self._fail(401, "RepoNotFound")
            # 허브는 로그인하지 않았으면 401, 로그인했지만 허락받지 않았으면 403을 냅니다.
            return self._fail(403 if self.headers.get("Authorization") else 401, "GatedRepo")
        commit = repo.commit(wanted.get("revision") or "main")
        if commit is None:
            return self._fail(404, "RevisionNotFound")
        files = repo.at(commit)
        if kind == "file":
            if wanted["path"] not in files:
                return self._fail(404, "EntryNotFound", {"X-Repo-Commit": commit})
            return self._file(files[wanted["path"]], commit)
        if kind == "info":
            return self._json({
                "id": wanted["repo"],
                "sha": commit,
                "siblings": [{"rfilename": path} for path in files],
                "gated": "auto" if repo.token and not repo.private else False,
                "private": repo.private,
                "cardData": {"license": repo.licence} if repo.licence else {},
            })  # fmt: skip
        if kind == "tree":
            return self._tree(files, f"{wanted['path']}/" if wanted["path"] else "")
        asked = json.loads(body)["paths"] if body.startswith(b"{") else _form_paths(body)
        self._json([_entry(path, files[path]) for path in asked if path in files])

    def _tree(self, files: dict[str, bytes], folder: str) -> None:
        inside = [path for path in files if path.startswith(folder)]
        if folder and not inside:
            return self._fail(404, "EntryNotFound")
        if "recursive=true" in self.path.lower():
            return self._json([_entry(path, files[path]) for path in inside])
        names = dict.fromkeys(path[len(folder) :].partition("/")[0] for path in inside)
        self._json([
            _entry(folder + name, files[folder + name])
            if folder + name in files
            else {"type": "directory", "path": folder + name, "size": 0, "oid": _oid(name.encode())}
            for name in names
        ])  # fmt: skip

    def _file(self, content: bytes, commit: str) -> None:
        headers = {
            "ETag": f'"{_oid(content)}"',
            "X-Repo-Commit": commit,
            "Accept-Ranges": "bytes",
        }
        if asked := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or ""):
            start, end = int(asked[1]), int(asked[2] or len(content) - 1)
            headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
            return self._send(206, content[start : end + 1], headers)
        self._send(200, content, headers)

    def _json(self, value, status: int = 200) -> None:
        self._send(status, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _fail(self, status: int, code: str, headers: dict | None = None) -> None:
        named = {"X-Error-Code": code, "X-Error-Message": code} if code else {}
        self._send(status, b"", {**named, **(headers or {})})

    def _send(self, status: int, content: bytes, headers: dict) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _form_paths(body: bytes) -> list[str]:
    from urllib.parse import parse_qs

    return parse_qs(body.decode()).get("paths", [])
