# VERSION
case $1 in '' | */* | .*) fail "no version: $1" ;; esac
[ -d "$base/runtime/$1" ] || same
# Under another name first: half of a runtime must not look like one.
rm -rf "$base"/runtime/.going.*
mv "$base/runtime/$1" "$base/runtime/.going.$$"
rm -rf "$base/runtime/.going.$$"
changed
