#!/bin/sh
# Makes .venv and installs the pinned packages of requirements/<name>.txt, unless they are there.
set -eu
cd "$(dirname "$0")/../.."
name=$1
venv=.venv
stamp=$venv/.recordroom-installed

fits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python3.14 python; do
        if command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    cat >&2 <<'TEXT'
✗ 没有找到可用的 Python 3.11 或更新版本（需带 venv）。
  Debian/Ubuntu 请运行：sudo apt-get install python3 python3-venv
  已装在别处的，请指明：make PYTHON=/路径/python3.12 …
  No usable Python 3.11 or later (with venv) was found.
  Debian/Ubuntu: sudo apt-get install python3 python3-venv
  Installed elsewhere? Name it: make PYTHON=/path/to/python3.12 …
TEXT
    exit 2
}

# What is wanted: this list of packages, for a checkout at this place.
wanted="$name $(cat "requirements/$name.txt" pyproject.toml | cksum) $(pwd -P)"

# The tests' packages contain the handbook's, at the same versions.
if [ -f "$stamp" ] && fits $venv/bin/python && [ -x $venv/bin/recordroom ]; then
    [ "$(cat "$stamp")" = "$wanted" ] && exit 0
    more="test $(cat requirements/test.txt pyproject.toml | cksum) $(pwd -P)"
    [ "$name" = handbook ] && [ "$(cat "$stamp")" = "$more" ] && exit 0
fi

if ! fits $venv/bin/python; then
    python=$(find_python)
    echo "→ 正在创建 .venv（$("$python" -V)）· Creating .venv" >&2
    "$python" -m venv --clear $venv
fi
rm -f "$stamp"
echo "→ 正在安装依赖，首次约需一两分钟 · Installing packages, a minute or two the first time" >&2
pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"
if ! $pip install --quiet --progress-bar on --require-hashes -r "requirements/$name.txt" ||
    ! $pip install --quiet --no-deps --no-build-isolation --editable .; then
    cat >&2 <<'TEXT'
✗ 依赖没有装成。请检查网络或 pip 的镜像设置，再运行一次；已下载的部分不会重来。
  The packages were not installed. Check the network or pip's index settings and run this again.
TEXT
    exit 2
fi
echo "$wanted" >"$stamp"
