'use strict';
// test:keyboard: types at the program's own standard input.
module.exports = {
  type: (...pieces) => pieces.forEach((piece) => native.type(Buffer.from(piece))),
  end: () => native.type(Buffer.alloc(0)),
  asked: () => native.asked(),
};
