export * from './lasting-worker.js';
