export { gateway } from './gateway.js';
export { MIGRATIONS } from './migrations/index.js';
