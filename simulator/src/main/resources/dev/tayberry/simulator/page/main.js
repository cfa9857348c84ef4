// The page: what comes from the simulator goes to whoever shows it.

import { Board } from './board.js';
import { Connection } from './connection.js';
import { Console } from './console.js';
import { Parts } from './parts.js';
import { Serial } from './serial.js';
import { Time } from './time.js';
import { Timeline } from './timeline.js';
import { Topics } from './topics.js';
import { Wires } from './wires.js';

const READ = true;
const find = (selector) => document.querySelector(selector);
const connection = new Connection();
const send = (command) => connection.send(command);

const parts = new Parts(find('.pane.parts'), send);
const board = new Board(find('.pane.board'), send);
const time = new Time(find('#time'), send);
const wires = new Wires(find('main'), board, parts);
const views = [
  time, board, parts, wires,
  new Timeline(find('.pane.timeline')),
  new Topics(find('.pane.mqtt'), send),
  new Serial(find('.pane.serial')),
  new Console(find('.pane.console')),
];

board.onPoint = (line) => {
  parts.light(line);
  wires.light(line && ((wire) => wire.line === line));
};
parts.onPoint = (card) => {
  board.light(card?.lines ?? []);
  wires.light(card && ((wire) => wire.card === card));
};

connection.addEventListener('hello', ({ detail: hello }) => {
  document.title = `${hello.app} · tay sim`;
  find('#app').textContent = hello.app;
  find('#model').textContent = hello.board.model;
  document.body.classList.toggle('looks-on', !hello.mayChange);
  for (const view of views) view.begin(hello);
  if (!hello.mayChange) {
    say('You are looking on. To press and change things, open the address that tay sim printed when it started.');
  } else if (hello.again) {
    say('The simulator was started again: this is the new run.', READ);
  } else if (document.body.classList.contains('lost')) {
    say('');
  }
  document.body.classList.remove('lost');
});

connection.addEventListener('frame', ({ detail: frame }) => {
  for (const view of views) view.show(frame);
});

connection.addEventListener('lost', () => {
  document.body.classList.add('lost');
  say('The simulator is gone. Start tay sim again: this page finds it by itself.');
});

connection.addEventListener('refused', ({ detail }) => say(detail, READ));

/** Says something above everything, until something else is said, or it is read. */
function say(text, isRead = false) {
  const notice = find('#notice');
  notice.textContent = text;
  notice.hidden = text === '';
  notice.classList.toggle('read', isRead);
}

// Whoever goes on has read it.
addEventListener('pointerdown', () => find('#notice').matches('.read') && say(''));

// On a narrow page one pane at a time; on a wide one MQTT, serial and console share a place.
for (const button of document.querySelectorAll('.tabs [data-to]')) {
  button.addEventListener('click', () => go(button.dataset.to, button));
}

function go(name, from) {
  document.body.dataset.pane = name;
  if (['mqtt', 'serial', 'console'].includes(name)) document.body.dataset.side = name;
  for (const button of document.querySelectorAll('.tabs [data-to]')) {
    const isHere = button.dataset.to === (button.closest('.side-tabs') ? document.body.dataset.side : name);
    if (isHere) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  // Each pane has its own row of them: whoever walks by keys stays on it.
  if (from?.closest('.side-tabs')) find(`.pane.${name} [data-to=${name}]`).focus();
  dispatchEvent(new Event('resize'));
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches('input:not([type=range]):not([type=checkbox]), textarea, select')) return;
  if (event.key === 'p') time.toggle();
  else if (event.key === '.') time.step();
  else if (event.key === '?') find('.pin[tabindex="0"]')?.focus();
});

go('mqtt');
document.body.dataset.pane = 'parts';
find('.tabs [data-to=parts]').setAttribute('aria-current', 'true');
find('.tabs.narrow-only [data-to=mqtt]').removeAttribute('aria-current');
connection.follow(document).open();
