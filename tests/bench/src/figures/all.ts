import type { Figure } from '../harness/figure.js';
import { inbox } from './inbox.js';
import { pageRead } from './page-read.js';
import { relay } from './relay.js';
import { requestWrite } from './request-write.js';
import { writeLatency } from './write-latency.js';

export const FIGURES: readonly Figure[] = [requestWrite, pageRead, relay, inbox, writeLatency];
