import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { newestFirst, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { AttendanceRow, ParticipantRow } from './participation.entity.js';
import { ParticipationErrors } from './participation.errors.js';
import type { Participant } from './participation.js';
import { participantOf, rowOf } from './participation.rows.js';

const CHILD_AT = `
  select participant.id from participants participant
   where participant.id = $1 and participant.state = 'active' and participant.taking_part_as = 'child'
     and exists (select from attendances where activity_id = $2 and participant_id = participant.id)`;

/** The only file that touches the tables `participants` and `attendances`. */
@Injectable()
export class ParticipationRepository {
  async lock(tx: Tx, id: string): Promise<Participant> {
    const row = await tx.manager.findOne(ParticipantRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new RefusedError(refuse(ParticipationErrors.NOT_FOUND));
    return participantOf(row);
  }

  /** Who of these takes part in the plan already, by person, locked: nobody withdraws meanwhile. */
  async known(tx: Tx, planId: string, persons: readonly string[]): Promise<Map<string, Participant>> {
    const rows = await tx.manager.find(ParticipantRow, {
      where: { planId, personId: In([...persons]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(rows.map((row) => [row.personId, participantOf(row)]));
  }

  /** Which of these were recorded at the activity before. */
  async attending(tx: Tx, activityId: string): Promise<Set<string>> {
    const rows = await tx.manager.find(AttendanceRow, { where: { activityId } });
    return new Set(rows.map(({ participantId }) => participantId));
  }

  /** Whether the participant is a child who was at the activity. */
  async isChildAt(tx: Tx, activityId: string, participantId: string): Promise<boolean> {
    return (await tx.query(CHILD_AT, [participantId, activityId])).length > 0;
  }

  async save(tx: Tx, participant: Participant): Promise<void> {
    const { id, ...row } = rowOf(participant);
    if (participant.version === 1) await tx.manager.insert(ParticipantRow, { id, ...row });
    else await tx.manager.update(ParticipantRow, { id }, row);
  }

  async attend(tx: Tx, activityId: string, { id: participantId, commune }: Participant): Promise<void> {
    const row = { activityId, participantId, commune, at: tx.asOf, person: tx.context.principal.person };
    await tx.manager.createQueryBuilder().insert().into(AttendanceRow).values(row).orIgnore().execute();
  }

  /** Newest first. `activityId`: of this activity alone. */
  page(tx: Tx, planId: string, activityId: string | undefined, page: PageQuery): Promise<Page<Participant>> {
    const query = tx.manager.createQueryBuilder(ParticipantRow, 'row').where({ planId });
    if (activityId)
      query.andWhere('row.id in (select participant_id from attendances where activity_id = :activityId)', {
        activityId,
      });
    return newestFirst(query, 'joinedAt', page, participantOf);
  }
}
