import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { PathParams, Rights } from '@oln/service-kit';
import { StaffPath } from '../staff/staff.dto.js';
import { Sessions } from './sessions.service.js';

@ApiTags('staff')
@Controller('communes/:commune/staff/:person/sessions')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  /**
   * Signs somebody out of every browser in which they act in this office: a telephone was lost, or somebody else sits there. Whom the
   * provider lets in comes back: take them out of the directory, too, where they are not to.
   */
  @Delete()
  @HttpCode(204)
  @Rights('directory.keep')
  @PathParams(StaffPath)
  @ApiNoContentResponse()
  end(@Param() { commune, person }: StaffPath): Promise<void> {
    return this.sessions.endOf(commune, person);
  }
}
