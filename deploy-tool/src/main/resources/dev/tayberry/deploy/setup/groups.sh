# MEMBER JOINS GROUP…   Makes the groups; the member joins those that JOINS, a list of words, names.
member=$1 joins=$2
shift 2
did=
for group in tayberry "$@"; do
  if ! grep -q "^$group:" /etc/group; then
    groupadd -r "$group"
    did=yes
  fi
done
for group in $joins; do
  case " $(id -Gn "$member") " in
    *" $group "*) ;;
    *)
      usermod -aG "$group" "$member"
      did=yes
      ;;
  esac
done
[ -n "$did" ] || same
changed
