import {
  SEVERITIES,
  WATCH_OUTCOMES,
  WATCH_STAGES,
  type Severity,
  type WatchOutcome,
  type WatchStage,
} from '@oln/contracts';
import {
  CodeField,
  CommuneField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PageQuery,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { AlertDto } from '../alert/alert.dto.js';
import { REVIEW_FINDINGS, type ReviewFinding } from '../alert/alert-codes.js';

export class WatchDto {
  @IdField({ describe: 'The child’s own id' }) id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, describe: 'To be sent back as If-Match' }) version: number;
  @CodeField(WATCH_STAGES) stage: WatchStage;
  @InstantField() stageSince: string;
  @InstantField() openedAt: string;
  @CodeField(SEVERITIES, { describe: 'Highest of its open alerts' }) severity: Severity;
  @IntField({ example: 2 }) alerts: number;
  @IntField({ example: 1, describe: 'Not answered yet' }) open: number;
  @InstantField({ optional: true }) lastJoinedAt?: string;
  @InstantField({ optional: true }) lastReviewedAt?: string;
  @PersonField({ optional: true }) personInCharge?: string;
  @CodeField(WATCH_OUTCOMES, { optional: true }) outcome?: WatchOutcome;
  @InstantField({ optional: true }) endedAt?: string;
}

export class WatchReviewDto {
  @IdField() id: string;
  @InstantField() at: string;
  @PersonField() reviewedBy: string;
  @CodeField(REVIEW_FINDINGS) finding: string;
  @TextField({ optional: true, example: 'Tres alertas de la escuela dicen lo mismo.' }) note?: string;
}

/** A watch with everything that there is to look at together. */
export class WholeWatchDto extends WatchDto {
  @ListField(() => AlertDto) latestAlerts: AlertDto[];
  @ListField(() => WatchReviewDto) reviews: WatchReviewDto[];
}

export class WatchListQuery extends PageQuery {
  @CommuneField({ optional: true }) commune?: string;
  @CodeField(WATCH_STAGES, { optional: true }) stage?: WatchStage;
  @CodeField(SEVERITIES, { optional: true }) severity?: Severity;
  @PersonField({ optional: true }) personInCharge?: string;
}

export class WatchReviewBody {
  @CodeField(REVIEW_FINDINGS) finding: ReviewFinding;
  @TextField({
    optional: true,
    max: 4000,
    describe: 'Kept sealed',
    example: 'Tres alertas de la escuela dicen lo mismo.',
  })
  note?: string;
}
