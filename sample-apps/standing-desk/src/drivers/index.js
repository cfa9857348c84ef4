// A driver brings one make of control box into this shape, so that the rest of the app knows none of them:
//
//   height      mm, or null while unknown         goTo(mm)           there, and stops by itself
//   range       { min, max } in mm, or null       run('up'|'down')   until stopped
//   presets     [mm or null, …]                   stop()             always, at once
//   unit        'cm' or 'in', as the box shows    recall(1…4)        a preset whose height is not known
//   locked      at the box itself                 save(1…4)          the height as a preset
//   online      whether the box answers           close()            stops, and closes its port
//
// Events: 'height' (mm) for every report, 'change' when another property changed, 'halted' (reason) when it gave a
// go-to up, 'fault' (text) from the box or of a trip, 'noise' for bytes that made no sense, 'notice' (text) for the log.
//
// After a trip of the safety rules a driver is not online and moves nothing; see ./recovery.js for how it comes back.

// What only some have:
//
//   steersSince when it last set out for a height that it steers to, or corrects; now while it rests in between;
//               null if it does not steer
//   tolerance   mm by which it may miss, where that is more than 3
//   nearest(mm) the height that it can tell apart from its neighbours
//   recall      missing where presets are the app's own

/** Only the one that is used is loaded. */
const DRIVERS = {
  jiecang: async () => (await import('./jiecang/jiecang.js')).Jiecang,
  flexispot: async () => (await import('./flexispot/flexispot.js')).Flexispot,
  relay: async () => (await import('./relay/relay.js')).Relay,
};

/**
 * Opens the driver that the configuration names; it takes what it needs of { serial, gpio, presets, config }.
 */
export async function openDriver(name, parts) {
  const load = DRIVERS[name];
  if (!load) throw new RangeError(`desk: no driver "${name}"; there are ${Object.keys(DRIVERS).join(', ')}`);
  return (await load()).open(parts);
}
