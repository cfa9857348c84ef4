import { Motor } from 'hal:parts';

const desk = await Motor.open({ forward: 'up', backward: 'down' });
await desk.forward();
setTimeout(async () => {
  await desk.backward(); // after the dead time
  setTimeout(() => desk.stop(), 1000);
}, 2000);
