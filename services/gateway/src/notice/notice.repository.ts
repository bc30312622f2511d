import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import type { Notice } from './notice.js';
import { NoticeRow } from './notice.entity.js';

/** Notices of one person that wait to be mailed together. */
export interface Batch {
  commune: string;
  person: string;
  notices: Notice[];
}

/** Never given up; what was not taken again and again waits longer each time (wall time), and holds up nobody else. */
const WAITING = `
  select commune, person from notices
   where mailed_at is null and handed_on_at is null and mailing = $1 and raised_at <= $2
     and (mail_tried_at is null or mail_tried_at < clock_timestamp() - least(mail_attempts, 60) * interval '5 seconds')
   group by commune, person order by min(raised_at) limit $3`;

const COUNT_ATTEMPT = `
  update notices set mail_attempts = mail_attempts + 1, mail_tried_at = clock_timestamp() where id = any($1)`;

/** The oldest first. Whoever marks one as read at this moment has read it. */
const LEFT_BEHIND = `
  select notice.id from unnest($1::text[], $2::text[]) as gone (commune, person)
    join notices notice on notice.commune = gone.commune and notice.person = gone.person
   where notice.read_at is null and notice.handed_on_at is null and notice.urgency <> 'digest'
   order by notice.raised_at, notice.id limit $3 for update of notice skip locked`;

/** Others who were told the same at the same moment. */
const TOLD = `
  select person from notices
   where about = $1 and commune = $2 and code = $3 and raised_at = $4 and rule is not distinct from $5 and person <> $6`;

/** The only file that touches the table `notices`. */
@Injectable()
export class NoticeRepository {
  async add(tx: Tx, notices: (Notice & { mailing: NoticeRow['mailing'] })[]): Promise<void> {
    if (notices.length === 0) return;
    const rows = notices.map((notice) => ({
      ...notice,
      rule: notice.rule ?? null,
      process: notice.process ?? null,
      due: notice.due ? new Date(notice.due) : null,
      raisedAt: new Date(notice.raisedAt),
      readAt: null,
      mailedAt: null,
      mailTriedAt: null,
      handedOnAt: null,
    }));
    await tx.manager.createQueryBuilder().insert().into(NoticeRow).values(rows).execute();
  }

  async inbox(tx: Tx, person: string, unread: boolean, page: PageQuery): Promise<Page<Notice>> {
    const after = decodeCursor(page.cursor, 2);
    const query = tx.manager.createQueryBuilder(NoticeRow, 'notice').where('notice.person = :person', { person });
    if (unread) query.andWhere('notice.read_at is null and notice.handed_on_at is null');
    if (after) query.andWhere('(notice.raised_at, notice.id) < (:at, :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('notice.raised_at', 'DESC')
      .addOrderBy('notice.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.raisedAt.toISOString(), row.id], noticeOf);
  }

  async find(tx: Tx, person: string, id: string): Promise<Notice | undefined> {
    const row = await tx.manager.findOne(NoticeRow, { where: { id, person }, lock: { mode: 'pessimistic_write' } });
    return row ? noticeOf(row) : undefined;
  }

  async markRead(tx: Tx, id: string, version: number): Promise<void> {
    await tx.manager.update(NoticeRow, { id }, { readAt: tx.asOf, version });
  }

  async waiting(tx: Tx, mailing: 'now' | 'daily', raisedBefore: Date, people: number): Promise<Batch[]> {
    const found = (await tx.manager.query(WAITING, [mailing, raisedBefore.toISOString(), people])) as {
      commune: string;
      person: string;
    }[];
    const batches: Batch[] = [];
    for (const { commune, person } of found) {
      const rows = await tx.manager
        .createQueryBuilder(NoticeRow, 'notice')
        .where('notice.commune = :commune and notice.person = :person', { commune, person })
        .andWhere('notice.mailed_at is null and notice.handed_on_at is null')
        .andWhere('notice.mailing = :mailing and notice.raised_at <= :raisedBefore', { mailing, raisedBefore })
        .orderBy('notice.raised_at', 'ASC')
        .limit(200)
        .getMany();
      batches.push({ commune, person, notices: rows.map(noticeOf) });
    }
    return batches;
  }

  async markMailed(tx: Tx, ids: string[], at: Date): Promise<void> {
    await tx.manager.query('update notices set mailed_at = $2 where id = any($1)', [ids, at.toISOString()]);
  }

  /** What nobody read who has left, of what asks for something. */
  async leftBehind(tx: Tx, gone: readonly Pick<Notice, 'commune' | 'person'>[], most: number): Promise<Notice[]> {
    const places = [gone.map(({ commune }) => commune), gone.map(({ person }) => person)];
    const found = await tx.query<{ id: string }>(LEFT_BEHIND, [...places, most]);
    const rows = await tx.manager.findBy(NoticeRow, { id: In(found.map(({ id }) => id)) });
    return rows.map(noticeOf);
  }

  async alsoTold(tx: Tx, { about, commune, code, raisedAt, rule, person }: Notice): Promise<string[]> {
    const values = [about, commune, code, raisedAt, rule ?? null, person];
    return (await tx.query<{ person: string }>(TOLD, values)).map((row) => row.person);
  }

  async markHandedOn(tx: Tx, { id, version }: Notice): Promise<void> {
    await tx.manager.update(NoticeRow, { id }, { handedOnAt: tx.asOf, version: version + 1 });
  }

  async countAttempt(tx: Tx, ids: string[]): Promise<void> {
    await tx.manager.query(COUNT_ATTEMPT, [ids]);
  }
}

const noticeOf = (row: NoticeRow): Notice => ({
  id: row.id,
  commune: row.commune,
  person: row.person,
  code: row.code,
  about: row.about,
  aboutKind: row.aboutKind,
  rule: row.rule ?? undefined,
  process: row.process ?? undefined,
  due: row.due?.toISOString(),
  urgency: row.urgency,
  raisedAt: row.raisedAt.toISOString(),
  readAt: row.readAt?.toISOString(),
  version: row.version,
});
