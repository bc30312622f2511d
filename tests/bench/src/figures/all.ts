import type { Figure } from '../harness/figure.js';
import { pageRead } from './page-read.js';
import { requestWrite } from './request-write.js';
import { writeLatency } from './write-latency.js';

export const FIGURES: readonly Figure[] = [requestWrite, pageRead, writeLatency];
