import { Injectable } from '@nestjs/common';
import type { casesEvents, EventData, OlnEvent } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { RequestRepository } from '../request/request.repository.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import type { PlacementRow } from './assignment.entity.js';

type Opened = EventData<typeof casesEvents.caseOpened>;
type Reassigned = EventData<typeof casesEvents.caseReassigned>;
type Closed = EventData<typeof casesEvents.caseClosed>;

/** Caseloads follow the cases: what is older than what is known changes nothing. */
@Injectable()
export class CaseloadService {
  constructor(
    private readonly table: AssignmentRepository,
    private readonly assignment: AssignmentService,
    private readonly requests: RequestRepository,
  ) {}

  /** Also for a case that was not opened by an assignment of ours: it takes a place all the same. */
  async opened(tx: Tx, { commune, data, entityversion }: OlnEvent<Opened>): Promise<void> {
    const { requestId, line, personInCharge: person } = data;
    const known = await this.table.lockByRequest(tx, requestId, line);
    if (known && known.caseVersion >= entityversion) return;
    const placement = known ?? this.unplaced(tx, { commune, requestId, line, person });
    await this.put(tx, { ...placement, caseId: data.id, caseVersion: entityversion, person });
  }

  /** Throws while the case is not known yet: the message comes again after the one that opens it. */
  async reassigned(tx: Tx, { data, entityversion }: OlnEvent<Reassigned>): Promise<void> {
    const known = await this.table.lockByCase(tx, data.id);
    if (!known) throw new Error('A case was reassigned that is not known yet');
    if (known.caseVersion >= entityversion) return;
    await this.put(tx, { ...known, person: data.to, open: data.holdsPlace, caseVersion: entityversion });
    await this.assignment.tellCaseload(tx, known.commune, data.from, known.line);
  }

  /** The outcome is fixed: the place is free, and if somebody waits for one, the coordinator is told. */
  async closed(tx: Tx, { commune, data, entityversion }: OlnEvent<Closed>): Promise<void> {
    const { requestId, line, personInCharge: person } = data;
    const known = await this.table.lockByRequest(tx, requestId, line);
    if (known && known.caseVersion >= entityversion) return;
    const placement = known ?? this.unplaced(tx, { commune, requestId, line, person });
    await this.put(tx, { ...placement, caseId: data.id, caseVersion: entityversion, open: false });
    const next = await this.requests.firstForAssignment(tx, commune, line);
    if (next) raiseNotice(tx, next, { code: 'request.room-free', urgency: 'today' }, COORDINATOR);
  }

  private async put(tx: Tx, placement: PlacementRow): Promise<void> {
    await this.table.put(tx, placement);
    await this.assignment.tellCaseload(tx, placement.commune, placement.person, placement.line);
  }

  private unplaced(tx: Tx, placement: Pick<PlacementRow, 'commune' | 'requestId' | 'line' | 'person'>): PlacementRow {
    return { ...placement, id: newId(), caseId: null, caseVersion: 0, open: true, placedAt: tx.asOf };
  }
}
