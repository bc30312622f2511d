export * from './answers.js';
export * from './asked-service.js';
export * from './held-data-walk.js';
export * from './keyed-columns.js';
export * from './own-ring.js';
export * from './rights-walk.js';
export * from './service-house.js';
