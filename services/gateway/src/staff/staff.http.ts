import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PathParams, Rights } from '@oln/service-kit';
import { CommunePath, RegisterStaffDto, StaffDto, StaffPath } from './staff.dto.js';
import { StaffService } from './staff.service.js';
import type { StaffMember } from './staff.js';

@ApiTags('staff')
@Controller('communes/:commune/staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Rights('directory.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: StaffDto, isArray: true })
  async list(@Param() { commune }: CommunePath): Promise<StaffDto[]> {
    return (await this.staff.list(commune)).map(view);
  }

  @Get(':person')
  @Rights('directory.register')
  @PathParams(StaffPath)
  @ApiOkResponse({ type: StaffDto })
  async get(@Param() { commune, person }: StaffPath): Promise<StaffDto> {
    return view(await this.staff.get(commune, person));
  }

  /**
   * Registers a person, or changes who they are here: for a change send the ETag you saw as If-Match. Language, address and
   * preference that are left out stay as they are. Sent again, it changes nothing. Roles that oversee offices or run the house are
   * given and taken by the national supervisor and by operators alone, to others than themselves.
   */
  @Put(':person')
  @Rights('directory.register')
  @PathParams(StaffPath)
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the version you saw; for a change only',
    schema: { type: 'string' },
  })
  @ApiOkResponse({ type: StaffDto })
  async register(@Param() { commune, person }: StaffPath, @Body() body: RegisterStaffDto): Promise<StaffDto> {
    return view(await this.staff.register(commune, { ...body, person }));
  }
}

/** The address stays out: whoever lists colleagues has no need of it. */
const view = ({ email: _email, ...member }: StaffMember): StaffDto => member;
