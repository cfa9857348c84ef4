// How a desk looks on the simulator's page, and what a person can do to its mechanics: the same for every box.

const TRAVEL = 52; // of the picture's units, from 600 to 1300 mm
const SIGHT = 60; // mm ahead that an obstacle is put

const drawn = (mm) => (-(mm - 600) / 700) * TRAVEL;

export const size = [160, 130];

/** `more` is what only this desk has. */
export const picture = (more = '') => `
  <line x1="8" y1="122" x2="152" y2="122" stroke="currentColor" stroke-width="2"/>
  <g fill="none" stroke="currentColor" stroke-width="7" stroke-linecap="round">
    <path d="M45 84v36M115 84v36" opacity=".45"/><path d="M34 121h22M104 121h22" stroke-width="4"/>
  </g>
  <path d="M45 80v32M115 80v32" stroke="currentColor" stroke-width="5.5" opacity=".7" data-move-y="half"/>
  <g data-move-y="rise">
    <path d="M45 78v28M115 78v28" stroke="currentColor" stroke-width="4"/>
    <rect x="18" y="72" width="124" height="6" rx="2" fill="#b07d4b"/>
    <rect x="62" y="46" width="36" height="21" rx="2" fill="none" stroke="currentColor" stroke-width="2"/>
    <path d="M80 67v5M72 72h16" stroke="currentColor" stroke-width="2"/>
    <text x="80" y="61" text-anchor="middle" font-size="11" fill="currentColor" data-text="height"/>
  </g>
  <g data-show="obstacle" data-move-y="obstacleY">
    <rect x="128" y="66" width="26" height="5" fill="#c0392b"/><text x="141" y="63" text-anchor="middle" font-size="8" fill="#c0392b">in the way</text>
  </g>
  <text x="10" y="14" font-size="10" fill="#c0392b" data-text="trouble"/>
  <text x="150" y="14" text-anchor="end" font-size="10" fill="currentColor" opacity=".7" data-show="asleep">asleep</text>${more}`;

/** What every desk shows. */
export function values({ motors, height }) {
  const inTheWay = motors.obstacleAt ?? motors.stuckAt;
  return {
    height: Math.round(height) / 10,
    rise: drawn(height),
    half: drawn(height) / 2, // the legs' middle tube
    moving: motors.running,
    obstacle: inTheWay !== null,
    obstacleY: inTheWay === null ? 0 : drawn(inTheWay),
  };
}

/** What can be done to every desk. `collides` tells whether its box feels an obstacle. */
export function mechanics({ motors }, { collides }) {
  const ahead = () => motors.height + SIGHT * (motors.wanted || 1);
  const way = collides ? 'obstacleAt' : 'stuckAt';
  const stuck = {
    kind: 'switch',
    label: 'Motors are stuck here',
    fault: true,
    value: motors.stuckAt !== null,
    set: (isStuck) => (motors.stuckAt = isStuck ? motors.height : null),
  };
  return {
    load: { kind: 'range', label: 'Load', min: 0, max: 1, step: 0.1, value: motors.load, set: (load) => (motors.load = load) },
    ...(collides ? { stuck } : {}),
    obstacle: {
      kind: 'switch',
      label: collides ? 'Something is in the way' : 'Something is in the way, and nobody feels it',
      fault: true,
      value: motors[way] !== null,
      set: (there) => (motors[way] = there ? ahead() : null),
    },
  };
}
