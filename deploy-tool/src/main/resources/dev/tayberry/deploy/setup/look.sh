# Looks at a device and changes nothing. POSIX sh; dash and busybox run it too. Prints a fact a line: KEY VALUE.
# Arguments: the files whose content is of interest.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
base=/opt/tayberry

fact() { [ -z "$2" ] || printf '%s %s\n' "$1" "$2"; }
have() { command -v "$1" >/dev/null 2>&1; }

# The kernel may be of 64 bits and what runs on it not: an ELF header knows. Bytes 5 and 19: class and machine.
fact kernel "$(uname -m)"
fact elf "$(od -An -v -tx1 -N20 /proc/self/exe 2>/dev/null | tr -d '\n' | tr -s ' ' | cut -d ' ' -f 6,20)"
fact kernel.release "$(uname -r)"
if [ -r /etc/os-release ]; then
  (
    . /etc/os-release
    fact os.id "${ID:-}"
    fact os.version "${VERSION_ID:-}"
    fact os.name "${PRETTY_NAME:-}"
  )
fi
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
[ -n "$libc" ] || for file in /lib/ld-musl-*; do [ ! -e "$file" ] || libc=musl; done
fact libc "$libc"

fact memory "$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)"
fact uptime "$(cut -d . -f 1 /proc/uptime)"
fact clock "$(date +%s)"
if [ -r /proc/device-tree/compatible ]; then
  fact board "$(tr '\0' ' ' </proc/device-tree/compatible)"
  fact model "$(tr -d '\0' </proc/device-tree/model)"
fi

# A folder's disk, before it is there: that of the next one above.
room() {
  folder=$1
  while [ ! -d "$folder" ]; do folder=${folder%/*}; folder=${folder:-/}; done
  fact disk "$1 $(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')"
}
room $base
room /usr
room /var/lib
fact root "$(awk '$2 == "/" { type = $3; split($4, o, ","); mode = o[1] } END { print type, mode }' /proc/mounts)"

if have systemctl; then
  fact systemd "$(systemctl --version | awk 'NR == 1 { print $2 }')"
  fact systemd.state "$(systemctl is-system-running 2>/dev/null)"
fi
if have timedatectl; then
  fact clock.synchronised "$(timeout 5 timedatectl show -p NTPSynchronized --value 2>/dev/null)"
fi

user=$(id -un)
fact user "$user"
fact uid "$(id -u)"
fact groups "$(id -Gn)"
# What the group file says counts from the next login on.
fact groups.listed "$(id -Gn "$user")"
for group in tayberry gpio i2c spi dialout; do
  ! grep -q "^$group:" /etc/group || fact group $group
done
if [ "$(id -u)" -eq 0 ]; then
  fact sudo root
elif ! have sudo; then
  fact sudo missing
elif sudo -n true 2>/dev/null; then
  fact sudo free
else
  fact sudo password
fi
# Whether the one line is there and means us: sudo's own word on it.
if [ "$(id -u)" -ne 0 ] && have sudo && sudo -n -l 2>/dev/null | grep -q "NOPASSWD:.*$base/bin/tayberry-admin"; then
  fact admin yes
fi

# Java's own files tell its version; starting one would take a second each.
java_at() {
  [ -x "$1/bin/java" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null)
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  fact java "$1 ${version:-unknown}"
  case $version in 25 | 25.* | 25[!0-9]*) java_25=yes ;; esac
}
java_25=
for home in $base/java/* /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
  [ -L "$home" ] || java_at "$home"
done
if [ -z "$java_25" ] && have java; then
  home=$(readlink -f "$(command -v java)")
  case $home in
    */bin/java) java_at "${home%/bin/java}" ;;
  esac
fi

if have apt-get; then
  fact apt yes
  # Asked once for both: on a slow card it takes a second.
  apt-cache policy openjdk-25-jre-headless mosquitto 2>/dev/null | awk '
    /^[a-z]/ { name = $1; sub(/:$/, "", name) }
    $1 == "Candidate:" && $2 != "(none)" { print "apt.package", name, $2 }'
fi

for file in /boot/firmware/config.txt /boot/config.txt; do
  if [ -f "$file" ]; then
    fact boot "$file"
    sed 's/\r$//; s/^/config /' "$file"
    [ ! -r "${file%/*}/cmdline.txt" ] || fact cmdline "$(head -n 1 "${file%/*}/cmdline.txt")"
    break
  fi
done

for file in /dev/ttyAMA* /dev/ttyS[0-9] /dev/i2c-* /dev/spidev*; do
  [ ! -e "$file" ] || fact device "$file"
done
! have mosquitto || fact program mosquitto
fact boot.id "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)"
# What was changed there counts from the next start on.
[ ! -e /run/tayberry-restart ] || fact restart needed

for file in "$@"; do
  if [ ! -e "$file" ]; then
    continue
  elif [ -r "$file" ]; then
    fact file "$(sha256sum <"$file" | cut -d ' ' -f 1) $file"
  else
    fact file "unreadable $file"
  fi
done
for folder in $base $base/bin $base/java $base/runtime $base/apps /etc/tayberry; do
  [ ! -d "$folder" ] || fact folder "$(stat -c '%a %U %G' "$folder") $folder"
done
for folder in $base/runtime/*/; do
  folder=${folder%/}
  [ -d "$folder/lib" ] && [ ! -L "$folder" ] || continue
  fact runtime "${folder##*/}"
  # It knows which cache belongs to the Java that is there now.
  cache=$("$folder/bin/tay-app" --cache 2>/dev/null) && [ -f "$cache" ] && fact cache "${folder##*/}"
done
fact runtime.current "$(readlink $base/runtime/current 2>/dev/null)"
# A runtime that an app's unit names is kept.
for file in /etc/systemd/system/tayberry@*.service.d/10-needs.conf; do
  [ -r "$file" ] || continue
  app=${file%.service.d/*}
  fact app.runtime "${app##*@} $(sed -n 's/^Environment=TAYBERRY_RUNTIME=//p' "$file")"
done
if have systemctl; then
  for app in $base/apps/*/; do
    [ -d "$app" ] || continue
    app=${app%/}
    fact app "${app##*/} $(systemctl is-active "tayberry@${app##*/}.service" 2>/dev/null)"
  done
fi
if have vcgencmd; then
  fact throttled "$(timeout 5 vcgencmd get_throttled 2>/dev/null | sed -n 's/^throttled=//p')"
fi
exit 0
