# PATH MODE GROUP
if [ -d "$1" ] && [ ! -L "$1" ] && [ "$(stat -c '%a %U %G' "$1")" = "$2 root $3" ]; then same; fi
[ ! -L "$1" ] || fail "$1 is a link; take it away, so that it can be a folder of root's"
mkdir -p "$1"
chown "root:$3" "$1"
chmod "$2" "$1"
changed
