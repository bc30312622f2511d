import { start } from './start.mjs';

export default () => start(`test-workflow-${process.pid}`, ['temporal']);
