import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle, type Line } from '@oln/contracts';
import { communeWithin, type Tx, UnitOfWork } from '@oln/service-kit';
import { RequestAnnouncements } from '../request/request-announcements.js';
import { RequestService } from '../request/request.service.js';
import { requestView } from '../request/request.views.js';
import type { RequestDto } from '../request/request.dto.js';
import type { IntakeRequest } from '../request/request.js';
import type { AssignmentDto } from './assignment.dto.js';
import { AssignmentErrors } from './assignment.errors.js';
import { AssignmentRepository } from './assignment.repository.js';
import { decidePlace, type Place } from './assignment.js';

/** Process §1, assigned: to the professional with room in their caseload. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly table: AssignmentRepository,
    private readonly requests: RequestService,
    private readonly announcements: RequestAnnouncements,
  ) {}

  /** The request and the caseloads of its line are locked: of two who assign at once, one is told that the request has changed. */
  assign(id: string, wanted?: string): Promise<AssignmentDto> {
    return this.work.run('request.assign', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      if (request.stage !== 'assignment')
        return view(await this.requests.apply(tx, request, { do: 'assign', to: '' }), false);
      const decided = settle(decidePlace(await this.table.lockPlaces(tx, request.commune, request.line), wanted));
      if ('noRoom' in decided) return this.wait(tx, request);
      const { commune, line } = request;
      const after = await this.requests.apply(tx, request, { do: 'assign', to: decided.person });
      await this.table.place(tx, { commune, requestId: id, line, person: decided.person });
      await this.tellCaseload(tx, commune, decided.person, line);
      return view(after, true);
    });
  }

  /** Somebody of the office, so that its reminders reach somebody. */
  putInCharge(id: string, person: string): Promise<RequestDto> {
    return this.work.run('request.put-in-charge', async (tx) => {
      const request = await this.requests.lockForChange(tx, id);
      const professional = await this.table.findProfessional(tx, request.commune, person);
      if (!professional?.active) throw new RefusedError(refuse(AssignmentErrors.NOT_OF_OFFICE, { field: 'person' }));
      return requestView(await this.requests.apply(tx, request, { do: 'put-in-charge', person }));
    });
  }

  /** Room per professional and line. */
  places(named?: string, line?: Line): Promise<Place[]> {
    return this.work.read('professional.list', (tx) => this.table.places(tx, communeWithin(tx.context, named), line));
  }

  async tellCaseload(tx: Tx, commune: string, person: string, line: Line): Promise<void> {
    const professional = await this.table.findProfessional(tx, commune, person);
    const place = (await this.table.places(tx, commune, line)).find((one) => one.person === person);
    if (!professional || !place) return;
    const about = { id: professional.id, commune, version: professional.staffVersion };
    tx.emit(intakeEvents.caseloadChanged, about, { person, line, families: place.families, maximum: place.maximum });
  }

  private wait(tx: Tx, request: IntakeRequest): AssignmentDto {
    this.announcements.noRoom(tx, request);
    tx.audit({
      kind: 'request',
      id: request.id,
      commune: request.commune,
      version: request.version,
      reason: 'no-room',
    });
    return view(request, false);
  }
}

const view = (request: IntakeRequest, assigned: boolean): AssignmentDto => ({
  assigned,
  version: request.version,
  request: requestView(request),
});
