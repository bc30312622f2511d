import { ALERT_SOURCES, type AlertSource } from '@oln/contracts';
import {
  CodeField,
  CodesField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  PartField,
  TextField,
} from '@oln/service-kit';
import { FEEDBACKS, type Feedback } from './alert-codes.js';
import { SEXES, type Sex } from './alert-sexes.js';

export class AlertAddressBody {
  @TextField({ example: 'Pasaje Los Boldos 1520' }) street: string;
  @TextField({ optional: true, example: 'Población Los Copihues' }) sector?: string;
  @TextField({ optional: true, example: 'casa de reja verde' }) reference?: string;
}

export class AlertAdultBody {
  @TextField({ optional: true, max: 20, example: '12.345.678-5' }) run?: string;
  @TextField({ optional: true, example: 'Rosa' }) givenNames?: string;
  @TextField({ optional: true, example: 'Huenchul' }) firstSurname?: string;
  @TextField({ optional: true, example: 'Paine' }) secondSurname?: string;
  @TextField({ optional: true, max: 40, example: 'mother' }) relation?: string;
  @TextField({ optional: true, max: 40, example: '+56 9 5555 0101' }) phone?: string;
}

/** What is known of who the child is, as it was told. Sealed until the registry knows, then forgotten here. */
export class AlertIdentityBody {
  @TextField({ optional: true, max: 20, example: '23.456.789-6' }) run?: string;
  @TextField({ optional: true, example: 'Amaru' }) givenNames?: string;
  @TextField({ optional: true, example: 'Huenchul' }) firstSurname?: string;
  @TextField({ optional: true, example: 'Paine' }) secondSurname?: string;
  @DateField({ optional: true, example: '2016-08-21' }) birthDate?: string;
  @CodeField(SEXES, { optional: true }) sex?: Sex;
  @TextField({ optional: true, max: 40, example: '+56 9 5555 0101' }) phone?: string;
  @PartField(() => AlertAddressBody, { optional: true }) address?: AlertAddressBody;
  @PartField(() => AlertAdultBody, { optional: true }) adult?: AlertAdultBody;
}

/** One alert as a source sends it. */
export class AlertRowBody {
  @TextField({
    optional: true,
    max: 120,
    describe: 'The source’s own reference: the same one is the same alert',
    example: 'SAN-2026-004711',
  })
  reference?: string;
  @PartField(() => AlertIdentityBody, { optional: true }) identity?: AlertIdentityBody;
  @CodesField({ optional: true, max: 30, example: 'violence-suspected', describe: 'What is the matter' })
  factors?: string[];
  @IntField({ optional: true, max: 100, example: 82, describe: 'Predictive score: one input, never the only ground' })
  score?: number;
  @TextField({ optional: true, max: 80, example: 'san-2026.2', describe: 'Model that made the score' })
  scoreModel?: string;
  @InstantField({ optional: true, describe: 'When it came in; now, unless it is written down later' })
  receivedAt?: string;
  @TextField({ optional: true, max: 4000, example: 'La profesora vio golpes en los brazos.' }) narrative?: string;
}

export class RaiseAlertBody extends AlertRowBody {
  @CommuneField({ optional: true }) commune?: string;
  @IdField({ optional: true, describe: 'Child of the registry, where the office knows it' }) childId?: string;
  @CodeField(ALERT_SOURCES, { optional: true, describe: 'Of the office only: on whose behalf' }) source?: AlertSource;
  @IdField({ optional: true, describe: 'Of the office only: institution that called' }) institutionId?: string;
}

/** What who raised an alert may know of it. */
export class RaisedAlertDto {
  @IdField() id: string;
  @CommuneField() commune: string;
  @FlagField({ describe: 'It was there already: nothing was opened twice' }) known: boolean;
  @CodeField(FEEDBACKS) feedback: Feedback;
  @InstantField() receivedAt: string;
  @TextField({ optional: true, max: 120, example: 'SAN-2026-004711' }) reference?: string;
}
