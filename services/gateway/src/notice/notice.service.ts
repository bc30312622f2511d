import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type EventData, type casesEvents, type OlnEvent, type Role } from '@oln/contracts';
import { currentContext, newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { DelegationRepository } from '../delegation/delegation.repository.js';
import { StaffRepository } from '../staff/staff.repository.js';
import type { StaffMember } from '../staff/staff.js';
import { mailingOf, type Notice } from './notice.js';
import { NoticeErrors } from './notice.errors.js';
import { NoticeRepository } from './notice.repository.js';

type Raised = Pick<OlnEvent<EventData<typeof casesEvents.noticeRaised>>, 'commune' | 'asof' | 'data'>;

/** Who is told in the place of who is not there: the office first, then whoever answers for it from outside. */
export const STAND_IN: readonly Role[] = [
  ...(['coordinator', 'deputy-coordinator', 'regional-supervisor', 'national-supervisor'] as const),
];

/** The inbox of every person. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly staff: StaffRepository,
    private readonly delegations: DelegationRepository,
  ) {}

  /** Takes in a notice and gives it to each addressee. */
  async deliver(tx: Tx, event: Raised): Promise<void> {
    const addressees = await this.withStandIns(tx, event.commune, await this.addressees(tx, event));
    const { code, about, aboutKind, rule, process, due, urgency } = event.data;
    const said = { commune: event.commune, code, about, aboutKind, rule, process, due, urgency };
    await this.give(tx, addressees, { ...said, raisedAt: event.asof });
  }

  /**
   * What waits for somebody who has left goes to who answers in their place, as it would if it were raised now; not if somebody who
   * is there was told the same. Where nobody is, it waits.
   */
  async handOn(tx: Tx, notice: Notice): Promise<void> {
    const { commune } = notice;
    const others = await Promise.all(
      (await this.notices.alsoTold(tx, notice)).map((person) => this.staff.get(tx, commune, person)),
    );
    if (!others.some((member) => member?.active)) {
      const standIns = await this.holdersOf(tx, commune, STAND_IN);
      if (standIns.length === 0) return;
      const { id: _, person: __, version: ___, ...said } = notice;
      await this.give(tx, await this.withStandIns(tx, commune, standIns), said);
    }
    await this.notices.markHandedOn(tx, notice);
    tx.audit({ kind: 'notice', id: notice.id, commune, version: notice.version + 1 });
  }

  private give(tx: Tx, members: StaffMember[], said: Omit<Notice, 'id' | 'person' | 'version'>): Promise<void> {
    const mailing = ({ email, mail }: StaffMember) => (email ? mailingOf(said.urgency, mail) : ('none' as const));
    const to = (member: StaffMember) => ({ id: newId(), person: member.person, version: 1, mailing: mailing(member) });
    return this.notices.add(
      tx,
      members.map((member) => ({ ...said, ...to(member) })),
    );
  }

  inbox(unread: boolean, page: PageQuery): Promise<Page<Notice>> {
    const { person } = currentContext().principal;
    return this.work.read('notice.inbox', (tx) => this.notices.inbox(tx, person, unread, page));
  }

  markRead(id: string): Promise<Notice> {
    return this.work.run('notice.read', async (tx) => {
      const notice = await this.notices.find(tx, tx.context.principal.person, id);
      if (!notice) throw new RefusedError(refuse(NoticeErrors.NOT_FOUND));
      if (notice.readAt) return notice;
      const version = notice.version + 1;
      await this.notices.markRead(tx, id, version);
      tx.audit({ kind: 'notice', id, commune: notice.commune, version });
      return { ...notice, readAt: tx.asOf.toISOString(), version };
    });
  }

  /** Whoever is away is told as always, and who stands in for them as well. */
  private async withStandIns(tx: Tx, commune: string, members: StaffMember[]): Promise<StaffMember[]> {
    const told = members.map(({ person }) => person);
    const more = await this.delegations.standInsOf(tx, commune, told, new Date());
    const found = [...new Set(more)].filter((person) => !told.includes(person));
    const standIns = await Promise.all(found.map((person) => this.staff.get(tx, commune, person)));
    return [...members, ...standIns.flatMap((member) => (member?.active ? [member] : []))];
  }

  /** The person named, else those with the role; who is not there is stood in for, so that no notice is lost. */
  private async addressees(tx: Tx, { commune, data }: Raised): Promise<StaffMember[]> {
    if (data.toPerson) {
      const member = await this.staff.get(tx, commune, data.toPerson);
      if (member?.active) return [member];
    }
    const holders = await this.holdersOf(tx, commune, data.toRole ? [data.toRole, ...STAND_IN] : STAND_IN);
    if (holders.length === 0) throw new RefusedError(refuse(NoticeErrors.NOBODY_TO_TELL));
    return holders;
  }

  /** Of the first of these roles that somebody has. */
  private async holdersOf(tx: Tx, commune: string, roles: readonly Role[]): Promise<StaffMember[]> {
    for (const role of roles) {
      const holders = await this.staff.withRole(tx, commune, role);
      if (holders.length > 0) return holders;
    }
    return [];
  }
}
