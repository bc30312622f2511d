export * from './answers.js';
export * from './asked-service.js';
export * from './held-data-walk.js';
export * from './rights-walk.js';
export * from './service-house.js';
