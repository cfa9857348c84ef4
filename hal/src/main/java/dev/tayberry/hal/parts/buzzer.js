'use strict';
// A buzzer: an active one has a tone of its own; a passive one sounds as its pulses do.

const { Part, Turn, checked, duration, fault, flag, named, number, wrong } = require('internal:parts-part');

const part = 'Buzzer';
const hertz = number(20, 20_000, 'Hz');
const SEMITONES = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 };

class Buzzer extends Part {
  #voice;
  #turn = new Turn();

  /** @param voice how it sounds: { start(frequency), stop, usual, uses } */
  constructor(name, voice) {
    super(name, voice.uses);
    this.#voice = voice;
  }

  static open(name, options = {}) {
    named(part, 'the name', name);
    const settings = checked(part, options, { passive: [flag, false], frequency: [hertz, 2000] });
    return opened(this, name, settings);
  }

  /** Settles with true when it is over, with false if it was told something else meanwhile. */
  beep(milliseconds = 100) {
    return this.pattern([duration(part, 'the length of a beep', milliseconds)]);
  }

  /** Sound, silence, sound … in milliseconds; settles as beep() does. */
  pattern(lengths, options = {}) {
    if (!Array.isArray(lengths)) throw wrong(TypeError, part, 'a pattern is an array of milliseconds');
    lengths.forEach((length) => duration(part, 'each length of a pattern', length));
    const { times } = checked(part, options, { times: [number(0, Infinity), 1] });
    return this.#playing(lengths.map((length, i) => [i % 2 === 0 ? this.#voice.usual : 0, length]), times);
  }

  /** A frequency in Hz or a note, 'A4'; for a while, or until it is told something else. */
  tone(pitch, milliseconds = Infinity) {
    const frequency = typeof pitch === 'string' ? ofNote(pitch) : hertz(part, 'the tone', pitch);
    if (milliseconds !== Infinity) duration(part, 'the length of a tone', milliseconds);
    if (!this.#voice.passive) {
      throw fault('ERR_NO_TONES', part, `${this.name} has a tone of its own; open it with { passive: true } if it is a passive one`);
    }
    return this.#playing([[frequency, milliseconds]], 1);
  }

  /** Without arguments: sounds. With them it is the EventEmitter's. */
  on(...listener) {
    if (listener.length > 0) return super.on(...listener);
    this.#turn.next();
    this.#voice.start(this.#voice.usual);
    return this;
  }

  off(...listener) {
    if (listener.length > 0) return super.off(...listener);
    this.#turn.next();
    this.#voice.stop();
    return this;
  }

  async #playing(sounds, times) {
    const turn = this.#turn.next();
    for (let i = 0; i < times && this.#turn.is(turn); i++) {
      for (const [frequency, length] of sounds) {
        if (frequency > 0) this.#voice.start(frequency);
        else this.#voice.stop();
        if (!(length === Infinity || await this.#turn.sleep(length))) return false;
        if (length === Infinity) return true;
      }
    }
    this.#voice.stop();
    return true;
  }

  rest() {
    this.#turn.next();
  }
}

async function opened(Kind, name, { passive, frequency }) {
  return new Kind(name, await (passive ? sounding(name, frequency) : humming(name)));
}

async function humming(name) {
  const line = await require('hal:gpio').output(name);
  return { uses: line, passive: false, usual: 1, start: () => line.write(1), stop: () => line.write(0) };
}

async function sounding(name, usual) {
  const pulses = await require('hal:pwm').open(name, { frequency: usual, duty: 0 });
  return {
    uses: pulses,
    passive: true,
    usual,
    start(frequency) {
      pulses.frequency = frequency;
      pulses.write(0.5);
    },
    stop: () => pulses.write(0),
  };
}

/** Equal temperament around A4, 440 Hz. */
function ofNote(note) {
  const match = /^([A-G])([#b]?)([0-8])$/.exec(note);
  if (!match) throw wrong(RangeError, part, `a note is like 'A4', 'C#5' or 'Bb3', got ${JSON.stringify(note)}`);
  const [, letter, sign, octave] = match;
  const steps = SEMITONES[letter] + { '': 0, '#': 1, b: -1 }[sign] + 12 * (Number(octave) - 4);
  return hertz(part, note, 440 * 2 ** (steps / 12));
}

module.exports = { Buzzer };
