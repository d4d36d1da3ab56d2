# 처음 온 사람은 `make book`과 `make test`만 알면 됩니다. `make`만 치면 이 안내가 나옵니다.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OLD_VENV := .venv-trl-0.22
HTML := _build/html/index.html
PORT ?= 8000
PIP := -m pip --disable-pip-version-check
# 노트북의 커널이 셀과 상관없는 경고를 찍지 않게 합니다.
# GPU가 있는 기계에서도 책과 검사는 CPU 데모로 돕니다. 다른 프로필은 KORGRPO_PROFILE=t4-quick make book 처럼.
export KORGRPO_PROFILE ?= cpu-demo
ifeq ($(KORGRPO_PROFILE),cpu-demo)
export CUDA_VISIBLE_DEVICES :=
endif
# 책은 망이 있든 없든 같은 결과가 나와야 합니다. 허브에서 받아 만들려면 HF_HUB_OFFLINE=0 make book.
export HF_HUB_OFFLINE ?= 1
export IPYTHONDIR := $(CURDIR)/_build/ipython
KERNEL_CONFIG := $(IPYTHONDIR)/profile_default/ipython_kernel_config.py

.PHONY: help book slides handout kit needs test test-trl-0.22 check-colab evidence evidence-together serve sync student clean
.DEFAULT_GOAL := help

help:
	@echo "make book   책을 만듭니다. 노트북을 CPU에서 실제로 돌립니다 → $(HTML)"
	@echo "make test   책을 만들고 모든 검사를 합니다"
	@echo "make serve  만든 책을 http://localhost:$(PORT) 에서 봅니다"
	@echo "make slides   장마다 슬라이드를 만듭니다 → _build/slides/index.html"
	@echo "make handout  참가자에게 나누어 줄 한 장을 만듭니다 → _build/handout.pdf"
	@echo "make kit      인터넷 없는 강의실에서 쓸 꾸러미를 만듭니다 → _build/korgrpo-offline-kit.zip"
	@echo "make student 답을 뺀 학생의 노트북을 만듭니다 → _build/student/"
	@echo "make sync   고친 notebooks/*.md에서 .ipynb를 다시 만듭니다"
	@echo "make test-trl-0.22  T4의 옛 판(trl 0.22.2, datasets 4.3.0)에서 데이터를 받고 학습을 짧게 돌려 봅니다"
	@echo "make check-colab  Colab에 깔 판이 GPU마다 오늘도 풀리는지 봅니다(인터넷이 있어야 하고, 깔지는 않습니다)"
	@echo "make evidence ARM=ours  GPU에서 한 방법을 가르치고 잽니다(unsloth와 vLLM이 깔린 Python에서)"
	@echo "make evidence-together  여러 방법을 GPU 하나에서 함께 가르치고 잽니다"
	@echo "make clean  만든 책과 가상 환경을 지웁니다(곳간은 남습니다)"

# $(1) 가상 환경 폴더, $(2) 판 목록. TORCH_INDEX_URL이 있으면 torch를 먼저 거기서 받습니다.
define install
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11~3.13이 있어야 합니다. 예: make book PYTHON=python3.12" >&2; exit 1; }
	@echo "[1/3] 가상 환경 $(1) 만들기"
	@$(PYTHON) -m venv $(1)
	@$(1)/bin/python $(PIP) install --quiet pip==25.3
	@echo "[2/3] $(2)에 적힌 판 깔기(2~5분)"
	@if [ -n "$(TORCH_INDEX_URL)" ]; then \
	  $(1)/bin/python $(PIP) install --no-deps --index-url "$(TORCH_INDEX_URL)" $$(grep '^torch==' $(2)); fi
	@$(1)/bin/python $(PIP) install -r $(2)
endef

$(VENV)/.installed: requirements.txt pyproject.toml
	$(call install,$(VENV),requirements.txt)
	@echo "[3/3] korgrpo_helpers 깔기"
	@$(BIN)/python $(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(OLD_VENV)/.installed: requirements/trl-0.22.txt
	$(call install,$(OLD_VENV),requirements/trl-0.22.txt)
	@touch $@

$(KERNEL_CONFIG):
	@mkdir -p $(@D)
	@echo 'c.IPKernelApp.log_level = "ERROR"' > $@

book: $(VENV)/.installed $(KERNEL_CONFIG)
	@echo "책을 만듭니다. 처음에는 작은 모델을 학습하느라 2분쯤 더 걸립니다."
	@$(BIN)/jupyter-book build . -W -n --keep-going
	@echo "다 됐습니다. 브라우저로 $(HTML)을 여세요(검색까지 쓰려면 make serve)."

slides: book
	@$(BIN)/python tools/make_slides.py

handout: needs $(VENV)/.installed
	@$(BIN)/python tools/make_handout.py

kit: slides handout student
	@$(BIN)/python tools/make_kit.py

needs:
	@$(PYTHON) tests/needs.py

# 노트북을 연습의 검사와 함께 한 번 돌리고, 책은 그 결과로 만듭니다. 허브에서 받는 장은 허브의 대역을 보며 한 번 더 돌립니다.
HUB_CHAPTERS := .checked/03_datasets.ipynb
test: needs $(VENV)/.installed $(KERNEL_CONFIG)
	@$(BIN)/python tools/exercises.py checked
	@$(BIN)/python -m pytest --nbmake --overwrite --nbmake-timeout=900 .checked
	@$(BIN)/python tools/seed_book.py
	@$(MAKE) book
	@$(BIN)/python -m pytest --nbmake --nbmake-timeout=900 tests $(HUB_CHAPTERS) --doctest-modules korgrpo_helpers

student: $(VENV)/.installed
	@$(BIN)/python tools/exercises.py student

test-trl-0.22: $(OLD_VENV)/.installed
	@PYTHONPATH=. $(OLD_VENV)/bin/python -m pytest tests/test_training.py tests/test_stack.py tests/test_tokenizer.py tests/test_formatting.py tests/test_rewards_original.py tests/test_hub.py tests/test_adapter.py tests/test_schema.py tests/test_policy.py tests/test_resume_lora.py

check-colab: $(VENV)/.installed
	@$(BIN)/python tools/check_colab.py

# 지금의 Python을 씁니다. GPU의 라이브러리는 Colab의 판(korgrpo_helpers/data/constraints)으로 깔아 두세요.
ARM ?= ours
MODEL ?= Qwen/Qwen2.5-Coder-1.5B-Instruct
MINUTES ?= 15
evidence:
	@env -u CUDA_VISIBLE_DEVICES -u HF_HUB_OFFLINE PYTHONPATH=. $(PYTHON) benchmarks/evidence.py $(ARM) --model $(MODEL) --minutes $(MINUTES) --out runs/evidence_$(ARM).json

# 여러 방법이 GPU 하나를 나누어 씁니다.
ARMS ?= ours original
evidence-together:
	@env -u CUDA_VISIBLE_DEVICES -u HF_HUB_OFFLINE PYTHONPATH=. $(PYTHON) benchmarks/evidence_together.py $(ARMS) --model $(MODEL) --minutes $(MINUTES)

serve: book
	@echo "http://localhost:$(PORT) 에서 봅니다. 그만두려면 Ctrl-C."
	@$(BIN)/python -m http.server $(PORT) --directory _build/html

sync: $(VENV)/.installed
	@$(BIN)/python tools/sync_notebooks.py

clean:
	rm -rf _build .checked $(VENV) $(OLD_VENV)
