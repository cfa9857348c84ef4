import { toCentimetres } from '../lengths.js';

const ID = /^[a-zA-Z0-9_-]+$/;

/**
 * One retained message that makes the desk appear in Home Assistant (2024.11 or later). The ids of the components are
 * part of their identity there: do not rename them.
 * @param {{ id: string, prefix: string, limits: { min: number, max: number }, version: string }} desk limits in mm
 */
export function discovery({ id, prefix, limits, version }) {
  const device = `desk-${id}`;
  if (!ID.test(device)) throw new RangeError(`desk: "${device}" cannot be an id in Home Assistant`);
  const components = Object.entries(componentsOf(limits)).map(([name, component]) => [
    name,
    { ...component, unique_id: `${device}-${name}` },
  ]);
  return {
    topic: `${prefix}/device/${device}/config`,
    payload: {
      '~': `desk/${id}`,
      device: { identifiers: [device], name: 'Desk', manufacturer: 'Jiecang', sw_version: version },
      origin: { name: 'Tayberry standing-desk', sw_version: version },
      availability: [{ topic: '~/availability' }],
      qos: 1,
      components: Object.fromEntries(components),
    },
  };
}

const fromStatus = (template) => ({ state_topic: '~/status', value_template: `{{ ${template} }}` });

const binary = (template) => fromStatus(`'ON' if ${template} else 'OFF'`);

const presets = (make) => Object.fromEntries([1, 2, 3, 4].flatMap((number) => Object.entries(make(number))));

function componentsOf({ min, max }) {
  return {
    cover: {
      platform: 'cover',
      name: null,
      command_topic: '~/cmd',
      state_topic: '~/state',
      position_topic: '~/position',
      set_position_topic: '~/position/set',
      optimistic: false,
    },
    height: {
      platform: 'number',
      name: 'Height',
      command_topic: '~/height/set',
      state_topic: '~/height',
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
      state_topic: '~/height',
      device_class: 'distance',
      state_class: 'measurement',
      suggested_display_precision: 1,
      unit_of_measurement: 'cm',
    },
    ...presets((number) => ({
      [`preset-${number}`]: {
        platform: 'button',
        name: `Preset ${number}`,
        command_topic: '~/preset/set',
        payload_press: String(number),
      },
      [`preset-${number}-save`]: {
        platform: 'button',
        name: `Save preset ${number}`,
        command_topic: '~/preset/save',
        payload_press: String(number),
        entity_category: 'config',
        enabled_by_default: false,
      },
    })),
    'child-lock': { platform: 'switch', name: 'Child lock', command_topic: '~/lock/set', state_topic: '~/lock' },
    stop: { platform: 'button', name: 'Stop', command_topic: '~/cmd', payload_press: 'STOP' },
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
