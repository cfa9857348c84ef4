import world from 'sim:world';
import { Led, Servo } from 'sim:parts';

/** Somewhere else at each look, and drawn. */
class Swing {
  static picture = `
    <line x1="50" y1="10" x2="50" y2="80" stroke="currentColor" stroke-width="3" data-turn="angle" data-about="50 10"/>
    <text x="50" y="96" text-anchor="middle" font-size="10" data-text="angle"></text>`;

  view() {
    return { kind: 'swing', values: { angle: 40 * Math.sin(world.now() / 500) } };
  }
}

export const leds = ['GPIO17', 'GPIO27', 'GPIO22', 'GPIO23'].map((line) => new Led({ line }));
export const servo = new Servo({ line: 'GPIO18' });
export const swings = [new Swing(), new Swing(), new Swing()];
const uart = world.serial('UART3');
uart.on('data', (bytes) => uart.write(bytes));
