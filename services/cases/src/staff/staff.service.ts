import { Injectable } from '@nestjs/common';
import { isRefusal, settle, type EventData, type gatewayEvents, type OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CalendarFeedRepository } from '../appointment/calendar-feed.repository.js';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { ProtectionInCharge } from './protection-in-charge.js';
import { decideTaker } from './staff.js';
import { StaffRepository } from './staff.repository.js';

/** Who can be in charge of cases, as far as the directory has told. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly cases: CaseFileRepository,
    private readonly feeds: CalendarFeedRepository,
    private readonly protection: ProtectionInCharge,
  ) {}

  async assertTakesCases(tx: Tx, commune: string, person: string): Promise<void> {
    settle(decideTaker(await this.staff.ofCommune(tx, commune), person));
  }

  /** Of these people those who can be in charge now. */
  async takersAmong(tx: Tx, commune: string, people: readonly string[]): Promise<string[]> {
    const staff = await this.staff.ofCommune(tx, commune);
    return people.filter((person) => !isRefusal(decideTaker(staff, person)));
  }

  /**
   * Cases of somebody who left wait for the coordinator's reassignment; that is told at once. The address of their
   * calendar, which needs no credential, ends with them.
   */
  async changed(tx: Tx, event: OlnEvent<EventData<typeof gatewayEvents.staffChanged>>): Promise<void> {
    const { commune, entityversion: version, subject } = event;
    const { person, roles, active } = event.data;
    const toldInCharge = active ? 0 : await this.countInCharge(tx, person, commune);
    this.staff.learn(tx, { commune, person, roles, active, version, toldInCharge });
    if (!active) await this.feeds.remove(tx, commune, person);
    if (toldInCharge === 0) return;
    const to = { toRole: 'coordinator' } as const;
    raiseNotice(tx, { id: subject, commune, version }, { code: 'staff.left', aboutKind: 'staff', to, urgency: 'now' });
  }

  private async countInCharge(tx: Tx, person: string, commune: string): Promise<number> {
    const cases = await this.cases.countInCharge(tx, person, commune);
    return cases + (await this.protection.count(tx, person, commune));
  }
}
