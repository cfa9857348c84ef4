// close() lets the program end though the input goes on.
import { type } from 'test:keyboard';
import { createInterface } from 'node:readline';
import { createInterface as ofPromises } from 'node:readline/promises';
import { stdin as input, stdout as output } from 'node:process';
import { promisify } from 'node:util';

const answerTo = (ask) => {
  setTimeout(() => type('blue\n'), 10);
  return ask;
};
const asking = ofPromises({ input, output });
console.log(await answerTo(asking.question('Colour? ')));
asking.close();
const old = createInterface(input, output);
await answerTo(new Promise((resolve) => old.question('Again? ', (answer) => resolve(console.log(answer)))));
console.log(await answerTo(promisify(old.question).call(old, 'Once more? ')));
old.setPrompt('# ');
old.prompt();
old.close();
try {
  old.question('Too late? ', () => {});
} catch (error) {
  console.log(error.code);
}
// out: Colour? blue
// out: Again? blue
// out: Once more? blue
// out: # ERR_USE_AFTER_CLOSE
