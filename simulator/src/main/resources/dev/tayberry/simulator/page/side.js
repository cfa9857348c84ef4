// On a wide page MQTT, serial and console share a place: each begins with the way to the others.

import { make } from './dom.js';

export function sideTabs() {
  return make('nav', { class: 'tabs side-tabs wide-only', 'aria-label': 'MQTT, serial, console' },
    ...[['mqtt', 'MQTT'], ['serial', 'Serial'], ['console', 'Console']].map(([to, label]) => {
      const button = make('button', { type: 'button' }, label);
      button.dataset.to = to;
      return button;
    }));
}
