# PATH MODE GROUP…
did=
while [ $# -gt 0 ]; do
  path=$1 mode=$2 group=$3
  shift 3
  if [ -d "$path" ] && [ ! -L "$path" ] && [ "$(stat -c '%a %U %G' "$path")" = "$mode root $group" ]; then continue; fi
  [ ! -L "$path" ] || fail "$path is a link; take it away, so that it can be a folder of root's"
  mkdir -p "$path"
  chown "root:$group" "$path"
  chmod "$mode" "$path"
  did=yes
done
[ -n "$did" ] || same
changed
