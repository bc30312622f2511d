import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import {
  CommunePath,
  ParticipantDto,
  ParticipantListQuery,
  ParticipantsBody,
  ParticipationFiguresDto,
  ParticipationWithdrawalBody,
  RecordedDto,
} from './participation.dto.js';
import * as examples from './participation.examples.js';
import { ParticipationReading } from './participation-reading.js';
import { ParticipationService } from './participation.service.js';
import { participantView } from './participation.views.js';

@ApiTags('participation')
@Controller()
export class ParticipationController {
  constructor(
    private readonly participation: ParticipationService,
    private readonly reading: ParticipationReading,
  ) {}

  /** Who was at an activity that was held, by their id in the registry: all of them or none, and nobody twice. */
  @Post('activities/:id/participants')
  @HttpCode(200)
  @Rights('participation.work')
  @PathParams(IdPath)
  @Example(ParticipantsBody, examples.PARTICIPANTS)
  @ApiOkResponse({ type: RecordedDto })
  record(@Param() { id }: IdPath, @Body() { people }: ParticipantsBody): Promise<RecordedDto> {
    return this.participation.record(id, people);
  }

  /** Who takes part in the plan, the newest first. */
  @Get('plans/:id/participants')
  @Rights('participation.read')
  @PathParams(IdPath)
  @ApiPage(ParticipantDto)
  async list(
    @Param() { id }: IdPath,
    @Query() { activityId, ...page }: ParticipantListQuery,
  ): Promise<Page<ParticipantDto>> {
    const found = await this.reading.ofPlan(id, activityId, page);
    return { ...found, items: found.items.map(participantView) };
  }

  /** The child does not want to, or its guardian takes the consent back: it counts no more. */
  @Post('participants/:id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('participation.work')
  @PathParams(IdPath)
  @Example(ParticipationWithdrawalBody, examples.WITHDRAWAL)
  @ApiOkResponse({ type: ParticipantDto })
  async withdraw(@Param() { id }: IdPath, @Body() { reason }: ParticipationWithdrawalBody): Promise<ParticipantDto> {
    return participantView(await this.participation.withdraw(id, reason));
  }

  /** How many take part: people of the registry, each once, and apart from them those who were counted without a name. */
  @Get('plans/:id/participation')
  @Rights('community-plans.follow')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ParticipationFiguresDto })
  ofPlan(@Param() { id }: IdPath): Promise<ParticipationFiguresDto> {
    return this.reading.figuresOfPlan(id);
  }

  /** The same over all plans of the commune: who takes part in two of them counts once. */
  @Get('communes/:commune/participation')
  @Rights('community-plans.follow')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: ParticipationFiguresDto })
  ofCommune(@Param() { commune }: CommunePath): Promise<ParticipationFiguresDto> {
    return this.reading.figuresOfCommune(commune);
  }
}
