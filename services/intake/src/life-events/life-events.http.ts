import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, DateField, PathParams, Rights } from '@oln/service-kit';
import { OFFICE } from '../access/office-roles.js';
import { IdPath } from '../access/paths.js';
import { PersonDto } from '../person/person.dto.js';
import { LifeEvents } from './life-events.service.js';

class DeathDto {
  @DateField({ example: '2026-04-02' })
  on: string;
}

@ApiTags('registry')
@Controller('persons')
export class LifeEventsController {
  constructor(private readonly lives: LifeEvents) {}

  /** Records a death. Whoever works with the child is told by an event. */
  @Post(':id/death')
  @HttpCode(200)
  @Rights({ roles: OFFICE })
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonDto })
  death(@Param() { id }: IdPath, @Body() { on }: DeathDto): Promise<PersonDto> {
    return this.lives.recordDeath(id, on);
  }
}
