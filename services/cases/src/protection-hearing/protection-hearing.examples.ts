import { SOME_ID } from '@oln/service-kit';
import type { HearingBody } from './protection-hearing.dto.js';

export const HEARING: HearingBody = { who: 'child', childId: SOME_ID, said: 'Quiere vivir con su abuela' };
