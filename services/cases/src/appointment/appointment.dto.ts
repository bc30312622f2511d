import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { PersonField } from '../case-file/case-file.dto.js';
import { APPOINTMENT_KINDS, CANCEL_REASONS, type AppointmentKind, type CancelReason } from './appointment.js';

class AgreedHour {
  @InstantField({ example: '2026-05-04T15:00:00Z' }) startsAt: string;
  @InstantField({ example: '2026-05-04T16:00:00Z' }) endsAt: string;
  @TextField({ optional: true, max: 2_000, example: 'En la sede social', describe: 'Kept encrypted' }) note?: string;
}

export class AppointmentTimesBody extends AgreedHour {
  @FlagField({ optional: true, describe: 'Although the family has an appointment at that time, in either line' })
  onPurpose?: boolean;
}

export class AppointmentBody extends AppointmentTimesBody {
  @CommuneField() commune: string;
  @IdField({ optional: true }) caseId?: string;
  @PersonField({ describe: 'Whose agenda' }) person: string;
  @CodeField(APPOINTMENT_KINDS) kind: AppointmentKind;
}

export class AppointmentDto extends AgreedHour {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true, describe: 'Family of the case: both lines have one agenda with it' }) familyId?: string;
  @PersonField({ describe: 'Whose agenda' }) person: string;
  @CodeField(APPOINTMENT_KINDS) kind: AppointmentKind;
  @IntField({ min: 1 }) version: number;
  @CodeField(['set', 'cancelled']) state: 'set' | 'cancelled';
  @CodeField(CANCEL_REASONS, { optional: true }) cancelReason?: CancelReason;
}

export class CancellationBody {
  @CodeField(CANCEL_REASONS) reason: CancelReason;
}

export class AppointmentListQuery extends PageQuery {
  @PersonField({ optional: true }) person?: string;
  @IdField({ optional: true }) caseId?: string;
  @IdField({ optional: true }) familyId?: string;
  @InstantField({ optional: true, describe: 'Ends after' }) from?: string;
  @InstantField({ optional: true, describe: 'Starts before' }) until?: string;
}

export class FeedPath {
  @PatternField(/^[0-9]{5}\.[A-Za-z0-9_-]{32}\.ics$/, {
    example: '13110.dGhpcyBpcyBhbiBleGFtcGxlIHRva2Vu.ics',
    max: 60,
  })
  file: string;
}

export class FeedDto {
  @TextField({
    max: 120,
    example: '/api/cases/v1/feeds/13110.dGhpcyBpcyBhbiBleGFtcGxlIHRva2Vu.ics',
    describe: 'Shown once; whoever has it reads the agenda',
  })
  path: string;
}
