# Sourced by ./run and ./test in the checkout's own folder. Leaves a working uv on PATH and, where there
# is one, a Python 3.12-3.14 in UV_PYTHON. It writes into .uv only and asks for no rights.

say() { printf '%s\n' "$*" >&2; }

good() {
  "$1" -c 'import sys, ssl, sqlite3; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

find_python() {
  # pyenv's shims answer for the folder they are asked in, so its versions are looked at by path as well.
  versions=${PYENV_ROOT:-$HOME/.pyenv}/versions
  for candidate in ${UV_PYTHON:-} python3.13 python3 python3.14 python3.12 \
    "$versions"/3.13*/bin/python3 "$versions"/3.14*/bin/python3 "$versions"/3.12*/bin/python3; do
    if good "$candidate"; then
      # Not the one of an active environment: that may be our own .venv, which uv lays anew.
      "$candidate" -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))'
      return
    fi
  done
}

any_python() {
  for candidate in "$python" python3 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 8))' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

install_uv() {
  # Nothing here goes to the system: pip's warning to root would only alarm.
  export PIP_ROOT_USER_ACTION=ignore
  maker=$(any_python)
  if [ -z "$maker" ]; then
    say "Toward needs uv, or any Python 3 with pip to fetch it. Install one of them, for example:"
    say "  sudo apt-get install python3 python3-pip        (Debian, Ubuntu)"
    say "  https://docs.astral.sh/uv/getting-started/installation/"
    return 1
  fi
  say "Fetching uv, which installs the rest (once, into .uv) …"
  rm -rf .uv
  if "$maker" -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip -q --disable-pip-version-check install uv; then
    return
  fi
  # Debian keeps the venv module in a package of its own; pip alone can fill a folder.
  rm -rf .uv
  if "$maker" -m pip -q --disable-pip-version-check install --target .uv uv; then
    return
  fi
  rm -rf .uv
  say "uv could not be installed with $maker: its pip is missing or can't reach the package index (see above)."
  say "On Debian or Ubuntu: sudo apt-get install python3-pip python3-venv; or install uv and run this again."
  return 1
}

no_python() {
  say ""
  say "Toward needs Python 3.12, 3.13 or 3.14. None was found on this machine, and uv could not fetch one (see above)."
  say "Ways on: install python3.13 from your system's packages, let this machine reach github.com once,"
  say "or set UV_PYTHON to the full path of a Python 3.12-3.14 and run this again."
  return 1
}

# install_all [options of uv sync]: brings .venv to what uv.lock says.
install_all() {
  if [ -z "$python" ]; then
    uv python find '>=3.12,<3.15' >/dev/null 2>&1 || uv python install 3.13 >&2 || no_python || return 1
    # Named, for otherwise uv wants the one in .python-version and no other.
    UV_PYTHON=$(uv python find '>=3.12,<3.15')
    export UV_PYTHON
  fi
  uv sync --frozen --quiet "$@" || {
    say "The packages named in uv.lock could not be installed (see above)."
    return 1
  }
}

unset UV_PROJECT_ENVIRONMENT VIRTUAL_ENV
# uv brings its own list of certificates; where the machine keeps one, that is the one its owner trusts.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then export UV_SYSTEM_CERTS=1; fi
python=$(find_python)
[ -z "$python" ] || export UV_PYTHON="$python"
if ! uv --version >/dev/null 2>&1; then
  PATH=$PWD/.uv/bin:$PATH
  export PATH
  hash -r
  uv --version >/dev/null 2>&1 || install_uv
fi
