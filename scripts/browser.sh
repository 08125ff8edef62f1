#!/usr/bin/env bash
# Makes sure that a Chromium is there for the browser tests: installs Debian's
# when it is missing and we may, else says what to do.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then
        exit 0
    fi
done

readonly COMMAND="apt-get update && apt-get install --yes --no-install-recommends chromium"
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    printf 'browser: %s\n' \
        "the browser tests need Chromium, which is not installed." \
        "On Debian, as root: $COMMAND" >&2
    exit 1
fi

echo "browser: installing Debian's Chromium"
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
apt-get install --quiet=2 --yes --no-install-recommends chromium >/dev/null
