export { named } from './throws.cjs';
