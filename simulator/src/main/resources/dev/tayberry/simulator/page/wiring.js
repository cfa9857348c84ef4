// Which of the board's lines a part is wired to, from what it says of where it is.

/** 'GPIO27' is a line; 'UART2', 'I2C1 0x76' and 'SPI0 0' are where their controllers come out. */
export function linesOf({ at, label }, { pins, controllers }) {
  const lines = new Set(pins.filter(({ line }) => line).map(({ name }) => name));
  const found = (at ?? [label ?? '']).flatMap((place) => {
    const [name, chip, ...more] = place.split(' ');
    if (more.length > 0) return []; // at a pin of another part
    // A chip on an SPI bus has a select of its own, and is not wired to the others'.
    const signals = Object.entries(controllers[name] ?? {}).filter(([signal]) => !/^ce\d/.test(signal) || signal === `ce${chip}`);
    return [...(place.match(/GPIO\d+/g) ?? []), ...signals.map(([, line]) => line)];
  });
  return [...new Set(found)].filter((line) => lines.has(line));
}
