import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** A small value in the app's data folder. It is there whole after a restart and after a power cut: the old one or the new one. */
export class Kept {
  #path;

  constructor(name) {
    this.#path = join(process.env.TAY_DATA ?? '.', name);
  }

  /** What was written last; null if nothing was, or if it cannot be read. */
  read() {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') console.error(`desk: ${this.#path} is begun anew: ${error.message}`);
      return null;
    }
  }

  /** A full or broken card costs the value, not the desk. */
  write(value) {
    try {
      const file = openSync(`${this.#path}.new`, 'w', 0o600);
      try {
        writeSync(file, JSON.stringify(value));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(`${this.#path}.new`, this.#path);
    } catch (error) {
      console.error(`desk: ${this.#path} is not written: ${error.message}`);
    }
  }
}
