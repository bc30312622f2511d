export * from './name.js';
export * from './places.js';
export * from './principal.js';
export * from './roles.js';
export * from './run.js';
export * from './system.js';
export * from './rights/ability.js';
export * from './rights/rights.js';
