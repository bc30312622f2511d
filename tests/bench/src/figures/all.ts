import type { Figure } from '../harness/figure.js';
import { requestWrite } from './request-write.js';

export const FIGURES: readonly Figure[] = [requestWrite];
