# PATH MODE KIND, the content on standard input
path=$1
# sudo reads no file with a dot in its name.
new=$path.new
mkdir -p "${path%/*}"
cat >"$new"
chown root:root "$new"
chmod "$2" "$new"
if [ -f "$path" ] && [ ! -L "$path" ] && cmp -s "$new" "$path" && [ "$(stat -c '%a %U %G' "$path")" = "$2 root root" ]; then
  rm -f "$new"
  same
fi
if [ "$3" = SUDOERS ] && ! wrong=$(visudo -cf "$new" 2>&1); then
  rm -f "$new"
  fail "sudo's own check refuses $path: $wrong"
fi
on_disk "$new"
mv -f "$new" "$path"
case $3 in
  UDEV)
    if command -v udevadm >/dev/null; then
      udevadm control --reload || :
      for subsystem in gpio i2c-dev spidev pwm tty; do udevadm trigger --action=change --subsystem-match=$subsystem || :; done
      udevadm settle --timeout=20 || :
    fi
    ;;
  MODULES) for module in $(cat "$path"); do modprobe "$module" || :; done ;;
  UNIT) [ ! -d /run/systemd/system ] || systemctl daemon-reload ;;
esac
changed
