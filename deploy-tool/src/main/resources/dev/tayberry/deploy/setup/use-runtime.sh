# VERSION
[ -d "$base/runtime/$1/lib" ] || fail "there is no runtime $1; run this again"
[ "$(readlink "$base/runtime/current" 2>/dev/null || :)" != "$1" ] || same
use_runtime "$1"
changed
