import { LINES, type Line } from '@oln/contracts';
import { CodeField, CommuneField, DateField, IdField, IntField, IntQuery, PatternField } from '@oln/service-kit';

const FAMILIES = { max: 100_000, example: 320, describe: 'Families to be attended' };

export class CommitmentPath {
  @CommuneField() commune: string;
  @PatternField(/^(19|20|21)[0-9]{2}$/, {
    example: '2026',
    max: 4,
    describe: 'Year of the programme, named after the one in which it begins',
  })
  year: string;
  @CodeField(LINES, { describe: 'Line of action' }) line: Line;
}

export class CommitmentQuery {
  @CommuneField({ optional: true, describe: 'CUT code; absent: all within reach' }) commune?: string;
  @IntQuery({ optional: true, min: 1900, max: 2199, example: 2026, describe: 'Year of the programme' }) year?: number;
}

export class CommitmentBody {
  @IntField(FAMILIES) families: number;
  @DateField({
    optional: true,
    example: '2026-01-01',
    describe: 'First day, local; default: as before, or of the calendar year',
  })
  startsOn?: string;
  @DateField({
    optional: true,
    example: '2026-12-31',
    describe: 'Last day, local; default: as before, or of the calendar year',
  })
  endsOn?: string;
}

export class CommitmentDto {
  @IdField({ describe: 'Of the commune, year and line' }) id: string;
  @CommuneField({ describe: 'CUT code' }) commune: string;
  @IntField({ max: 2199, example: 2026, describe: 'Year of the programme' }) year: number;
  @CodeField(LINES, { describe: 'Line of action' }) line: Line;
  @IntField({ example: 1, describe: 'To be sent back as If-Match; 0 where nothing was ever said' }) version: number;
  @DateField({ example: '2026-01-01', describe: 'First day, local' }) startsOn: string;
  @DateField({ example: '2026-12-31', describe: 'Last day, local' }) endsOn: string;
  @IntField(FAMILIES) families: number;
}
