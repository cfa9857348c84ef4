# PLACE, a .tar.gz on standard input that the laptop has checked: a single top folder, nothing outside of it
place=$1
[ ! -x "$place/bin/java" ] || same
mkdir -p "$base/java"
chmod 755 "$base" "$base/java"
# Of one that was cut off.
rm -rf "$base"/java/.coming.*
coming=$base/java/.coming.$$
mkdir "$coming"
trap 'rm -rf "$coming"' EXIT
tar -xzf - -C "$coming" --no-same-owner -o 2>"$coming/log" || fail "it cannot be unpacked: $(head -n 1 "$coming/log")"
top=$coming/${place##*/}
[ -x "$top/bin/java" ] || fail "the archive came without ${place##*/}/bin/java"
# The last word on whether it fits this system.
"$top/bin/java" -version >"$coming/log" 2>&1 || fail "this Java does not run here: $(tail -n 1 "$coming/log"); take a build for this system's C library"
chown -R root:root "$top"
chmod -R u+rwX,go+rX,go-w "$top"
sync
mv "$top" "$place"
changed
