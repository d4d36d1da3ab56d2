#!/usr/bin/env bash
# 기계 하나: 보이는 GPU를 모두 써서 학습합니다. 끊기면 같은 명령으로 이어 갑니다.
#
#   nohup bash configs/launch/one-node.sh 내설정.yaml > 학습.log 2>&1 &
#   CUDA_VISIBLE_DEVICES=0,1 bash configs/launch/one-node.sh 내설정.yaml --set grpo.max_steps=50
set -euo pipefail
cd "$(dirname "$0")/../.."

config=${1:?"설정 파일을 적으세요. 예: bash configs/launch/one-node.sh configs/t4.yaml"}
shift
if [[ -n ${CUDA_VISIBLE_DEVICES:-} ]]; then
  IFS=, read -ra shown <<< "$CUDA_VISIBLE_DEVICES"
  gpus=${#shown[@]}
else
  gpus=$(nvidia-smi --list-gpus | wc -l)
fi
if ((gpus == 1)); then file=gpu-1.yaml; else file=gpu-2.yaml; fi
echo "GPU ${gpus}개로 ${config}을(를) 돌립니다."
exec accelerate launch --config_file "configs/accelerate/$file" --num_processes "$gpus" \
  -m korgrpo_helpers.train "$config" "$@"
