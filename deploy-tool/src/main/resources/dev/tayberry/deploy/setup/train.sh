# VERSION   Without a cache apps start slower, and that is all: a failure here ends nothing.
home=$base/runtime/$1
cache=$("$home/bin/tay-app" --cache) || fail "there is no Java 25 on it; run this again"
[ ! -f "$cache" ] || same
# Of another Java, or cut off.
rm -f "$home"/aot-*
if timeout 900 nice "$home/bin/tay-app" --train </dev/null >"$home/train.log" 2>&1 && [ -s "$cache.new" ]; then
  chmod 644 "$cache.new"
  on_disk "$cache.new"
  mv "$cache.new" "$cache"
  rm -f "$home/train.log"
  changed
fi
rm -f "$cache".new*
# Our own word on it, where there is one, says more than the JVM's last.
why=$(grep '^tay: ' "$home/train.log" | tail -n 1)
[ -n "$why" ] || why=$(tail -n 1 "$home/train.log")
say "it could not be made, apps start slower: $why ($home/train.log)"
same
