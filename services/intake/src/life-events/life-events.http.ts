import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, DateField, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { PersonDto, RectifyPersonDto } from '../person/person.dto.js';
import { personView } from '../person/person.views.js';
import { LifeEvents } from './life-events.service.js';
import { Rectification } from './rectification.service.js';

class DeathDto {
  @DateField({ example: '2026-04-02' })
  on: string;
}

@ApiTags('registry')
@Controller('persons')
export class LifeEventsController {
  constructor(
    private readonly lives: LifeEvents,
    private readonly rectification: Rectification,
  ) {}

  /** Corrects or completes an entry; what it said before is kept. */
  @Patch(':id')
  @Rights('registry.keep')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonDto })
  async rectify(@Param() { id }: IdPath, @Body() { changes, reason }: RectifyPersonDto): Promise<PersonDto> {
    return personView(await this.rectification.rectify(id, changes, reason));
  }

  /** Records a death. Whoever works with the child is told by an event. */
  @Post(':id/death')
  @HttpCode(200)
  @Rights('registry.keep')
  @Changes()
  @PathParams(IdPath)
  @ApiOkResponse({ type: PersonDto })
  death(@Param() { id }: IdPath, @Body() { on }: DeathDto): Promise<PersonDto> {
    return this.lives.recordDeath(id, on);
  }
}
