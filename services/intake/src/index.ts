export { intake } from './intake.js';
export { INTAKE_MIGRATIONS } from './migrations/index.js';
