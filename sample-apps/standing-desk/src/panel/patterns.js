// What the LED shows: milliseconds on, off, on, off …, again and again. The first that fits is shown.

const PATTERNS = [
  { name: 'no desk', when: (desk) => !desk.link, blink: [100, 100, 100, 1700] },
  { name: 'error', when: (desk) => desk.error !== null, blink: [100, 100, 100, 100, 100, 1500] },
  { name: 'moving', when: (desk) => desk.state !== 'stopped', blink: [125, 125] },
  { name: 'not armed', when: (desk) => !desk.armed, blink: [1000, 1000] },
  { name: 'stand up', when: (desk, due) => due, blink: [600, 200, 600, 1600] },
  { name: 'child lock', when: (desk) => desk.lock || desk.boxLocked, blink: [100, 2900] },
  { name: 'ready', when: () => true, blink: [1000, 0] },
];

export const patternOf = (desk, due) => PATTERNS.find(({ when }) => when(desk, due));
