# Short names for what one does often. `./test` runs everything, this file only parts of it.
set shell := ["sh", "-eu", "-c"]
export DJANGO_SETTINGS_MODULE := "toward.config.settings"

# every check that needs no test run
check:
    ruff check
    ruff format --check
    mypy
    lint-imports
    python -m django makemigrations --check --dry-run
    toward programme check

# one's own tests on SQLite: just test tests/vault -k slot
test *words:
    ./test {{ if words == "" { "tests" } else { words } }}

# the speed figures and their ratios
bench:
    python -m bench

# the long runs: thousands of examples where ./test takes a hundred
deep:
    TOWARD_TEST_PROFILE=deep ./test -k "not browser"

# change the pure packages at random and see whether a test notices
mutate:
    mutmut run

# new words of pages and forms into each language, and compile
messages:
    python -m tests.i18n.messages

# the picture in the README, from the demo
pictures:
    python -m tests.browser.pictures

# every page as pictures, 360 and 1280 wide, light and dark, and once with large text: build/shots
shots:
    rm -rf build/shots
    TOWARD_SHOTS={{ absolute_path("build/shots") }} ./test tests/browser -k "not dark and not fits and not without"
