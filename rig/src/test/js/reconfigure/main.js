// Lines that are changed while they are open stay ours all the time: libgpiod's gpionotify is told what each is, step by step, as
// the file 'notified' has it. (An input that is turned over stops listening in between.)
// before: rm -f /tmp/notified; (gpionotify --banner --unquoted --format "%E %l %a" GPIO17 GPIO27 >/tmp/notified 2>&1 </dev/null &); until grep -q Watching /tmp/notified; do sleep 0.1; done
import gpio from 'hal:gpio';

const key = await gpio.input('key', { debounce: 5 });
await key.reconfigure({ pull: 'down', edge: 'rise', debounce: 0 });
await key.reconfigure({ activeLow: true, pull: 'none', edge: 'fall', debounce: 10 });
const led = await gpio.output('led', { initial: 1 });
await led.reconfigure({ drive: 'open-drain', pull: 'up' });
await led.reconfigure({ drive: 'open-source', activeLow: true, pull: 'down' });
console.log('the level', led.value);
// out: the level 1
await key.close();
await led.close();
// exit: 0
// $ for i in $(seq 50); do cmp -s /tmp/notified /home/pi/js/reconfigure/notified && break; sleep 0.1; done; diff /tmp/notified /home/pi/js/reconfigure/notified
// after: pkill -x gpionotify
// writes: 27=1
