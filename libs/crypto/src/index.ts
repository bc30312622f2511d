export * from './data-converter.js';
export * from './dev-token.js';
export * from './encryption-codec.js';
export * from './field-cipher.js';
export * from './key-ring.js';
export * from './readable.js';
