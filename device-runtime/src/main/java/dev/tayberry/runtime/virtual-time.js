'use strict';
// In virtual time no clock but the loop's may be read, and chance is the same in every run.

const RealDate = Date;
const now = () => clock.currentTimeMillis();

function VirtualDate(...args) {
  if (!new.target) return new RealDate(now()).toString();
  return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, new.target);
}
Object.defineProperties(VirtualDate, {
  name: { value: 'Date' },
  length: { value: 7 },
  prototype: { value: RealDate.prototype, writable: false },
});
VirtualDate.now = now;
VirtualDate.parse = RealDate.parse;
VirtualDate.UTC = RealDate.UTC;
Object.defineProperty(RealDate.prototype, 'constructor', {
  value: VirtualDate, writable: true, enumerable: false, configurable: true,
});
globalThis.Date = VirtualDate;

// An instant left out means now, here too. The getter makes a bound function, as in ECMA-402.
const { prototype } = Intl.DateTimeFormat;
const { get } = Object.getOwnPropertyDescriptor(prototype, 'format');
Object.defineProperty(prototype, 'format', {
  get() {
    const format = get.call(this);
    return (date) => format(date === undefined ? now() : date);
  },
  enumerable: false,
  configurable: true,
});
const { formatToParts } = prototype;
prototype.formatToParts = function (date) {
  return formatToParts.call(this, date === undefined ? now() : date);
};

Math.random = () => clock.random();
