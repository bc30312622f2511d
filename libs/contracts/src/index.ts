export * from './envelope.js';
export * from './event.js';
export * from './events/index.js';
export * from './events/parts.js';
export * from './processes/index.js';
export * from './refusal.js';
export * from './open-routes.js';
export * from './answer-link.js';
