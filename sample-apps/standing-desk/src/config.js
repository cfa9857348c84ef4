import { readFileSync } from 'node:fs';

const ID = /^[a-zA-Z0-9_-]{1,32}$/;
const ARMING = ['button', 'waived'];

/**
 * What the app is told: `config` of package.json, and over it the environment.
 * @param {Record<string, string | undefined>} env
 * @param {{ id: string, driver: string, arming: string, minHeight: number, maxHeight: number, discovery: string, standingFrom: number,
 *   remindAfter: number, relay?: object }} manifest
 */
export function readConfig(env, manifest) {
  const id = env.DESK_ID || manifest.id;
  if (!ID.test(id)) throw new RangeError(`desk: DESK_ID must be letters, digits, - and _, got "${id}"`);
  const arming = env.DESK_ARMING || manifest.arming;
  if (!ARMING.includes(arming)) throw new RangeError(`desk: DESK_ARMING must be button or waived, got "${arming}"`);
  return {
    id,
    driver: env.DESK_DRIVER || manifest.driver,
    needsArming: arming !== 'waived',
    habits: { standingFrom: manifest.standingFrom * 10, remindAfter: minutes(env.DESK_REMIND_AFTER || manifest.remindAfter) },
    relay: manifest.relay,
    limits: { min: manifest.minHeight * 10, max: manifest.maxHeight * 10 },
    discovery: manifest.discovery,
    mqtt: env.MQTT_URL ? broker(env) : null,
  };
}

function minutes(value) {
  const number = Number(value);
  if (!(number >= 0)) throw new RangeError(`desk: DESK_REMIND_AFTER must be minutes, or 0 for no reminder, got "${value}"`);
  return number;
}

/** The broker and who we are to it. The secrets come from files, so that no environment shows them. */
function broker(env) {
  return {
    url: env.MQTT_URL,
    username: env.MQTT_USERNAME || undefined,
    password: env.MQTT_PASSWORD_FILE ? readFileSync(env.MQTT_PASSWORD_FILE, 'utf8').trimEnd() : undefined,
    ca: env.MQTT_CA ? readFileSync(env.MQTT_CA, 'utf8') : undefined,
  };
}
