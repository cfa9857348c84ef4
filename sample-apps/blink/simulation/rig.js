import { Button, Led } from 'sim:parts';

export const led = new Led({ line: 'GPIO27' });
export const button = new Button({ line: 'GPIO17', pressed: 0 });
