export * from './answers.js';
export * from './service-house.js';
