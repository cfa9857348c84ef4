// Imported first: the desk on the board is one with two relays and a sensor at the floor.

import { rig } from 'sim:test';

rig.wire('relay');

export const desk = rig.box;
