import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, CommuneField, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { SeverityRulesBody, SeverityRulesDto } from './severity-rules.dto.js';
import { SeverityRulesService } from './severity-rules.service.js';
import { SHIPPED_RULES } from './shipped-rules.js';

class CommunePath {
  @CommuneField() commune: string;
}

const EXAMPLE = { ...SHIPPED_RULES, code: '2026.2-local', validFrom: '2026-03-01' } as unknown as SeverityRulesBody;

@ApiTags('severity')
@Controller()
export class SeverityRulesController {
  constructor(private readonly rules: SeverityRulesService) {}

  /** Every set of rules that the commune has, the newest first; the house's own is the last. */
  @Get('communes/:commune/severity-rules')
  @Rights('alerts-terms.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: SeverityRulesDto, isArray: true })
  list(@Param() { commune }: CommunePath): Promise<SeverityRulesDto[]> {
    return this.rules.list(commune);
  }

  @Post('communes/:commune/severity-rules')
  @Rights('severity-rules.change')
  @PathParams(CommunePath)
  @Example(SeverityRulesBody, EXAMPLE)
  @ApiCreatedResponse({ type: SeverityRulesDto })
  load(@Param() { commune }: CommunePath, @Body() rules: SeverityRulesBody): Promise<SeverityRulesDto> {
    return this.rules.load(commune, rules);
  }

  /** Loaded by mistake: it judges nothing from now on. What it judged keeps its explanation. */
  @Post('severity-rules/:id/withdrawal')
  @HttpCode(200)
  @Rights('severity-rules.change')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: SeverityRulesDto })
  withdraw(@Param() { id }: IdPath): Promise<SeverityRulesDto> {
    return this.rules.withdraw(id);
  }
}
