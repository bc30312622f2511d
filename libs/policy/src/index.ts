export * from './consent-purposes.js';
export * from './defaults.js';
export * from './numbers.js';
export * from './overrides.js';
export * from './policy-error.js';
export * from './policy-for.js';
