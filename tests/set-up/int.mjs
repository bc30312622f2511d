import { start } from './start.mjs';

export default () => start(`test-int-${process.pid}`);
