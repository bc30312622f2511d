export { reporting } from './reporting.js';
export { MIGRATIONS } from './migrations/index.js';
export { INDICATORS, type Indicator } from './indicator/indicators.js';
