import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Changes,
  CodeField,
  Example,
  IdField,
  InstantField,
  IntField,
  PathParams,
  PersonField,
  Rights,
  SOME_ID,
  TextField,
} from '@oln/service-kit';
import { CommunePath } from '../staff/staff.dto.js';
import { iso } from '../words/instant.js';
import { MOST_HOURS, VERDICTS, type EmergencyAccess, type Verdict } from './emergency-access.js';
import { EmergencyAccessService } from './emergency-access.service.js';

class AccessPath extends CommunePath {
  @IdField() id: string;
}

class AccessQuery {
  @CodeField(['waiting', 'all'], { optional: true, describe: 'Default: waiting' }) show?: 'waiting' | 'all';
}

const REASON = 'Llamado de Carabineros por el hermano: se necesita saber con quién vive';

export class OpeningBody {
  @IdField({ describe: 'Case, escalation, measure or referral' }) recordId: string;
  @TextField({ min: 20, max: 2_000, example: REASON, describe: 'Why it cannot wait; kept encrypted' }) reason: string;
  @IntField({ min: 1, max: MOST_HOURS, example: 2 }) hours: number;
}

export class ReviewBody {
  @CodeField(VERDICTS) verdict: Verdict;
}

export class EmergencyAccessDto {
  @IdField() id: string;
  @PersonField() person: string;
  @IdField() recordId: string;
  @TextField({ example: REASON }) reason: string;
  @InstantField() openedAt: string;
  @InstantField() endsAt: string;
  @PersonField({ optional: true }) reviewedBy?: string;
  @InstantField({ optional: true }) reviewedAt?: string;
  @CodeField(VERDICTS, { optional: true }) verdict?: Verdict;
  @IntField({ min: 1 }) version: number;
}

/** Break-glass: reading, for hours and with a reason, what nobody gave in one's charge. */
@ApiTags('emergency access')
@Controller('communes/:commune/emergency-accesses')
export class EmergencyAccessController {
  constructor(private readonly accesses: EmergencyAccessService) {}

  /** Who has signed in reads the record within ten seconds, and changes nothing in it. The coordinator is told at once. */
  @Post()
  @Rights('emergency-access.open')
  @PathParams(CommunePath)
  @Example(OpeningBody, { recordId: SOME_ID, reason: REASON, hours: 2 })
  @ApiCreatedResponse({ type: EmergencyAccessDto })
  async open(@Param() { commune }: CommunePath, @Body() opening: OpeningBody): Promise<EmergencyAccessDto> {
    return view(await this.accesses.open(commune, opening));
  }

  /** What waits for a review, the oldest first. */
  @Get()
  @Rights('emergency-access.review')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: EmergencyAccessDto, isArray: true })
  async list(@Param() { commune }: CommunePath, @Query() { show }: AccessQuery): Promise<EmergencyAccessDto[]> {
    return (await this.accesses.list(commune, show !== 'all')).map(view);
  }

  /** By somebody else than who opened it. */
  @Post(':id/review')
  @HttpCode(200)
  @Changes()
  @Rights('emergency-access.review')
  @PathParams(AccessPath)
  @Example(ReviewBody, { verdict: 'justified' })
  @ApiOkResponse({ type: EmergencyAccessDto })
  async review(@Param() { commune, id }: AccessPath, @Body() { verdict }: ReviewBody): Promise<EmergencyAccessDto> {
    return view(await this.accesses.review(commune, id, verdict));
  }
}

const view = ({ commune: _commune, openedAt, endsAt, reviewedAt, ...access }: EmergencyAccess): EmergencyAccessDto => ({
  ...access,
  ...{ openedAt: iso(openedAt), endsAt: iso(endsAt) },
  ...(reviewedAt && { reviewedAt: iso(reviewedAt) }),
});
