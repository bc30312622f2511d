import { CodeField, CommuneField, DateField, IdField, IntField, PatternField } from '@oln/service-kit';
import {
  GUARDIANSHIP_KINDS,
  GUARDIANSHIP_SOURCES,
  type GuardianshipKind,
  type GuardianshipSource,
} from './guardianship.js';

export class NewGuardianshipDto {
  @IdField()
  childId: string;

  @IdField({ optional: true, describe: 'Adult of the registry; or else an institution' })
  guardianId?: string;

  @PatternField(/^[a-z0-9][a-z0-9.-]{0,79}$/, { example: 'residencia-13110-02', optional: true, max: 80 })
  institution?: string;

  @CodeField(GUARDIANSHIP_KINDS)
  kind: GuardianshipKind;

  @CodeField(GUARDIANSHIP_SOURCES)
  source: GuardianshipSource;

  @DateField()
  since: string;
}

export class EndGuardianshipDto {
  @DateField()
  until: string;
}

export class ChildQuery {
  @IdField()
  childId: string;
}

export class GuardianshipDto extends NewGuardianshipDto {
  @IdField()
  id: string;

  @CommuneField()
  commune: string;

  @IntField({ min: 1, example: 1 })
  version: number;

  @DateField({ optional: true })
  until?: string;
}
