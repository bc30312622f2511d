import { CodeField, CommuneField, FlagField, IntField, PartField, PatternField, TextField } from '@oln/service-kit';
import { IsDefined } from 'class-validator';
import { INSTITUTIONS, type Institution } from '../escalation/escalation.js';
import { PeopleField } from '../fields/list-fields.js';
import { SCOPES, type Scope } from './recipient.js';

const EMAIL = /^[^\s@<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

export class TitleDto {
  @TextField({ example: 'Servicio de Protección Especializada, equipo comunal', max: 200 }) es: string;
  @TextField({ example: 'Specialised protection service, local team', max: 200 }) en: string;
}

export class RecipientPath {
  @CommuneField() commune: string;
  @CodeField(INSTITUTIONS) institution: Institution;
  @PatternField(/^[1-9]$/, { example: '1', max: 1, describe: '1: nearest; each level is told after the one before' })
  level: string;
}

export class RecipientBody {
  @CodeField(SCOPES) scope: Scope;
  @IsDefined() @PartField(() => TitleDto) title: TitleDto;
  @PatternField(EMAIL, {
    optional: true,
    example: 'oirs@proteccion.example',
    max: 200,
    describe: 'Of the institution, never of a person',
  })
  email?: string;
  @PeopleField({ max: 50, describe: 'Accounts of the institution that may acknowledge' }) people: string[];
  @FlagField({ describe: 'False: this level is skipped' }) active: boolean;
}

export class RecipientDto extends RecipientBody {
  @CodeField(INSTITUTIONS) institution: Institution;
  @IntField({ min: 1, max: 9 }) level: number;
  @IntField({ describe: '0: as the house ships it. To be sent back as If-Match' }) version: number;
}
