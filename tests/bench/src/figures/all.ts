import type { Figure } from '../harness/figure.js';
import { alertIntake } from './alert-intake.js';
import { caseStart } from './case-start.js';
import { eventLatency } from './event-latency.js';
import { history } from './history.js';
import { longCase } from './long-case.js';
import { inbox } from './inbox.js';
import { offerLists } from './offer-lists.js';
import { openCases } from './open-cases.js';
import { pageRead } from './page-read.js';
import { projections } from './projections.js';
import { recovery } from './recovery.js';
import { relay } from './relay.js';
import { requestWrite } from './request-write.js';
import { rightsCost } from './rights-cost.js';
import { writeLatency } from './write-latency.js';

export const FIGURES: readonly Figure[] = [
  requestWrite,
  pageRead,
  relay,
  inbox,
  caseStart,
  openCases,
  history,
  longCase,
  writeLatency,
  eventLatency,
  recovery,
  offerLists,
  projections,
  rightsCost,
  alertIntake,
];
