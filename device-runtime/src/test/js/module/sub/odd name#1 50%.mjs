export default import.meta.filename.slice(-18);
export const first = Math.random();
