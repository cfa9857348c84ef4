# In a moment: first whoever asked has to hear of it.
setsid sh -c 'sleep 2; systemctl reboot' </dev/null >/dev/null 2>&1 &
changed
