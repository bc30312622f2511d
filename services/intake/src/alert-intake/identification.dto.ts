import {
  CodeField,
  CommuneField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  IntField,
  PageQuery,
  PartField,
  TextField,
} from '@oln/service-kit';
import {
  IDENTIFICATION_STATES,
  UNCLEAR_REASONS,
  type IdentificationState,
  type UnclearReason,
} from './alert-identification.js';

export class AlertPath {
  @IdField({ describe: 'Alert that asks' }) alertId: string;
}

export class IdentificationQuery extends PageQuery {
  @CodeField(IDENTIFICATION_STATES, {
    optional: true,
    example: 'unclear',
    describe: 'Default unclear: a person must say',
  })
  state?: IdentificationState;
  @CommuneField({ optional: true }) commune?: string;
}

export class ResolutionBody {
  @IdField({ optional: true, describe: 'Somebody of the registry' }) personId?: string;
  @FlagField({ optional: true, describe: 'Nobody of the registry: entered as the alert tells' }) isNew?: boolean;
}

class ToldAddressDto {
  @TextField({ example: 'Pasaje Los Boldos 1520' }) street: string;
  @TextField({ optional: true, example: 'Población Los Copihues' }) sector?: string;
  @TextField({ optional: true, example: 'casa de reja verde' }) reference?: string;
}

class ToldAdultDto {
  @TextField({ optional: true, example: '12.345.678-5' }) run?: string;
  @TextField({ optional: true, example: 'Rosa' }) givenNames?: string;
  @TextField({ optional: true, example: 'Paine' }) firstSurname?: string;
  @TextField({ optional: true, example: 'Curín' }) secondSurname?: string;
  @TextField({ optional: true, example: 'mother' }) relation?: string;
  @TextField({ optional: true, example: '+56 9 5555 0101' }) phone?: string;
}

class ToldIdentityDto {
  @TextField({ optional: true, example: '23.456.789-6' }) run?: string;
  @TextField({ optional: true, example: 'Amaru' }) givenNames?: string;
  @TextField({ optional: true, example: 'Huenchul' }) firstSurname?: string;
  @TextField({ optional: true, example: 'Paine' }) secondSurname?: string;
  @TextField({ optional: true, example: '2016-08-21' }) birthDate?: string;
  @TextField({ optional: true, example: 'female' }) sex?: string;
  @TextField({ optional: true, example: '+56 9 5555 0101' }) phone?: string;
  @PartField(() => ToldAddressDto, { optional: true }) address?: ToldAddressDto;
  @PartField(() => ToldAdultDto, { optional: true }) adult?: ToldAdultDto;
}

export class IdentificationDto {
  @IdField() alertId: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(IDENTIFICATION_STATES, { example: 'unclear' }) state: IdentificationState;
  @CodeField(UNCLEAR_REASONS, { optional: true }) reason?: UnclearReason;
  @IdListField({ describe: 'Persons of the registry who it may be' }) candidates: string[];
  @IdField({ optional: true }) personId?: string;
  @InstantField() askedAt: string;
}

export class WholeIdentificationDto extends IdentificationDto {
  @PartField(() => ToldIdentityDto, { optional: true, describe: 'What the alert tells, while it does' })
  told?: ToldIdentityDto;
}
