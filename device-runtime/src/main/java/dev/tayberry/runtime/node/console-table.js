'use strict';
// console.table: rows and columns in boxes.
const { inspect } = require('internal:inspect');
const types = require('util/types');

const cell = (value) => inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0 });

function rowsOf(data) {
  if (types.isMap(data)) return { index: '(iteration index)', rows: [...data].map(([key, value], i) => [i, { Key: key, Values: value }]) };
  if (types.isSet(data)) return { index: '(iteration index)', rows: [...data].map((value, i) => [i, value]) };
  return { index: '(index)', rows: Object.entries(data) };
}

function table(data, columns) {
  if (columns !== undefined) require('internal:validators').validateArray(columns, 'properties');
  const { index, rows } = rowsOf(data);
  const listed = types.isMap(data) || types.isSet(data) || rows.length === 0;
  const names = new Set(listed ? [] : columns);
  let plain = false;
  for (const [, row] of rows) {
    if (row === null || typeof row !== 'object') plain = true;
    else if (columns === undefined || listed) for (const name of Object.keys(row)) names.add(name);
  }
  const heads = [index, ...names, ...(plain && (columns === undefined || listed) ? ['Values'] : [])];
  const lines = rows.map(([key, row]) => heads.map((head, i) => {
    if (i === 0) return String(key);
    const isObject = row !== null && typeof row === 'object';
    if (head === 'Values' && plain && i === heads.length - 1) return isObject ? '' : cell(row);
    return isObject && Object.hasOwn(row, head) ? cell(row[head]) : '';
  }));
  const widths = heads.map((head, i) => Math.max(head.length, ...lines.map((line) => line[i].length)) + 2);
  const rule = (left, middle, right) => left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const line = (cells) => `│${cells.map((text, i) => ` ${text}`.padEnd(widths[i])).join('│')}│`;
  return [rule('┌', '┬', '┐'), line(heads), rule('├', '┼', '┤'), ...lines.map(line), rule('└', '┴', '┘')].join('\n');
}

module.exports = { table };
