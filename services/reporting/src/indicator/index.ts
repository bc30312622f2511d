/** What is pure of the figures, for whoever reckons them elsewhere: no Nest, no database. */
export { INDICATORS, type Indicator } from './indicators.js';
export { evaluate, type Committed, type Figure } from '../figure/evaluate.js';
export { type Cell } from '../figure/cell.js';
