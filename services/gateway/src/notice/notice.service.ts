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
const STAND_IN: readonly Role[] = ['coordinator', 'deputy-coordinator', 'regional-supervisor', 'national-supervisor'];

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
    await this.notices.add(
      tx,
      addressees.map((member) => ({
        id: newId(),
        commune: event.commune,
        person: member.person,
        code,
        about,
        aboutKind,
        rule,
        process,
        due,
        urgency,
        raisedAt: event.asof,
        version: 1,
        mailing: member.email ? mailingOf(urgency, member.mail) : ('none' as const),
      })),
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
    for (const role of [data.toRole, ...STAND_IN]) {
      const holders = role ? await this.staff.withRole(tx, commune, role) : [];
      if (holders.length > 0) return holders;
    }
    throw new RefusedError(refuse(NoticeErrors.NOBODY_TO_TELL));
  }
}
