import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, CommuneField, Example, IntField, PathParams, PersonField, Rights } from '@oln/service-kit';
import { DutyService } from './duty.service.js';

class CommunePath {
  @CommuneField() commune: string;
}

class DutyBody {
  @PersonField({ optional: true, describe: 'Absent: nobody; the coordinator is told' }) person?: string;
}

class DutyDto extends DutyBody {
  @CommuneField() commune: string;
  @IntField({ describe: 'To be sent back as If-Match; 0 where nobody was ever named' }) version: number;
}

@ApiTags('duty')
@Controller('communes/:commune/duty')
export class DutyController {
  constructor(private readonly duty: DutyService) {}

  /** Who new alerts come to. */
  @Get()
  @Rights('alerts-terms.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: DutyDto })
  get(@Param() { commune }: CommunePath): Promise<DutyDto> {
    return this.duty.get(commune);
  }

  @Put()
  @Rights('alerts-terms.change')
  @Changes()
  @PathParams(CommunePath)
  @Example(DutyBody, { person: 'gestora-1' })
  @ApiOkResponse({ type: DutyDto })
  put(@Param() { commune }: CommunePath, @Body() { person }: DutyBody): Promise<DutyDto> {
    return this.duty.put(commune, person);
  }
}
