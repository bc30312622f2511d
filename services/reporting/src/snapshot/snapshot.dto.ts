import { LINES, SNAPSHOT_OUTCOMES, SNAPSHOT_STAGES, type SnapshotStage } from '@oln/contracts';
import {
  ActorField,
  CodeField,
  CommuneField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  IntQuery,
  ListField,
  NumberField,
  PageQuery,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { QUARTER } from './quarter.js';
import { SPANS, type Span } from './snapshot-figures.js';
import { RETAKING_REASONS, type RetakingReason } from './snapshot.js';

const MOST = Number.MAX_SAFE_INTEGER;
const QUARTER_FIELD = { example: '2026-q1', max: 7, describe: 'Quarter of the calendar year' };
const HASH = {
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  max: 64,
  describe: 'SHA-256 of the figures',
};
const OBSERVATION = {
  optional: true,
  example: 'El equipo estuvo incompleto en febrero; la lista de espera se revisó en marzo.',
  min: 3,
  max: 4_000,
  describe: 'What there is to say about the figures. Name nobody: it is kept for ever',
};

export class SnapshotQuery extends PageQuery {
  @CommuneField({ optional: true, describe: 'CUT code; absent: all within reach' }) commune?: string;
  @PatternField(QUARTER, { ...QUARTER_FIELD, optional: true }) quarter?: string;
  @CodeField(SNAPSHOT_STAGES, { optional: true, describe: 'signing: nobody has signed it' }) stage?: SnapshotStage;
}

export class ContentQuery {
  @IntQuery({ optional: true, min: 1, max: 100_000, example: 1, describe: 'Which taking; absent: the one that counts' })
  content?: number;
}

export class RetakingBody {
  @CodeField(RETAKING_REASONS, { describe: 'Why they are taken again' }) reason: RetakingReason;
}

export class SignatureBody {
  @TextField(OBSERVATION) observation?: string;
}

export class SnapshotDto {
  @IdField({ describe: 'Of the commune and quarter' }) id: string;
  @CommuneField({ describe: 'CUT code' }) commune: string;
  @PatternField(QUARTER, QUARTER_FIELD) quarter: string;
  @DateField({ example: '2026-01-01', describe: 'First day of the quarter' }) from: string;
  @DateField({ example: '2026-03-31', describe: 'Last day of the quarter' }) to: string;
  @IntField({ example: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(SNAPSHOT_STAGES, { describe: 'signing: it waits to be signed; closed: it is signed, and does not change' })
  stage: SnapshotStage;
  @CodeField(SNAPSHOT_OUTCOMES, { optional: true, describe: 'Once it is signed' }) outcome?: string;
  @IntField({ example: 1, describe: 'Which taking of the figures counts' }) content: number;
  @PatternField(/^[0-9a-f]{64}$/, HASH) hash: string;
  @InstantField({ example: '2026-04-01T06:00:00Z', describe: 'When it was taken for the first time' }) openedAt: string;
  @InstantField({ optional: true, example: '2026-04-09T15:00:00Z', describe: 'When it was signed' }) signedAt?: string;
  @ActorField({ optional: true, describe: 'Who signed it' }) signedBy?: string;
  @TextField(OBSERVATION) observation?: string;
}

export class ContentDto {
  @IntField({ min: 1, example: 1, describe: 'Which taking: 1 for the first' }) content: number;
  @DateField({ example: '2026-03-31', describe: 'Day up to the end of which facts were known' }) asOf: string;
  @InstantField({ example: '2026-04-01T06:00:00Z', describe: 'When it was taken' }) takenAt: string;
  @ActorField({ describe: 'Who took it; system:monitoring: by itself, at the end of the quarter' }) takenBy: string;
  @CodeField(RETAKING_REASONS, { optional: true, describe: 'Why it was taken again' }) reason?: string;
  @PatternField(/^[0-9a-f]{64}$/, HASH) hash: string;
}

class NumbersDto {
  @NumberField({
    optional: true,
    max: MOST,
    example: 0.012,
    describe: 'A count, a share from 0 to 1, a mean or a median; absent where there is nothing to reckon it from',
  })
  value?: number;
  @IntField({ optional: true, max: MOST, example: 3, describe: 'What was counted' }) numerator?: number;
  @IntField({ optional: true, max: MOST, example: 250, describe: 'Of how many' }) denominator?: number;
  @IntField({ optional: true, max: MOST, example: 30, describe: '90th percentile of times' }) p90?: number;
}

const SPAN = { describe: 'quarter: of the quarter; year: from 1 January to the end of the quarter' };
const INDICATOR = { example: 'renounced', max: 64, describe: 'Of the catalogue' };
const CODE = { optional: true, example: 'high', min: 0, max: 80, describe: 'Where it is divided by code' };

export class SnapshotFigureDto extends NumbersDto {
  @CodeField(SPANS, SPAN) span: Span;
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, INDICATOR) indicator: string;
  @CodeField(['', ...LINES], { optional: true, example: 'family-therapy', describe: 'Where it is divided by line' })
  line?: string;
  @TextField(CODE) code?: string;
  @FlagField({
    optional: true,
    describe: 'Not shown outside: it is of fewer than five, or would give away one that is',
  })
  suppressed?: boolean;
}

export class SnapshotFiguresDto extends ContentDto {
  @FlagField({ describe: 'The figures are those of which the hash was made' }) intact: boolean;
  @ListField(() => SnapshotFigureDto, { max: 100_000, describe: 'By span, indicator, line and code' })
  items: SnapshotFigureDto[];
}

export class FigureChangeDto {
  @CodeField(SPANS, SPAN) span: Span;
  @PatternField(/^[a-z][a-z0-9-]{0,63}$/, INDICATOR) indicator: string;
  @CodeField(['', ...LINES], { optional: true, example: 'family-therapy', describe: 'Where it is divided by line' })
  line?: string;
  @TextField(CODE) code?: string;
  @PartField(() => NumbersDto, { optional: true, describe: 'As it was taken; absent: there was none' })
  taken?: NumbersDto;
  @PartField(() => NumbersDto, { optional: true, describe: 'As it is today; absent: there is none' })
  today?: NumbersDto;
}

export class FigureChangesDto {
  @DateField({ example: '2026-06-15', describe: 'Today' }) asOf: string;
  @ListField(() => FigureChangeDto, { max: 100_000, describe: 'What differs; nothing: all is as it was taken' })
  items: FigureChangeDto[];
}
