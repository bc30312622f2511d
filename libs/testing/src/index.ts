export { ApiClient, type Answer, type CallOptions } from '@oln/tools';
export * from './back-ends.js';
export * from './eventually.js';
export * from './find-traces.js';
export * from './fresh-database.js';
export * from './fresh-nats.js';
export * from './service-environment.js';
export * from './link.js';
export * from './stack.js';
