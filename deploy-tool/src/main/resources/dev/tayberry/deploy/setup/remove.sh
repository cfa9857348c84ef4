# keep|purge   Takes away all that setup has made, and all apps. Their outputs go to their safe levels when they are stopped.
purge=$1
units=/etc/systemd/system
# First that nobody starts anything any more.
rm -f /etc/sudoers.d/tayberry
for app in "$base"/apps/*/; do
  app=${app%/}
  app=${app##*/}
  case $app in [!a-z]* | *[!a-z0-9-]*) continue ;; esac
  say "stopping $app"
  systemctl --quiet disable "tayberry@$app.service" "tayberry-settle@$app.service" 2>/dev/null || :
  systemctl stop "tayberry-settle@$app.service" "tayberry@$app.service" || fail "$app does not stop; systemctl status tayberry@$app tells why"
done
rm -rf $units/tayberry@*.service.d $units/tayberry@.service $units/tayberry-settle@.service /run/tayberry-settle
systemctl daemon-reload || :
rm -f /etc/udev/rules.d/60-tayberry.rules /etc/modules-load.d/tayberry.conf
udevadm control --reload || :
if [ -e /etc/mosquitto/conf.d/tayberry.conf ]; then
  rm -f /etc/mosquitto/conf.d/tayberry.conf /etc/mosquitto/tayberry.acl /etc/mosquitto/tayberry.passwd
  systemctl try-restart mosquitto.service || :
fi
rm -rf "$base"
if [ "$purge" = purge ]; then
  rm -rf /etc/tayberry /var/lib/tayberry /var/lib/private/tayberry
fi
if grep -q '^tayberry:' /etc/group; then groupdel tayberry || :; fi
changed
