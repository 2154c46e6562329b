# 档案室 recordroom：常用命令。Everyday commands. Needs make, git and Python 3.11 or later.

PORT ?= 8000
AUDIENCE ?= staff
# 示例机构的“今天”。The day on which the sample stands.
SAMPLE_DAY := 2026-11-01
VENV := .venv
RECORDROOM := $(VENV)/bin/recordroom

.DEFAULT_GOAL := help
.PHONY: help handbook demo test check build lock clean

help:
	@echo "recordroom 档案室"
	@echo
	@echo "  make handbook   在浏览器里看示例手册      see the sample handbook at http://127.0.0.1:$(PORT)"
	@echo "  make test       运行全部测试              run every test, the browser's included"
	@echo "  make check      检查示例的全部文件        check the sample's records"
	@echo "  make build      生成各阅览对象的网站      build the site of every audience into build/"
	@echo "  make demo       生成带历史的示例仓库      make the sample repository in build/demo"
	@echo "  make lock       重新锁定依赖的版本        pin the dependencies anew"
	@echo "  make clean      删除生成的文件            delete what was made"
	@echo
	@echo "  make handbook PORT=8001 AUDIENCE=public   换端口或阅览对象  another port or audience"

# 最后一条命令由 make 直接启动，这样 Ctrl-C 能正常结束。Make starts the last command itself, so
# that Ctrl-C reaches it and not make.
handbook: demo
	@$(VENV)/bin/python tools/make/foreground.py $(RECORDROOM) serve --root build/demo --out build --audience $(AUDIENCE) --port $(PORT) --as-of $(SAMPLE_DAY)

demo:
	@sh tools/make/venv.sh handbook
	@sh tools/make/demo.sh build/demo $(SAMPLE_DAY)

test:
	@sh tools/make/venv.sh test
	@sh tools/make/browser.sh
	@sh tools/make/test.sh

check:
	@sh tools/make/venv.sh handbook
	@$(RECORDROOM) check --as-of $(SAMPLE_DAY)

build: demo
	@$(RECORDROOM) build --all --root build/demo --out build --as-of $(SAMPLE_DAY)

lock:
	@sh tools/make/venv.sh handbook
	@$(VENV)/bin/python -m venv build/lock
	@build/lock/bin/pip install --quiet --disable-pip-version-check 'pip-tools>=7.5'
	@build/lock/bin/python requirements/lock.py

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find tools tests -name __pycache__ -type d -prune -exec rm -rf {} +
