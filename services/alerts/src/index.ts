export { alerts } from './alerts.js';
export { MIGRATIONS } from './migrations/index.js';
