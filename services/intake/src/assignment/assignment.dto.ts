import { LINES, type Line } from '@oln/contracts';
import { CodeField, CommuneField, FlagField, IntField, PartField } from '@oln/service-kit';
import { PersonField } from '../access/paths.js';
import { RequestDto } from '../request/request.dto.js';

export class AssignDto {
  @PersonField({ optional: true, describe: 'Professional; without it, the one with most room' })
  person?: string;
}

export class InChargeDto {
  @PersonField({ describe: 'Colleague who looks after the request until it is assigned' })
  person: string;
}

export class AssignmentDto {
  @FlagField({ describe: 'False: nobody has room, the family waits in the queue' })
  assigned: boolean;

  @IntField({ min: 1, example: 6, describe: 'Version of the request' })
  version: number;

  @PartField(() => RequestDto)
  request: RequestDto;
}

export class ProfessionalsQuery {
  @CommuneField({ optional: true })
  commune?: string;

  @CodeField(LINES, { optional: true })
  line?: Line;
}

export class PlaceDto {
  @PersonField()
  person: string;

  @CodeField(LINES)
  line: Line;

  @IntField({ example: 31, describe: 'Families attended' })
  families: number;

  @IntField({ example: 40, describe: 'Families at most' })
  maximum: number;
}
