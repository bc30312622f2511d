export { community } from './community.js';
export { MIGRATIONS } from './migrations/index.js';
