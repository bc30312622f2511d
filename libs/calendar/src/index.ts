export * from './age.js';
export * from './business-day.js';
export * from './clock.js';
export * from './instant.js';
export * from './local-date.js';
export * from './term.js';
export * from './zone.js';
