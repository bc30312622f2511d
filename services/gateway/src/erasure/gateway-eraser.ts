import { Injectable } from '@nestjs/common';
import {
  ERASING_SERVICES,
  gatewayEvents,
  refuse,
  RefusedError,
  type ErasingService,
  type ErasureAnswered,
  type EventData,
  type intakeEvents,
  type OlnEvent,
} from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { EmergencyErrors } from '../emergency-access/emergency-access.errors.js';
import { EmergencyAccessRepository } from '../emergency-access/emergency-access.repository.js';
import { ErasureRepository, type Erasure } from './erasure.repository.js';

export type Owner = Exclude<ErasingService, 'gateway'>;
export type Answered = OlnEvent<EventData<ErasureAnswered>>;
export type Closed = OlnEvent<EventData<typeof intakeEvents.anonymisationClosed>>;

/** Who holds the records that are opened in an emergency. */
const OWNERS = ERASING_SERVICES.filter((service): service is Owner => service !== 'gateway');

/**
 * Why records were opened in an emergency: words of the office, which may name somebody. The gateway knows nobody of a record; so it
 * erases the reason once the owner of the record tells that its texts are erased, and answers the registry after all owners have told.
 */
@Injectable()
export class GatewayEraser {
  constructor(
    private readonly table: ErasureRepository,
    private readonly accesses: EmergencyAccessRepository,
  ) {}

  /** Told twice it erases nothing more. While a reason waits to be looked into nothing of it is erased, and the registry hears so. */
  async hear(tx: Tx, service: Owner, { commune, data }: Answered): Promise<void> {
    if (data.answer !== 'erased') return;
    await this.table.lockRecords(tx, data.recordIds);
    const before = await this.table.lock(tx, data.id);
    if (before && (before.state === 'gone' || before.attempt > data.attempt)) return;
    const after = told(before, commune, service, data);
    if (await this.accesses.waitForReview(tx, data.recordIds)) return this.refuseOnce(tx, after);
    await this.accesses.eraseReasons(tx, data.recordIds);
    await this.table.put(tx, after);
    if (after.state === 'erased' && OWNERS.every((owner) => after.toldBy.includes(owner)))
      this.tell(tx, after, 'erased', await this.accesses.about(tx, after.records));
  }

  /** The registry has erased as well: nothing of it can be opened any more. */
  async close(tx: Tx, { data }: Closed): Promise<void> {
    if (data.outcome !== 'anonymised') return;
    await this.table.lockRecords(tx, (await this.table.find(tx, data.id))?.records ?? []);
    const erasure = await this.table.lock(tx, data.id);
    if (!erasure) return;
    await this.accesses.eraseReasons(tx, erasure.records);
    await this.table.put(tx, { ...erasure, state: 'gone' });
  }

  /**
   * Before a record is opened in an emergency. Throws EMERGENCY_ACCESS.ERASED where nothing is left in it; who is only about to be
   * erased is not to be, as with whatever else is opened of them.
   */
  async assertNotErased(tx: Tx, record: string): Promise<void> {
    await this.table.lockRecords(tx, [record]);
    const found = await this.table.about(tx, record);
    if (found.some(({ state }) => state === 'gone')) throw new RefusedError(refuse(EmergencyErrors.ERASED));
    for (const erasure of found) await this.refuseOnce(tx, erasure);
  }

  private async refuseOnce(tx: Tx, erasure: Erasure): Promise<void> {
    await this.table.put(tx, { ...erasure, state: 'refused' });
    if (erasure.state !== 'refused') this.tell(tx, erasure, 'refused');
  }

  private tell(
    tx: Tx,
    { id, commune, attempt }: Erasure,
    answer: 'erased' | 'refused',
    recordIds: string[] = [],
  ): void {
    const about = { id, commune, version: attempt };
    tx.emit(gatewayEvents.erasureAnswered, about, { id, attempt, answer, records: recordIds.length, recordIds });
    tx.audit({ action: `erasure.${answer}`, kind: 'erasure', id, commune, version: attempt });
  }
}

/** What was told of an earlier attempt does not count for this one; what was erased stays so. */
function told(before: Erasure | undefined, commune: string, service: Owner, data: EventData<ErasureAnswered>): Erasure {
  const { id, attempt, recordIds } = data;
  const isSame = before?.attempt === attempt;
  return {
    ...{ id, commune, attempt },
    state: isSame ? before.state : 'erased',
    toldBy: [...new Set([...(isSame ? before.toldBy : []), service])],
    records: [...new Set([...(before?.records ?? []), ...recordIds])],
  };
}
