export * from './lasting-worker.js';
export { placeOf, type ErrorPlace } from './error-place.js';
export { endOnUnforeseen } from './unforeseen.js';
