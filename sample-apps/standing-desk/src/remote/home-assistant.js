import { toCentimetres } from '../lengths.js';
import { habitEntities } from './habit-entities.js';

const ID = /^[a-zA-Z0-9_-]+$/;

/**
 * One retained message that makes the desk appear in Home Assistant (2024.11 or later). The ids of the components are
 * part of their identity there: do not rename them.
 * @param {{ id: string, prefix: string, limits: { min: number, max: number }, version: string, maker?: string }} desk limits in mm
 */
export function discovery({ id, prefix, limits, version, maker }) {
  const device = `desk-${id}`;
  if (!ID.test(device)) throw new RangeError(`desk: "${device}" cannot be an id in Home Assistant`);
  const components = Object.entries(componentsOf(`desk/${id}`, limits)).map(([name, component]) => [
    name,
    { ...component, unique_id: `${device}-${name}` },
  ]);
  return {
    topic: `${prefix}/device/${device}/config`,
    payload: {
      device: { identifiers: [device], name: 'Desk', manufacturer: maker, sw_version: version },
      origin: { name: 'Tayberry standing-desk', sw_version: version },
      availability: [{ topic: `desk/${id}/availability` }],
      qos: 1,
      components: Object.fromEntries(components),
    },
  };
}

const presets = (make) => Object.fromEntries([1, 2, 3, 4].flatMap((number) => Object.entries(make(number))));

function componentsOf(base, { min, max }) {
  const fromStatus = (template) => ({ state_topic: `${base}/status`, value_template: `{{ ${template} }}` });
  const binary = (template) => fromStatus(`'ON' if ${template} else 'OFF'`);
  return {
    cover: {
      platform: 'cover',
      name: null,
      command_topic: `${base}/cmd`,
      state_topic: `${base}/state`,
      position_topic: `${base}/position`,
      set_position_topic: `${base}/position/set`,
      optimistic: false,
    },
    height: {
      platform: 'number',
      name: 'Height',
      command_topic: `${base}/height/set`,
      state_topic: `${base}/height`,
      min: toCentimetres(min),
      max: toCentimetres(max),
      step: 0.1,
      mode: 'box',
      device_class: 'distance',
      unit_of_measurement: 'cm',
    },
    'height-now': {
      platform: 'sensor',
      name: 'Height now',
      state_topic: `${base}/height`,
      device_class: 'distance',
      state_class: 'measurement',
      suggested_display_precision: 1,
      unit_of_measurement: 'cm',
    },
    ...presets((number) => ({
      [`preset-${number}`]: {
        platform: 'button',
        name: `Preset ${number}`,
        command_topic: `${base}/preset/set`,
        payload_press: String(number),
      },
      [`preset-${number}-save`]: {
        platform: 'button',
        name: `Save preset ${number}`,
        command_topic: `${base}/preset/save`,
        payload_press: String(number),
        entity_category: 'config',
        enabled_by_default: false,
      },
    })),
    ...habitEntities(base),
    'child-lock': { platform: 'switch', name: 'Child lock', command_topic: `${base}/lock/set`, state_topic: `${base}/lock` },
    stop: { platform: 'button', name: 'Stop', command_topic: `${base}/cmd`, payload_press: 'STOP' },
    moving: { platform: 'binary_sensor', name: 'Moving', device_class: 'moving', ...binary('value_json.moving') },
    problem: { platform: 'binary_sensor', name: 'Problem', device_class: 'problem', ...binary('value_json.error') },
    link: {
      platform: 'binary_sensor',
      name: 'Control box',
      device_class: 'connectivity',
      entity_category: 'diagnostic',
      ...binary('value_json.link'),
    },
    error: {
      platform: 'sensor',
      name: 'Error',
      entity_category: 'diagnostic',
      ...fromStatus("value_json.error or 'none'"),
    },
    cooldown: {
      platform: 'sensor',
      name: 'Cooldown',
      device_class: 'duration',
      unit_of_measurement: 's',
      entity_category: 'diagnostic',
      ...fromStatus('value_json.cooldown'),
    },
  };
}
