import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@oln/service-kit';
import { AttendedFamilies } from '../assignment/attended-families.repository.js';
import type { Command } from './request-commands.js';
import type { RequestDto } from './request.dto.js';
import { RequestService } from './request.service.js';
import { requestView } from './request.views.js';

/** Process §1, variant: whether the family is in the line already is looked up when somebody chooses it. */
@Injectable()
export class VariantDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestService,
    private readonly attended: AttendedFamilies,
  ) {}

  choose(id: string, given: Omit<Command<'choose-variant'>, 'do' | 'inLine'>): Promise<RequestDto> {
    return this.work.run('request.choose-variant', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const inLine = given.line && (await this.attended.inLine(tx, request, given.line));
      return requestView(await this.requests.apply(tx, request, { do: 'choose-variant', ...given, inLine }));
    });
  }
}
