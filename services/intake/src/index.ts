export { intake } from './intake.js';
export { Registry1763900100000 } from './migrations/registry.js';
export { Requests1763900200000 } from './migrations/requests.js';
