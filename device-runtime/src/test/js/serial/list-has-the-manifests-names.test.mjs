import serial from 'hal:serial';

// A pair of terminals is no hardware and is not listed; the simulated board's ports are.
const ports = await serial.list();
const named = ports.filter((port) => port.name);
console.log(named.every((port) => port.name === (port.path === 'UART2' ? 'desk' : 'box')));
console.log(ports.every((port) => port.path && !Object.values(port).includes(null)));
// out: true
// out: true
