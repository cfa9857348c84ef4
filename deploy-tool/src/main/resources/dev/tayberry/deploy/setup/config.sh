# CONFIG.TXT LINE…   Adds what is not among our own lines of it yet.
file=$1
shift
if [ -z "$(for line; do sed -n '/^# Of Tayberry:/,$p' "$file" | grep -qxF "$line" || echo missing; done)" ]; then same; fi
# On a card that a PC can read, where somebody may want it back.
[ -e "$file.before-tayberry" ] || cp "$file" "$file.before-tayberry"
{
  cat "$file"
  # Whatever model the last lines are for, and whether or not they end with a newline.
  printf '\n[all]\n# Of Tayberry: for its apps (tay setup --for).\n'
  printf '%s\n' "$@"
} >"$file.new"
on_disk "$file.new"
mv -f "$file.new" "$file"
on_disk "$file"
: >/run/tayberry-restart
case " $* " in *" dtoverlay=disable-bt "*) systemctl --quiet disable hciuart.service 2>/dev/null || : ;; esac
changed
