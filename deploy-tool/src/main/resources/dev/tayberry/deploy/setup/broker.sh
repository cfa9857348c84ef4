# On standard input lines "password NAME:HASH", "acl LINE", "conf LINE". Who has a password there keeps it; who is not named loses it.
folder=/etc/mosquitto
conf=$folder/conf.d/tayberry.conf passwords=$folder/tayberry.passwd acl=$folder/tayberry.acl
[ -d "$folder/conf.d" ] || fail "there is no $folder/conf.d; is this Debian's mosquitto?"
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/input"
part() { sed -n "s/^$1 //p" "$work/input"; }

[ ! -e "$passwords" ] || cp "$passwords" "$work/before"
part password | while IFS= read -r line; do
  name=${line%%:*}
  if ! grep -F "$name:" "$work/before" 2>/dev/null | grep "^$name:"; then
    printf '%s\n' "$line"
    echo "$name" >>"$work/made"
  fi
done >"$work/passwords"

put() {
  cp "$1" "$2.new"
  chown "root:$4" "$2.new"
  chmod "$3" "$2.new"
  on_disk "$2.new"
  mv -f "$2.new" "$2"
}
part acl >"$work/acl"
part conf >"$work/conf"
[ ! -e "$conf" ] || cp "$conf" "$work/conf-before"
put "$work/passwords" "$passwords" 640 mosquitto
put "$work/acl" "$acl" 640 mosquitto
put "$work/conf" "$conf" 644 root
systemctl --quiet enable mosquitto.service || :
if ! systemctl restart mosquitto.service; then
  why=$(journalctl -u mosquitto.service -n 5 -o cat --no-pager 2>/dev/null | grep -i error | tail -n 1)
  rm -f "$conf"
  [ ! -e "$work/conf-before" ] || put "$work/conf-before" "$conf" 644 root
  systemctl restart mosquitto.service || :
  fail "mosquitto does not start so, and is as it was: ${why:-see journalctl -u mosquitto}; does another file of $folder/conf.d say listener 1883?"
fi
[ ! -e "$work/made" ] || while read -r name; do say "made $name"; done <"$work/made"
changed
