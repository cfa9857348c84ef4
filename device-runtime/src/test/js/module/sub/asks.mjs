import events from 'events'; // there is a file of that name beside this one
export default typeof events;
