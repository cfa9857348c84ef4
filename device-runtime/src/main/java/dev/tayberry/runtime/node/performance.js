'use strict';
// performance: the loop's clock, and marks and measures on it.
const { make, missingArgs } = require('internal:errors');

class PerformanceEntry {
  constructor(name, entryType, startTime, duration, detail = null) {
    Object.assign(this, { name, entryType, startTime, duration, detail });
  }

  toJSON() {
    return { ...this };
  }
}
class PerformanceMark extends PerformanceEntry {}
class PerformanceMeasure extends PerformanceEntry {}

const origin = native.origin();
let entries = [];

function at(mark) {
  if (typeof mark === 'number') return mark;
  const found = entries.findLast((entry) => entry.entryType === 'mark' && entry.name === `${mark}`);
  if (found) return found.startTime;
  const { DOMException } = require('internal:dom-exception');
  throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
}

class Performance {
  timeOrigin = origin;

  now() {
    return native.now();
  }

  mark(name, { startTime = native.now(), detail = null } = {}) {
    if (arguments.length === 0) throw missingArgs('name');
    if (startTime < 0) throw make(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${startTime} is not a valid timestamp`);
    const mark = new PerformanceMark(`${name}`, 'mark', startTime, 0, detail === null ? null : structuredClone(detail));
    entries.push(mark);
    return mark;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : { start: startOrOptions, end: endMark };
    const { start, end, duration, detail = null } = options;
    const last = end !== undefined ? at(end) : start !== undefined && duration !== undefined ? at(start) + duration : native.now();
    const first = start !== undefined ? at(start) : duration !== undefined ? last - duration : 0;
    const measure = new PerformanceMeasure(`${name}`, 'measure', first, last - first, detail === null ? null : structuredClone(detail));
    entries.push(measure);
    return measure;
  }

  clearMarks(name = undefined) {
    entries = entries.filter((entry) => entry.entryType !== 'mark' || (name !== undefined && entry.name !== `${name}`));
  }

  clearMeasures(name = undefined) {
    entries = entries.filter((entry) => entry.entryType !== 'measure' || (name !== undefined && entry.name !== `${name}`));
  }

  getEntries() {
    return [...entries].sort((a, b) => a.startTime - b.startTime);
  }

  getEntriesByName(name, type = undefined) {
    return this.getEntries().filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type) {
    return this.getEntries().filter((entry) => entry.entryType === type);
  }

  toJSON() {
    return { timeOrigin: origin };
  }
}

module.exports = { performance: new Performance(), Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure };
