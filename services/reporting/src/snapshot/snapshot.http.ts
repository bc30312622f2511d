import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import {
  ContentDto,
  ContentQuery,
  FigureChangesDto,
  RetakingBody,
  SignatureBody,
  SnapshotDto,
  SnapshotFiguresDto,
  SnapshotQuery,
} from './snapshot.dto.js';
import { SnapshotReading } from './snapshot.reading.js';
import { SnapshotService } from './snapshot.service.js';
import { contentView, snapshotView } from './snapshot.views.js';

const OBSERVATION = 'El equipo estuvo incompleto en febrero; la lista de espera se revisó en marzo.';

@ApiTags('snapshots')
@Controller('snapshots')
export class SnapshotController {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly reading: SnapshotReading,
  ) {}

  /** Quarters that were taken, the latest first. */
  @Get()
  @Rights('snapshots.read')
  @ApiPage(SnapshotDto)
  async list(@Query() { cursor, limit, ...filter }: SnapshotQuery): Promise<Page<SnapshotDto>> {
    const { items, next } = await this.reading.list(filter, { cursor, limit });
    return { items: items.map(snapshotView), next };
  }

  @Get(':id')
  @Rights('snapshots.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: SnapshotDto })
  async get(@Param() { id }: IdPath): Promise<SnapshotDto> {
    return snapshotView(await this.reading.get(id));
  }

  /** The figures as they were taken. Outside the commune those of fewer than five are not shown, nor what would give them away. */
  @Get(':id/figures')
  @Rights('snapshots.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: SnapshotFiguresDto })
  async figures(@Param() { id }: IdPath, @Query() { content }: ContentQuery): Promise<SnapshotFiguresDto> {
    const { items, intact, ...taken } = await this.reading.figures(id, content);
    return { ...contentView(taken), intact, items };
  }

  /** How often they were taken, when, by whom and why: the newest first. */
  @Get(':id/contents')
  @Rights('snapshots.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: ContentDto, isArray: true })
  async contents(@Param() { id }: IdPath): Promise<ContentDto[]> {
    return (await this.reading.contents(id)).map(contentView);
  }

  /** What of the quarter is otherwise today, because it was told late or corrected. What was signed stays as it is. */
  @Get(':id/changes')
  @Rights('snapshots.compare')
  @PathParams(IdPath)
  @ApiOkResponse({ type: FigureChangesDto })
  changes(@Param() { id }: IdPath): Promise<FigureChangesDto> {
    return this.reading.changes(id);
  }

  /** Takes the figures again, as they are known today; while nobody has signed them. What was taken before stays on record. */
  @Post(':id/retaking')
  @HttpCode(200)
  @Rights('snapshots.sign')
  @Changes()
  @PathParams(IdPath)
  @Example(RetakingBody, { reason: 'late-facts' })
  @ApiOkResponse({ type: SnapshotDto })
  async retake(@Param() { id }: IdPath, @Body() { reason }: RetakingBody): Promise<SnapshotDto> {
    return snapshotView(await this.snapshots.retake(id, reason));
  }

  /** Signs the figures that were seen (`If-Match`). They never change again. */
  @Post(':id/signature')
  @HttpCode(200)
  @Rights('snapshots.sign')
  @Changes()
  @PathParams(IdPath)
  @Example(SignatureBody, { observation: OBSERVATION })
  @ApiOkResponse({ type: SnapshotDto })
  async sign(@Param() { id }: IdPath, @Body() { observation }: SignatureBody): Promise<SnapshotDto> {
    return snapshotView(await this.snapshots.sign(id, observation));
  }
}
