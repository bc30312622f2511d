export { cases } from './cases.js';
export { MIGRATIONS } from './migrations/index.js';
