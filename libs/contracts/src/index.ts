export * from './envelope.js';
export * from './event.js';
export * from './events/index.js';
export * from './events/parts.js';
export * from './processes/case-management.js';
export * from './processes/intake.js';
export * from './processes/protocol.js';
export * from './refusal.js';
