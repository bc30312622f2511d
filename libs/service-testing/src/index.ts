export * from './answers.js';
export * from './rights-walk.js';
export * from './service-house.js';
