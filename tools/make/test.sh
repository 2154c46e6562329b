#!/bin/sh
# Every test: style, types, layers of the house, then pytest with the browser's, on all cores.
set -eu
cd "$(dirname "$0")/../.."
bin=.venv/bin

step() {
    echo "→ $1" >&2
    shift
    "$@"
}

step "ruff：代码风格 · style" $bin/python -m ruff check .
step "mypy：类型 · types" $bin/python -m mypy
step "import-linter：分层 · layers" $bin/lint-imports --no-cache
step "pytest：全部测试 · all tests" $bin/python -m pytest -n auto
echo "✓ 全部通过 · All passed" >&2
