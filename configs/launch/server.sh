#!/usr/bin/env bash
# 기계 하나: 마지막 GPU에 vLLM 서버를, 나머지 GPU에 학습을 띄웁니다(vllm_mode: server). 끊기면 같은 명령으로 이어 갑니다.
#
#   nohup bash configs/launch/server.sh 내설정.yaml > 학습.log 2>&1 &
#   CUDA_VISIBLE_DEVICES=0,1,2 bash configs/launch/server.sh 내설정.yaml --set grpo.max_steps=50
#
# GPU가 둘은 있어야 합니다. 학습이 끝나거나, 실패하거나, 신호를 받아 저장하고 멈추면 서버도 끝냅니다.
# 서버가 먼저 끝나면 학습을 저장하고 멈춥니다. SAVE_SECONDS초(적지 않으면 600)가 지나도 멈추지 않으면 끝냅니다.
# TRL 1.11부터의 방식입니다. 그 앞의 TRL은 서버를 trl vllm-serve로 띄웁니다.
set -euo pipefail
cd "$(dirname "$0")/../.."

config=${1:?"설정 파일을 적으세요. 예: bash configs/launch/server.sh configs/t4.yaml"}
shift
if [[ -n ${CUDA_VISIBLE_DEVICES:-} ]]; then
  IFS=, read -ra gpus <<< "$CUDA_VISIBLE_DEVICES"
else
  mapfile -t gpus < <(seq 0 $(($(nvidia-smi --list-gpus | wc -l) - 1)))
fi
if ((${#gpus[@]} < 2)); then
  echo "GPU가 ${#gpus[@]}개입니다. 서버와 학습에 하나씩, 둘은 있어야 합니다. 하나면 one-node.sh(colocate)를 쓰세요." >&2
  exit 2
fi
server_gpu=${gpus[-1]}
unset 'gpus[-1]'
train_gpus=$(IFS=,; echo "${gpus[*]}")

export KORGRPO_UNSLOTH=0 # unsloth는 서버를 쓰지 않습니다
direct=${no_proxy:-${NO_PROXY:-}}
export NO_PROXY="127.0.0.1${direct:+,$direct}" # 이 기계 안의 말은 프록시로 보내지 않습니다
export no_proxy=$NO_PROXY
# 설정이나 파일이 틀렸거나 이미 끝난 실행이면 서버를 띄우기 전에 여기서 끝납니다. 학습이 볼 GPU와 프로세스의 수로 봅니다.
checked=$(CUDA_VISIBLE_DEVICES=$train_gpus WORLD_SIZE=${#gpus[@]} python -m korgrpo_helpers.train "$config" "$@" \
  --set vllm_mode=server --check)
echo "$checked"
[[ $checked != *"이미 끝난 실행입니다"* ]] || exit 0
printed=$(python -m korgrpo_helpers.train "$config" "$@" --set vllm_mode=server --print-config)
told=$(python -c '
import socket, sys, yaml
from importlib.metadata import version
if tuple(map(int, version("trl").split(".")[:2])) < (1, 11):
    sys.exit("TRL " + version("trl") + "은 이 스크립트로 띄울 수 없습니다. TRL을 1.11 이상으로 올리세요.")
config = yaml.safe_load(sys.stdin)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    print(config["model"], config["max_seq_length"], free.getsockname()[1], sep="\n")
' <<< "$printed")
mapfile -t told <<< "$told"
model=${told[0]} length=${told[1]} url=http://127.0.0.1:${told[2]}

server='' train='' stopping=''
running() { kill -0 "$1" 2> /dev/null; }
gone() { # 서버의 묶음이 끝나기를 0.2초씩 $1번까지 기다립니다
  local n
  for ((n = 0; n < $1; n++)); do
    running "-$server" || return 0
    sleep 0.2 || true
  done
  return 1
}
finish() {
  trap '' INT TERM HUP # 끝내는 동안 온 신호가 이 일을 끊으면 서버가 남습니다
  server=${server:-${!:-}} # 띄우자마자 신호가 오면 아직 적지 못했습니다
  [[ -n $server ]] || return 0
  kill -TERM -- "-$server" 2> /dev/null || true # vLLM은 자식을 여럿 띄우므로 묶음째 끝냅니다
  gone 50 && return 0
  kill -KILL -- "-$server" 2> /dev/null || true
  gone 50 || true # 끝나야 GPU 메모리가 풀립니다. 이 스크립트가 먼저 끝나면 다음 실행이 메모리를 못 얻습니다
}

trap finish EXIT
trap 'exit 143' INT TERM HUP
echo "vLLM 서버를 GPU ${server_gpu}에, 학습을 GPU ${train_gpus}에 띄웁니다. 서버: ${url}"
# 서버의 관리 주소에는 비밀번호가 없으므로 이 기계에서만 듣습니다.
CUDA_VISIBLE_DEVICES=$server_gpu VLLM_SERVER_DEV_MODE=1 setsid vllm serve "$model" \
  --host 127.0.0.1 --port "${told[2]}" --max-model-len "$length" --uvicorn-log-level warning \
  --weight-transfer-config '{"backend": "nccl"}' --logprobs-mode processed_logprobs &
server=$!
until python -c 'import sys, urllib.request as web; web.urlopen(sys.argv[1], timeout=5)' "$url/health" 2> /dev/null; do
  if ! running "$server"; then
    echo "vLLM 서버가 뜨다가 끝났습니다. 까닭은 위에 있습니다." >&2
    exit 1
  elif ((SECONDS > 1800)); then
    echo "vLLM 서버가 30분 안에 뜨지 않았습니다. 모델을 미리 받아 두고 다시 돌리세요." >&2
    exit 1
  fi
  sleep 1 || true # Ctrl-C는 sleep도 함께 받습니다. 그 값으로 여기서 끝나면 안 됩니다
done

command=(python)
if ((${#gpus[@]} > 1)); then
  command=(accelerate launch --config_file configs/accelerate/gpu-2.yaml --num_processes "${#gpus[@]}")
fi
trap 'stopping=1' INT TERM HUP
# setsid: 터미널의 Ctrl-C와 끊김은 이 스크립트만 받고, 학습에는 TERM이 한 번만 갑니다.
CUDA_VISIBLE_DEVICES=$train_gpus setsid "${command[@]}" -m korgrpo_helpers.train "$config" "$@" \
  --set vllm_mode=server --set vllm_server_base_url="$url" &
train=$!
died=''
while running "$train"; do
  sleep 1 || true
  if ! running "$server" && [[ -z $died ]]; then
    echo "학습하는 동안 vLLM 서버가 끝났습니다. 학습을 저장하고 멈춥니다." >&2 || true # 터미널이 끊겼을 수 있습니다
    died=$SECONDS stopping=1
  elif [[ -n $died ]] && ((SECONDS - died > ${SAVE_SECONDS:-600})); then
    echo "학습이 ${SAVE_SECONDS:-600}초 안에 멈추지 않아 끝냅니다. 다시 돌리면 마지막 체크포인트에서 이어 갑니다." >&2 || true
    pkill -KILL -P "$train" 2> /dev/null || true # 띄운 도구는 프로세스마다 묶음을 따로 만듭니다
    kill -KILL -- "-$train" 2> /dev/null || true
  fi
  if [[ -n $stopping ]]; then
    stopping=''
    kill -TERM "$train" 2> /dev/null || true # 하던 스텝을 마치고 저장하게 합니다
  fi
done
code=0
wait "$train" || code=$?
exit "$code"
