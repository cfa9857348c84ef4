'use strict';
// Buffer's read and write of numbers.
const { make, invalidArgType, outOfRange } = require('internal:errors');

const scratch = new DataView(new ArrayBuffer(8));

function checkPlace(buffer, offset, size) {
  if (typeof offset !== 'number') throw invalidArgType('offset', 'number', offset);
  if (Math.floor(offset) !== offset) throw outOfRange('offset', 'an integer', offset);
  if (buffer.length < size) throw make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
  if (offset < 0 || offset > buffer.length - size) throw outOfRange('offset', `>= 0 and <= ${buffer.length - size}`, offset);
}

function checkSize(size) {
  if (typeof size !== 'number') throw invalidArgType('byteLength', 'number', size);
  if (Math.floor(size) !== size) throw outOfRange('byteLength', 'an integer', size);
  if (size < 1 || size > 6) throw outOfRange('byteLength', '>= 1 and <= 6', size);
}

function checkValue(value, low, high, size) {
  if (!(value < low || value > high)) return;
  const big = typeof value === 'bigint' ? 'n' : '';
  let range;
  if (size > 4 || big) {
    const bits = size * 8;
    range = low === 0 || low === 0n ? `>= 0${big} and < 2${big} ** ${bits}${big}` : `>= -(2${big} ** ${bits - 1}${big}) and < 2${big} ** ${bits - 1}${big}`;
  } else {
    range = `>= ${low} and <= ${high}`;
  }
  throw outOfRange('value', range, value);
}

function readUInt(buffer, offset, size, little) {
  checkPlace(buffer, offset, size);
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + buffer[offset + (little ? size - 1 - i : i)];
  return value;
}

function readInt(buffer, offset, size, little) {
  const value = readUInt(buffer, offset, size, little);
  return value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value;
}

function writeInteger(buffer, value, offset, size, little, signed) {
  const number = +value;
  const high = signed ? 2 ** (size * 8 - 1) - 1 : 2 ** (size * 8) - 1;
  checkValue(number, signed ? -high - 1 : 0, high, size);
  checkPlace(buffer, offset, size);
  let rest = number < 0 ? Math.ceil(number) + 2 ** (size * 8) : Math.trunc(number);
  for (let i = 0; i < size; i++) {
    buffer[offset + (little ? i : size - 1 - i)] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return offset + size;
}

/** Eight bytes or a float, by way of a DataView. */
function viaView(proto, kind, size, little) {
  const suffix = little ? 'LE' : 'BE';
  const name = kind.replace('Float32', 'Float').replace('Float64', 'Double') + suffix;
  proto[`read${name}`] = function (offset = 0) {
    checkPlace(this, offset, size);
    for (let i = 0; i < size; i++) scratch.setUint8(i, this[offset + i]);
    return scratch[`get${kind.replace('BigUInt', 'BigUint')}`](0, little);
  };
  proto[`write${name}`] = function (value, offset = 0) {
    if (kind === 'BigInt64') checkValue(value, -(2n ** 63n), 2n ** 63n - 1n, 8);
    if (kind === 'BigUInt64') checkValue(value, 0n, 2n ** 64n - 1n, 8);
    checkPlace(this, offset, size);
    scratch[`set${kind.replace('BigUInt', 'BigUint')}`](0, value, little);
    for (let i = 0; i < size; i++) this[offset + i] = scratch.getUint8(i);
    return offset + size;
  };
}

function addTo(proto) {
  for (const signed of [false, true]) {
    const kind = signed ? 'Int' : 'UInt';
    const read = signed ? readInt : readUInt;
    for (const [bits, suffixes] of [[8, ['']], [16, ['LE', 'BE']], [32, ['LE', 'BE']]]) {
      for (const suffix of suffixes) {
        const little = suffix === 'LE';
        proto[`read${kind}${bits}${suffix}`] = function (offset = 0) {
          return read(this, offset, bits / 8, little);
        };
        proto[`write${kind}${bits}${suffix}`] = function (value, offset = 0) {
          return writeInteger(this, value, offset, bits / 8, little, signed);
        };
      }
    }
    for (const suffix of ['LE', 'BE']) {
      const little = suffix === 'LE';
      proto[`read${kind}${suffix}`] = function (offset, size) {
        if (offset === undefined) throw invalidArgType('offset', 'number', offset);
        checkSize(size);
        return read(this, offset, size, little);
      };
      proto[`write${kind}${suffix}`] = function (value, offset, size) {
        checkSize(size);
        return writeInteger(this, value, offset, size, little, signed);
      };
    }
  }
  for (const little of [true, false]) {
    viaView(proto, 'BigInt64', 8, little);
    viaView(proto, 'BigUInt64', 8, little);
    viaView(proto, 'Float32', 4, little);
    viaView(proto, 'Float64', 8, little);
  }
  for (const name of Object.keys(proto).filter((key) => /^(read|write)(Big)?UInt/.test(key))) {
    proto[name.replace('UInt', 'Uint')] = proto[name];
  }
}

module.exports = { addTo };
