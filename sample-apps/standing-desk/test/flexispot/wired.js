// Imported first: the desk on the board is a FlexiSpot's.

import { rig } from 'sim:test';

rig.wire('flexispot');

const KEYS = { 0: 'none', 1: 'up', 2: 'down' };

/** The keys that the box has seen pressed and let go since a moment. */
export const keysSince = (at) => rig.box.wire.heard.filter((one) => one.at >= at).map(({ keys }) => KEYS[keys] ?? keys);

/** Whether PIN20 is up. */
export const isHeld = () => rig.box.wire.isHeld;
