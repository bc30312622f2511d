export * from './stages.js';
export { bundleFile, bundleOptions } from './worker/bundle-options.js';
