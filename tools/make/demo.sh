#!/bin/sh
# Makes the sample repository again when the sample, or what writes it, has changed; then checks it.
set -eu
cd "$(dirname "$0")/../.."
demo=$1
day=$2
stamp=$demo.sample

sample=$(find policies records tools/recordroom/write -type f ! -name '*.pyc' -exec cksum {} + |
    LC_ALL=C sort | cksum)

if [ ! -d "$demo" ] || [ ! -f "$stamp" ] || [ "$(head -n 1 "$stamp")" != "$sample" ]; then
    if [ -d "$demo" ]; then
        made=$(tail -n 1 "$stamp" 2>/dev/null || echo none)
        now=$(git -C "$demo" rev-parse HEAD 2>/dev/null || echo other)
        if [ "$made" = "$now" ] && [ -z "$(git -C "$demo" status --porcelain)" ]; then
            rm -rf "$demo"
        else
            # Somebody has worked in it: that is theirs and not ours to delete.
            kept=$demo-$(date +%Y%m%d-%H%M%S)
            mv "$demo" "$kept"
            echo "→ 示例仓库里有改动，已移到 $kept · It held changes and was moved to $kept" >&2
        fi
    fi
    echo "→ 正在生成示例仓库 · Making the sample repository" >&2
    .venv/bin/recordroom demo "$demo" >/dev/null
    printf '%s\n%s\n' "$sample" "$(git -C "$demo" rev-parse HEAD)" >"$stamp"
fi
echo "→ 正在检查示例 · Checking the sample" >&2
.venv/bin/recordroom check --root "$demo" --as-of "$day"
