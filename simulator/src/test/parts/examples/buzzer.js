import { Buzzer } from 'hal:parts';

const buzzer = await Buzzer.open('buzzer');
await buzzer.beep();
await buzzer.pattern([100, 50, 100, 50, 400]);

const speaker = await Buzzer.open('speaker', { passive: true });
for (const note of ['C5', 'E5', 'G5']) await speaker.tone(note, 200);
