# VERSION, a .tar.gz on standard input, all in a folder of that name, with a listing of its hashes in it
place=$base/runtime/$1
[ ! -d "$place" ] || same
mkdir -p "$base/runtime"
# Of one that was cut off.
rm -rf "$base"/runtime/.coming.*
coming=$base/runtime/.coming.$$
mkdir "$coming"
trap 'rm -rf "$coming"' EXIT
tar -xzf - -C "$coming" -o 2>"$coming/log" || fail "it did not arrive whole: $(head -n 1 "$coming/log"); run this again"
cd "$coming/$1"
sha256sum -c files >"$coming/log" 2>&1 || fail "it did not arrive whole: $(grep -v ': OK' "$coming/log" | head -n 1); run this again"
chown -R root:root .
chmod -R u+rwX,go+rX,go-w .
cd /
sync
mv "$coming/$1" "$place"
use_runtime "$1"
changed
