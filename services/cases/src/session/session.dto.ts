import { THERAPY_FORMATS, THERAPY_PHASES, type TherapyFormat, type TherapyPhase } from '@oln/contracts';
import { CodeField, FlagField, IdField, IdListField, InstantField, IntField, TextField } from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';
import { MISSED_REASONS, SESSION_KINDS, type MissedReason, type SessionKind } from './session.js';

export class SessionBody {
  @CodeField(SESSION_KINDS) kind: SessionKind;
  @InstantField({ describe: 'When it was, or should have been' }) at: string;
  @IntField({ optional: true, min: 1, max: 720, example: 60 }) minutes?: number;
  @FlagField({ describe: 'False: missed' }) held: boolean;
  @CodeField(MISSED_REASONS, { optional: true, describe: 'Where it was missed; default other' })
  missedReason?: MissedReason;
  @IdListField({ max: 30, describe: 'Children who took part, or were expected' }) children: string[];
  @CodeField(THERAPY_FORMATS, { optional: true, describe: 'Of a therapy' }) format?: TherapyFormat;
  @CodeField(THERAPY_PHASES, { optional: true, describe: 'Of a therapy: phases only advance' }) phase?: TherapyPhase;
  @TextField({ optional: true, max: 20_000, example: 'Se acordó visita a la escuela', describe: 'Kept encrypted' })
  notes?: string;
}

export class SessionDto extends SessionBody {
  @IdField() id: string;
  @IdField() caseId: string;
  @PersonField() person: string;
}
