import { findTraces } from '@oln/testing';
import { findings, type Invariant } from './invariant.js';

/** What was planted in the families' data lies nowhere in a form that can be read. */
export const traces: Invariant = {
  id: 'I8',
  asks: 'planted names, addresses and words are found nowhere: database, stream, processes, logs, traces, mails',
  check: async (_house, { folders, planted }) =>
    findings(
      'I8',
      'wrong',
      findTraces(folders, planted).map((trace) => `planted text in ${trace}`),
    ),
};
