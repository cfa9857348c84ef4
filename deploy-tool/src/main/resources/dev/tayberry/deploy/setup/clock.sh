before=$(date +%s)
ahead=$(($1 - before))
[ "${ahead#-}" -ge 60 ] || same
date -u -s "@$1" >/dev/null || fail "the clock cannot be set; is this a container? Set it on its host"
if command -v fake-hwclock >/dev/null; then fake-hwclock save || :; fi
changed
