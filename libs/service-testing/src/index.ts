export * from './answers.js';
export * from './clock-file.js';
export * from './service-house.js';
