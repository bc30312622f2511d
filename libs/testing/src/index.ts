export * from './api-client.js';
export * from './back-ends.js';
export * from './eventually.js';
export * from './fresh-database.js';
export * from './service-environment.js';
export * from './stack.js';
