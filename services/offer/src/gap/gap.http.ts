import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import { ReferralDto } from '../referral/referral.dto.js';
import { referralView } from '../referral/referral.views.js';
import {
  CloseGapBody,
  DemandDto,
  DemandPath,
  EndDemandBody,
  GapBody,
  GapDto,
  GapListQuery,
  TakeUpBody,
  WholeGapDto,
} from './gap.dto.js';
import { GapService } from './gap.service.js';
import type { Demand, Gap } from './gap.js';

const GAP: GapBody = { need: 'speech-therapy', sector: 'health', ageBand: '4-6' };

/** Demand with no offer to meet it. */
@ApiTags('gaps')
@Controller('gaps')
export class GapController {
  constructor(private readonly gaps: GapService) {}

  @Get()
  @Rights('gaps.read')
  @ApiPage(GapDto)
  async list(@Query() { cursor, limit, ...filter }: GapListQuery): Promise<Page<GapDto>> {
    const found = await this.gaps.list(filter, { cursor, limit });
    return { ...found, items: found.items.map(gapView) };
  }

  @Get(':id')
  @Rights('gaps.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: WholeGapDto })
  async get(@Param() { id }: IdPath): Promise<WholeGapDto> {
    const { gap, demands } = await this.gaps.get(id);
    return { ...gapView(gap), demands: demands.map(demandView) };
  }

  @Post()
  @Rights('gaps.work')
  @Example(GapBody, GAP)
  @ApiCreatedResponse({ type: GapDto })
  async open(@Body() body: GapBody): Promise<GapDto> {
    return gapView(await this.gaps.open(body));
  }

  /** By hand: by itself it closes when offer appears. */
  @Post(':id/closure')
  @HttpCode(200)
  @Changes()
  @Rights('gaps.close')
  @PathParams(IdPath)
  @Example(CloseGapBody, { reason: 'met-otherwise' })
  @ApiOkResponse({ type: GapDto })
  async close(@Param() { id }: IdPath, @Body() { reason }: CloseGapBody): Promise<GapDto> {
    return gapView(await this.gaps.close(id, reason));
  }

  /** The child who waited is referred to the service that appeared. */
  @Post(':gapId/demands/:id/take-up')
  @Rights('gaps.work')
  @PathParams(DemandPath)
  @Example(TakeUpBody, {})
  @ApiCreatedResponse({ type: ReferralDto })
  async takeUp(@Param() { gapId, id }: DemandPath, @Body() { personInCharge }: TakeUpBody): Promise<ReferralDto> {
    return referralView(await this.gaps.takeUp(gapId, id, personInCharge));
  }

  @Post(':gapId/demands/:id/passing-up')
  @HttpCode(200)
  @Rights('gaps.work')
  @PathParams(DemandPath)
  @ApiOkResponse({ type: DemandDto })
  async passUp(@Param() { gapId, id }: DemandPath): Promise<DemandDto> {
    return demandView(await this.gaps.passUp(gapId, id));
  }

  /** A child waits no more, though no offer has come. The gap still counts them. */
  @Post(':gapId/demands/:id/ending')
  @HttpCode(200)
  @Rights('gaps.work')
  @PathParams(DemandPath)
  @Example(EndDemandBody, { reason: 'moved-away' })
  @ApiOkResponse({ type: DemandDto })
  async end(@Param() { gapId, id }: DemandPath, @Body() { reason }: EndDemandBody): Promise<DemandDto> {
    return demandView(await this.gaps.end(gapId, id, reason));
  }
}

const gapView = ({ openedAt, closed, ...gap }: Gap): GapDto => ({
  ...gap,
  openedAt: openedAt.toISOString(),
  closedAt: closed?.at.toISOString(),
  closedReason: closed?.reason,
  offerId: closed?.offerId,
});

const demandView = ({
  commune: _commune,
  gapId: _gap,
  chases: _chases,
  at,
  proposedAt,
  ended,
  ...demand
}: Demand): DemandDto => ({
  ...demand,
  at: at.toISOString(),
  proposedAt: proposedAt?.toISOString(),
  endedAt: ended?.at.toISOString(),
  endedBy: ended?.by,
  endReason: ended?.reason,
});
