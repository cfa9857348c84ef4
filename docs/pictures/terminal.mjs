// Draws what terminals showed as an SVG, side by side: node terminal.mjs TITLE=FILE [TITLE=FILE] > picture.svg
// A line that begins with '$ ' is what somebody typed.
import { readFileSync } from 'node:fs';

const SIZE = 13;
const WIDTH = SIZE * 0.602; // of a monospaced letter
const LINE = SIZE * 1.45;
const PADDING = 14;
const BAR = 28;

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '\u00a0');

const panes = process.argv.slice(2).map((argument) => {
  const [title, file] = argument.split('=');
  return { title, lines: readFileSync(file, 'utf8').trimEnd().split('\n') };
});
const rows = Math.max(...panes.map(({ lines }) => lines.length));
const height = BAR + rows * LINE + 2 * PADDING;
let left = 0;
const drawn = panes.map(({ title, lines }) => {
  const width = Math.max(...lines.map((line) => line.length), 30) * WIDTH + 2 * PADDING;
  const x = left;
  left += width + 12;
  const text = lines.map((line, row) => {
    const typed = line.startsWith('$ ');
    const y = BAR + PADDING + (row + 0.8) * LINE;
    return `<text x="${PADDING}" y="${y.toFixed(1)}" fill="${typed ? '#f4a9c0' : '#d8dee9'}">${escape(line)}</text>`;
  });
  const dots = ['#e0566f', '#e8b04f', '#7bb662'].map(
    (colour, i) => `<circle cx="${16 + i * 16}" cy="14" r="5" fill="${colour}"/>`);
  return `<g transform="translate(${x.toFixed(1)} 0)">
<rect width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="8" fill="#2b1d2a"/>
${dots.join('')}<text x="72" y="18" fill="#a08aa0">${escape(title)}</text>
${text.join('\n')}
</g>`;
});
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" width="${(left - 12).toFixed(0)}" height="${height.toFixed(0)}" \
font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${SIZE}" xml:space="preserve">
${drawn.join('\n')}
</svg>
`);
