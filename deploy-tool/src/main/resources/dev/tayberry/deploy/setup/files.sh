# PATH MODE KIND SIZE…, their contents one after another on standard input
did='' units='' rules='' modules=''

# What belongs to putting them there, once for all; also where it ends before the last: the next time they are as they should be.
settle() {
  if [ -n "$rules" ] && command -v udevadm >/dev/null; then
    udevadm control --reload || :
    for subsystem in gpio i2c-dev spidev pwm tty; do udevadm trigger --action=change --subsystem-match=$subsystem || :; done
    udevadm settle --timeout=20 || :
  fi
  for module in $modules; do modprobe "$module" || :; done
  [ -z "$units" ] || [ ! -d /run/systemd/system ] || systemctl daemon-reload
}
# The last line is the answer.
trap 'settle >&2' EXIT

refuse() {
  rm -f "$new"
  fail "$@"
}

# write_file PATH MODE KIND SIZE
write_file() {
  path=$1
  # sudo reads no file with a dot in its name.
  new=$path.new
  mkdir -p "${path%/*}"
  head -c "$4" >"$new"
  [ "$(wc -c <"$new")" -eq "$4" ] || refuse "$path did not arrive whole; run this again"
  chown root:root "$new"
  chmod "$2" "$new"
  if [ -f "$path" ] && [ ! -L "$path" ] && cmp -s "$new" "$path" && [ "$(stat -c '%a %U %G' "$path")" = "$2 root root" ]; then
    rm -f "$new"
    return
  fi
  if [ "$3" = SUDOERS ] && ! wrong=$(visudo -cf "$new" 2>&1); then
    refuse "sudo's own check refuses $path: $wrong"
  fi
  on_disk "$new"
  mv -f "$new" "$path"
  did=yes
  case $3 in
    UDEV) rules=yes ;;
    MODULES) modules="$modules $(cat "$path")" ;;
    UNIT) units=yes ;;
  esac
}

while [ $# -gt 0 ]; do
  write_file "$1" "$2" "$3" "$4"
  shift 4
done
[ -n "$did" ] || same
changed
