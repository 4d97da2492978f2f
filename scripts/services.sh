# Sourced by ./test: Chromium and a throw-away PostgreSQL. Both are brought by apt where that may be used.

# Debian keeps runuser where a person's PATH often does not look.
PATH=$PATH:/usr/sbin:/sbin
skipped=
why=
skip() { skipped="$skipped; $1"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# bring NAME PACKAGE IS_HERE: leaves the reason in $why where it can't.
bring() {
  why="not found"
  "$3" >/dev/null || install_package "$1" "$2"
  "$3" >/dev/null
}

install_package() {
  if ! command -v apt-get >/dev/null; then
    why="there is no apt-get here; install $1 yourself"
  elif [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    why="apt-get needs root; install $1 yourself"
  else
    say "Installing $1 by apt-get for the tests …"
    as_root apt-get -qq update >&2 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$2" >&2 ||
      why="apt-get could not install $1"
  fi
}

chromium_here() {
  for name in chromium chromium-browser google-chrome; do
    ! command -v "$name" >/dev/null || return 0
  done
  return 1
}

postgresql_bin() {
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$newest" ]; then
    printf '%s\n' "$newest"
  elif command -v initdb >/dev/null; then
    dirname "$(command -v initdb)"
  else
    return 1
  fi
}

# PostgreSQL refuses to run as root; its Debian package brings the user for it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

cluster=
start_postgresql() {
  bin=$(postgresql_bin)
  cluster=$(mktemp -d)
  if [ "$(id -u)" = 0 ]; then chown postgres "$cluster"; fi
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$cluster -c fsync=off -c full_page_writes=off"
  # Anybody on this machine may enter this cluster; it holds made-up test rows and is gone in minutes.
  if said=$(cd / && {
    as_postgres "$bin/initdb" -D "$cluster/data" -U toward -A trust -E UTF8 --no-sync &&
      as_postgres "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -o "$settings" start
  } 2>&1); then
    export TOWARD_TEST_POSTGRESQL="postgresql://toward@127.0.0.1:$port/postgres"
    return
  fi
  why="it would not start: $(printf '%s' "$said" | tail -n 1)"
  return 1
}

stop_postgresql() {
  [ -n "$cluster" ] || return 0
  (cd / && as_postgres "$bin/pg_ctl" -D "$cluster/data" -m immediate stop) >/dev/null 2>&1 || true
  rm -rf "$cluster"
}
