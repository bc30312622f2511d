import { SOME_ID } from '@oln/service-kit';
import type { ClosureBody } from './closure.dto.js';

export const CLOSURE: ClosureBody = {
  staysActive: [
    { kind: 'task', taskId: SOME_ID, text: 'Taller de los sábados', until: '2027-01-31' },
    { kind: 'referral', text: 'Control en el CESFAM' },
  ],
  summary: 'La familia cuenta con red y retomó la escuela',
};
