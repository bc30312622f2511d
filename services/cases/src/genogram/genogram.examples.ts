import { SOME_ID } from '@oln/service-kit';
import type { GenogramBody } from './genogram.dto.js';

export const GENOGRAM: GenogramBody = {
  members: [
    { key: 'm1', personId: SOME_ID, relation: 'child', household: 'same' },
    { key: 'm2', relation: 'mother', household: 'same' },
    { key: 'm3', relation: 'grandmother', household: 'other' },
  ],
  bonds: [
    { from: 'm2', to: 'm1', kind: 'parent-of' },
    { from: 'm3', to: 'm1', kind: 'close' },
  ],
};
