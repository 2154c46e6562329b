#!/bin/sh
# Sees to a Chromium and a Chinese font for the browser tests, installing them where that is possible.
set -eu
cd "$(dirname "$0")/../.."

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

have_browser() {
    [ -n "${CHROMIUM:-}" ] && return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && "$name" --version >/dev/null 2>&1 && return 0
    done
    .venv/bin/python - <<'PYTHON'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    sys.exit(not pathlib.Path(driver.chromium.executable_path).exists())
PYTHON
}

have_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]
}

apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    echo "→ 正在安装 $* · Installing $*" >&2
    as_root env DEBIAN_FRONTEND=noninteractive sh -c '
        apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"' sh "$@" >/dev/null
}

have_font || apt_install fontconfig fonts-noto-cjk || echo "→ 没有中文字体，界面测试的文字可能显示为方框 · No Chinese font was found" >&2
have_browser && exit 0
# Ubuntu's package is a stub for snap, which containers cannot run; so it is tried, not trusted.
apt_install chromium || true
have_browser && exit 0
echo "→ 正在下载 Chromium · Downloading Chromium" >&2
.venv/bin/python -m playwright install chromium >&2 || true
have_browser && exit 0
cat >&2 <<'TEXT'
✗ 没有找到 Chromium，也没能装上。请安装后再运行：Debian/Ubuntu 用 sudo apt-get install chromium，
  或用环境变量 CHROMIUM 指明程序的位置。
  Chromium was neither found nor installed. Install it (sudo apt-get install chromium), or name
  the program in the variable CHROMIUM.
TEXT
exit 2
