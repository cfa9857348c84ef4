import device from 'hal:device';

/** Has an update wait while the desk moves, whoever moves it. */
export function holdOffUpdates(desk) {
  let release = null;
  desk.on('change', () => {
    const moves = desk.state !== 'stopped';
    if (moves) release ??= device.busy('the desk moves');
    else release = release?.() ?? null;
  });
}
