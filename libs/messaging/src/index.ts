export * from './database/database.js';
export * from './database/tables.js';
export * from './hooks.js';
export * from './outbox/append-outbox.js';
export * from './outbox/outbox-entry.js';
export * from './outbox/to-event.js';
