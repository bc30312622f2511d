export { reporting } from './reporting.js';
export { MIGRATIONS } from './migrations/index.js';
