import { LINES, ROLES, type Line, type Role } from '@oln/contracts';
import { CodeField, CodeListField, FlagField, IdField, IntField, ListField, PatternField } from '@oln/service-kit';
import { MAIL_PREFERENCES, type MailPreference } from './staff.js';

export class CommunePath {
  @PatternField(/^[0-9]{5}$/, { example: '13110' })
  commune: string;
}

export class StaffPath extends CommunePath {
  @PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1', max: 64 })
  person: string;
}

export class CaseloadDto {
  @CodeField(LINES, { describe: 'Line of action' })
  line: Line;

  @IntField({ min: 0, max: 500, example: 40, describe: 'Families at most' })
  maximum: number;
}

export class RegisterStaffDto {
  @CodeListField(ROLES, { describe: 'Roles in this commune', max: 10 })
  roles: Role[];

  @FlagField({ describe: 'False once the person has left' })
  active: boolean;

  @ListField(() => CaseloadDto, { max: 5, describe: 'Room per line' })
  caseloads: CaseloadDto[];

  @CodeField(['es', 'en'], { describe: 'Language of notices', optional: true })
  language?: 'es' | 'en';

  @PatternField(/^[^\s@<>",;]{1,64}@[a-zA-Z0-9.-]{1,185}$/, {
    example: 'gestora@oln.example',
    optional: true,
    max: 254,
  })
  email?: string;

  @CodeField(MAIL_PREFERENCES, { describe: 'How notices are mailed', optional: true })
  mail?: MailPreference;

  @IdField({ optional: true, describe: 'Organisation of the local network that a network member belongs to' })
  institution?: string;
}

export class StaffDto {
  @PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'gestora-1' })
  person: string;

  @PatternField(/^[0-9]{5}$/, { example: '13110' })
  commune: string;

  @CodeListField(ROLES)
  roles: Role[];

  @FlagField()
  active: boolean;

  @ListField(() => CaseloadDto)
  caseloads: CaseloadDto[];

  @CodeField(['es', 'en'])
  language: 'es' | 'en';

  @CodeField(MAIL_PREFERENCES)
  mail: MailPreference;

  @IdField({ optional: true, describe: 'Organisation of the local network that they belong to' })
  institution?: string;

  @IntField({ min: 1 })
  version: number;
}
