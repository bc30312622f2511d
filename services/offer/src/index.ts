export { offer } from './offer.js';
export { MIGRATIONS } from './migrations/index.js';
