import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage,
  communeWithin,
  currentContext,
  Example,
  IdPath,
  PageQuery,
  PathParams,
  Rights,
  TimelineEntryDto,
  type DueDateView,
  type Page,
} from '@oln/service-kit';
import { Matching } from '../matching/matching.service.js';
import type { Ranked } from '../matching/matching.js';
import { ReferralDesk } from './referral-desk.service.js';
import { ReferralReading } from './referral-reading.service.js';
import { AnswerDto, ContactDto } from './referral-steps.dto.js';
import { CandidateDto, ExploreQuery, ReferralDto, ReferralListQuery, RequestBody } from './referral.dto.js';
import { REQUEST } from './referral.examples.js';
import { referralView, wholeView } from './referral.views.js';

@ApiTags('referrals')
@Controller()
export class ReferralController {
  constructor(
    private readonly desk: ReferralDesk,
    private readonly reading: ReferralReading,
    private readonly matching: Matching,
  ) {}

  /** A place is looked for. Where nobody can be asked it ends with the outcome `no-offer`, and the gap is on record. */
  @Post('referrals')
  @Rights('referrals.work')
  @Example(RequestBody, REQUEST)
  @ApiCreatedResponse({ type: ReferralDto })
  async request(@Body() body: RequestBody): Promise<ReferralDto> {
    return referralView(await this.desk.request(body));
  }

  /** Referrals within reach, newest first: a professional sees their own, whoever oversees sees the office's. */
  @Get('referrals')
  @Rights('referrals.follow')
  @ApiPage(ReferralDto)
  async list(@Query() { cursor, limit, ...filter }: ReferralListQuery): Promise<Page<ReferralDto>> {
    const found = await this.reading.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(referralView) };
  }

  @Get('referrals/:id')
  @Rights('referrals.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ReferralDto })
  async get(@Param() { id }: IdPath): Promise<ReferralDto> {
    return wholeView(await this.reading.get(id));
  }

  /** Who can be asked, ranked and explained ground by ground. */
  @Get('referrals/:id/candidates')
  @Rights('referrals.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: CandidateDto, isArray: true })
  async candidates(@Param() { id }: IdPath): Promise<CandidateDto[]> {
    return (await this.reading.candidates(id)).map(candidateView);
  }

  /** What there is for a need, before anybody is referred. */
  @Get('candidates')
  @Rights('candidates.explore')
  @ApiOkResponse({ type: CandidateDto, isArray: true })
  async explore(@Query() { commune, ...demand }: ExploreQuery): Promise<CandidateDto[]> {
    const within = communeWithin(currentContext(), commune);
    const found = await this.matching.explore({ ...demand, commune: within, requirementsMet: [], refused: [] });
    return found.map(candidateView);
  }

  /** What its institutions have said, newest first, and by whose word it is on record. */
  @Get('referrals/:id/answers')
  @Rights('referrals.follow')
  @PathParams(IdPath)
  @ApiPage(AnswerDto)
  async answers(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<AnswerDto>> {
    const { items, next } = await this.reading.answers(id, page);
    const view = items.map(({ at, reason, commune: _commune, referralId: _referral, ...answer }) => ({
      ...answer,
      reason: reason ?? undefined,
      at: at.toISOString(),
    }));
    return { items: view, next };
  }

  @Get('referrals/:id/contact-attempts')
  @Rights('referrals.read')
  @PathParams(IdPath)
  @ApiPage(ContactDto)
  async contacts(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<ContactDto>> {
    const { items, next } = await this.reading.contacts(id, page);
    return {
      items: items.map(({ commune: _commune, at, ...contact }) => ({ ...contact, at: at.toISOString() })),
      next,
    };
  }

  /** Everything that happened to it, newest first. */
  @Get('referrals/:id/timeline')
  @Rights('referrals.follow')
  @PathParams(IdPath)
  @ApiPage(TimelineEntryDto)
  past(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.reading.past(id, page);
  }

  /** What is to come, soonest first. */
  @Get('referrals/:id/due')
  @Rights('referrals.follow')
  @PathParams(IdPath)
  coming(@Param() { id }: IdPath): Promise<DueDateView[]> {
    return this.reading.coming(id);
  }
}

const candidateView = ({ grounds, missingRequirements, ...ranked }: Ranked): CandidateDto => ({
  ...ranked,
  grounds: grounds.map((ground) => ({ ...ground })),
  missingRequirements: [...missingRequirements],
});
