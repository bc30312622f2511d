/** For specs of processes, and for the bench: never for what runs in an office. */
export { ProcessLab } from './process-lab.js';
export type { Step } from './scripted-owner.js';
