# MEMBER GROUP…   The member, where there is one, joins the first group.
member=$1
shift
did=
for group in tayberry "$@"; do
  if ! grep -q "^$group:" /etc/group; then
    groupadd -r "$group"
    did=yes
  fi
done
if [ -n "$member" ]; then
  case " $(id -Gn "$member") " in
    *" tayberry "*) ;;
    *)
      usermod -aG tayberry "$member"
      did=yes
      ;;
  esac
fi
[ -n "$did" ] || same
changed
