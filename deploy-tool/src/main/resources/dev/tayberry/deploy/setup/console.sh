# CMDLINE.TXT TTY…   Takes the login console off these.
file=$1
shift
line=$(head -n 1 "$file")
kept=
for word in $line; do
  for tty; do
    case $word in "console=$tty" | "console=$tty",*) word= ;; esac
  done
  [ -z "$word" ] || kept="$kept${kept:+ }$word"
done
for tty; do systemctl --quiet disable "serial-getty@$tty.service" 2>/dev/null || :; done
[ "$kept" != "$line" ] || same
[ -n "$kept" ] || fail "$file would be empty; see to its console= by hand"
[ -e "$file.before-tayberry" ] || cp "$file" "$file.before-tayberry"
# One line: the firmware reads no other.
printf '%s\n' "$kept" >"$file.new"
on_disk "$file.new"
mv -f "$file.new" "$file"
on_disk "$file"
: >/run/tayberry-restart
changed
