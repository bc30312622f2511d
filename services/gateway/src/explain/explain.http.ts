import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PROCESSES } from '@oln/contracts';
import { processLabel, stageLabel } from '@oln/contracts/process-labels';
import { currentContext, PathParams, Rights } from '@oln/service-kit';
import { deadlineView } from '../deadlines/deadline-view.js';
import { placeOf } from '../words/record-paths.js';
import { ExplainPath, ExplanationsDto, type ExplanationDto } from './explain.dto.js';
import { temporalPath } from './explain.js';
import { explainPage } from './explain-page.js';
import { ExplainService, type Explanation } from './explain.service.js';

@ApiTags('explain')
@Controller('explain')
export class ExplainController {
  constructor(private readonly processes: ExplainService) {}

  /**
   * One page on any process: where it stands and since when, what it waits for, who is in charge, what happens if nobody
   * acts, its last steps, and whether a process runs for it that says the same. By workflow id or by the record's id.
   */
  @Get(':id')
  @Rights('processes.explain')
  @PathParams(ExplainPath)
  @ApiOkResponse({ type: ExplanationsDto })
  async explain(@Param() { id }: ExplainPath): Promise<ExplanationsDto> {
    return { items: (await this.processes.explain(id)).map(view) };
  }
}

function view(found: Explanation): ExplanationDto {
  const { asOf, language } = currentContext();
  const { process, recordId, workflowId, standing, clocks } = found;
  return {
    ...found,
    processLabel: processLabel(process)[language],
    owner: Object.values(PROCESSES).find(({ code }) => code === process)?.owner ?? '',
    path: placeOf(process, recordId)?.path,
    temporal: temporalPath(workflowId),
    standing: { ...standing, stageLabel: stageLabel(process, standing.stage)[language] },
    clocks: clocks.map(deadlineView),
    text: explainPage(found, asOf, language),
  };
}
