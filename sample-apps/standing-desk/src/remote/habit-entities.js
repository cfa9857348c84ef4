/** What Home Assistant is told of sitting and standing, as components of the desk. */
export function habitEntities(base) {
  const value = (name) => ({ state_topic: `${base}/habits`, value_template: `{{ value_json.${name} }}` });
  const time = (name, label) => ({
    platform: 'sensor',
    name: label,
    device_class: 'duration',
    state_class: 'total_increasing',
    unit_of_measurement: 'min',
    ...value(name),
  });
  return {
    posture: { platform: 'sensor', name: 'Posture', ...value('posture') },
    'sitting-today': time('sittingToday', 'Sitting today'),
    'standing-today': time('standingToday', 'Standing today'),
    'sitting-week': time('sittingWeek', 'Sitting this week'),
    'standing-week': time('standingWeek', 'Standing this week'),
    'moves-today': { platform: 'sensor', name: 'Moves today', state_class: 'total_increasing', ...value('movesToday') },
    reminder: { platform: 'event', name: 'Reminder', state_topic: `${base}/reminder`, event_types: ['stand-up'] },
    present: {
      platform: 'switch',
      name: 'Somebody is there',
      command_topic: `${base}/present/set`,
      state_topic: `${base}/habits`,
      value_template: "{{ 'ON' if value_json.present else 'OFF' }}",
    },
  };
}
