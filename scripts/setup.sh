#!/usr/bin/env bash
# Makes the virtual environment named by the first argument and installs the
# locked dependencies and this project into it. PYTHON chooses the interpreter.
set -euo pipefail

readonly VENV=$1
readonly MINIMUM="3, 11"
# Newest first. The plain name comes last: on a fresh Debian it is the only one.
readonly CANDIDATES=${PYTHON:-python3.13 python3.12 python3.11 python3}

fail() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

# A name on the PATH is not enough: version managers put names there that only
# print an error.
is_new_enough() {
    "$1" -c "import sys; sys.exit(sys.version_info < ($MINIMUM))" 2>/dev/null
}

can_make_environments() {
    "$1" -c "import ensurepip, venv" 2>/dev/null
}

choose_python() {
    local candidate found=""
    for candidate in $CANDIDATES; do
        is_new_enough "$candidate" || continue
        found=$candidate
        if can_make_environments "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    [[ -z $found ]] || fail \
        "$found lacks the venv or ensurepip module, so it cannot make a virtual environment." \
        "On Debian or Ubuntu: apt-get install python3-venv"
    fail \
        "no Python 3.11 or newer was found (tried: $CANDIDATES)." \
        "Install one, or name it: make PYTHON=/path/to/python3.12 run"
}

if ! is_new_enough "$VENV/bin/python" || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(choose_python)
    echo "setup: making $VENV with $("$python" --version)"
    "$python" -m venv --clear "$VENV"
fi

pip() {
    # Twice quiet: only errors. A registry mirror's remarks are no concern of ours.
    "$VENV/bin/python" -m pip --quiet --quiet --disable-pip-version-check "$@"
}

echo "setup: installing the locked dependencies (some minutes the first time)"
pip install --require-hashes -r requirements.lock
# The build tool comes from the lock as well, so nothing unpinned is fetched here.
pip install --no-deps --no-build-isolation --editable .
