import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import {
  AlarmRuleBody,
  AlarmRuleDto,
  AlarmRulePath,
  AlarmRulesPath,
  AlarmRulesQuery,
  SaidRuleDto,
} from './alarm-rule.dto.js';
import { AlarmRuleService } from './alarm-rule.service.js';
import { ruleView, saidRuleView, wantedRule } from './alarm.views.js';

const EXAMPLE: AlarmRuleBody = { limit: 90, limits: [{ subject: 'high', limit: 20 }], from: '2199-07-01' };

@ApiTags('alarms')
@Controller('communes/:commune/alarm-rules')
export class AlarmRuleController {
  constructor(private readonly rules: AlarmRuleService) {}

  /** What gives cause for alarm in a commune: of the house, unless its office has said something else. */
  @Get()
  @Rights('alarm-rules.read')
  @PathParams(AlarmRulesPath)
  @ApiOkResponse({ type: AlarmRuleDto, isArray: true })
  async list(@Param() { commune }: AlarmRulesPath, @Query() { on }: AlarmRulesQuery): Promise<AlarmRuleDto[]> {
    return (await this.rules.list(commune, on)).map(ruleView);
  }

  /** What the office has said, the newest first. */
  @Get(':rule/versions')
  @Rights('alarm-rules.read')
  @PathParams(AlarmRulePath)
  @ApiOkResponse({ type: SaidRuleDto, isArray: true })
  async history(@Param() { commune, rule }: AlarmRulePath): Promise<SaidRuleDto[]> {
    return (await this.rules.history(commune, rule)).map(saidRuleView);
  }

  /** Replaces what the office has said, from a day on. For the first time send `If-Match: "0"`. */
  @Put(':rule')
  @Rights('alarm-rules.change')
  @Changes()
  @PathParams(AlarmRulePath)
  @Example(AlarmRuleBody, EXAMPLE)
  @ApiOkResponse({ type: SaidRuleDto })
  async put(@Param() { commune, rule }: AlarmRulePath, @Body() wanted: AlarmRuleBody): Promise<SaidRuleDto> {
    return saidRuleView(await this.rules.put(commune, rule, wantedRule(wanted)));
  }
}
